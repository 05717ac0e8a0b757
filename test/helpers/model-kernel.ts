/** As much of a kernel as ops need to be refused by: what must be there first, what is there already, what goes with what. */
import type {OpChange, PlanChange} from '../../lib/plan/diff.js';
import {identityOf} from '../../lib/plan/identity.js';
import type {Machine, Op, Plan} from '../../lib/plan/ops.js';

export type Thing = {
	/** The op without its reason. */
	readonly op: unknown;
	/** Places and links that it is in or on: without them it is not. */
	readonly on: readonly string[];
	/** Links and places that it makes. */
	readonly makes: readonly string[];
	/** Counts what was made: the same number later is the same thing. */
	readonly serial: number;
};

export class ModelKernel {
	readonly things = new Map<string, Thing>();
	readonly #there = new Set<string>();
	#serial = 0;

	constructor(machines: readonly string[]) {
		for (const place of ['underlay', ...machines]) this.#make([place, `${place} lo`]);
	}

	static of(plan: Plan): ModelKernel {
		const kernel = new ModelKernel(plan.machines.map(({name}) => name));
		for (const op of [...plan.underlay, ...plan.machines.flatMap(({ops}) => ops)]) kernel.add(op);
		return kernel;
	}

	/** What is there, to compare. */
	state(): Record<string, unknown> {
		return Object.fromEntries([...this.things].sort().map(([identity, {op}]) => [identity, op]));
	}

	/** In the order in which apply does it. `resume`: as renderChange does it then. */
	apply({underlay, machines, starts, stops}: PlanChange, {resume = false} = {}): void {
		const changes = machines.flatMap(machine => machine.changes);
		if (resume) {
			this.#restart([...stops, ...starts], starts);
			this.#resume([...underlay, ...changes]);
		} else {
			const going = (each: OpChange) => each.do === 'remove';
			for (const each of changes.filter(going)) this.#do(each);
			this.#restart(stops, starts);
			for (const each of underlay) this.#do(each);
			for (const each of changes.filter(other => !going(other))) this.#do(each);
		}
		for (const op of starts.flatMap(machine => machine.ops)) this.add(op);
	}

	#restart(stops: readonly Machine[], starts: readonly Machine[]): void {
		for (const {name} of stops) this.stop(name);
		for (const {name} of starts) this.#make([name, `${name} lo`]);
	}

	/** A machine ends with all that is in it, and what has an end in it. */
	stop(machine: string): void {
		this.#unmake([machine, `${machine} lo`]);
	}

	#resume(changes: readonly OpChange[]): void {
		const coming = changes.filter(each => each.do !== 'remove');
		const made = coming.filter(({do: what, op}) => what === 'add' && makesOf(op).length > 0).reverse();
		for (const {op} of [...made, ...changes.filter(each => each.do === 'remove')]) {
			if (this.things.has(identityOf(op))) this.remove(op);
		}
		for (const each of coming) {
			if (makesOf(each.op).length > 0) this.#do(each);
			else this.replace(each.op);
		}
	}

	#do(change: OpChange): void {
		if (change.do === 'remove') this.remove(change.op);
		else if (change.do === 'add') this.add(change.op);
		else this.replace(change.op);
	}

	add(op: Op): void {
		if (this.things.has(identityOf(op)) && fails(op)) throw new Error(`${identityOf(op)}: File exists`);
		this.replace(op);
	}

	replace(op: Op): void {
		// Why it may not be there yet is no part of what is.
		const {why: _, unsure: __, ...content} = op as Op & {readonly unsure?: string};
		const on = needs(op);
		for (const place of on) if (!this.#there.has(place)) throw new Error(`${identityOf(op)}: no ${place}`);
		const known = this.things.get(identityOf(op));
		const makes = makesOf(op);
		// A table stays when the device of its chains goes.
		const lives = op.kind === 'nft' ? [op.in] : on;
		this.things.set(identityOf(op), {op: content, on: lives, makes, serial: known?.serial ?? this.#serial++});
		this.#make(makes);
	}

	remove(op: Op): void {
		const thing = this.things.get(identityOf(op));
		if (!thing) throw new Error(`${identityOf(op)}: not there`);
		this.#take(identityOf(op));
		if (op.kind === 'address' || op.kind === 'link') this.#drain(op, thing);
	}

	#make(names: readonly string[]): void {
		for (const name of names) this.#there.add(name);
	}

	#take(identity: string): void {
		const thing = this.things.get(identity);
		this.things.delete(identity);
		this.#unmake(thing?.makes ?? []);
	}

	#unmake(names: readonly string[]): void {
		for (const name of names) {
			this.#there.delete(name);
			for (const [other, {on}] of [...this.things]) if (on.includes(name)) this.#take(other);
		}
	}

	/** With an address the kernel takes later ones of its subnet, and may take the family's routes and neighbours of the device. */
	#drain(op: Op & {kind: 'address' | 'link'}, {serial}: Thing): void {
		const device = `${op.in} ${op.kind === 'link' ? op.name : op.dev}`;
		const isIpv6 = (text: string) => text.includes(':') || text.includes('ipv6');
		for (const [identity, thing] of [...this.things]) {
			const kind = / (address|route|neighbour) /.test(identity);
			const family = op.kind === 'link' || isIpv6(identity) === isIpv6(op.address);
			if (kind && family && thing.serial > serial && thing.on.includes(device)) this.things.delete(identity);
		}
	}
}

/** A setting or a file is simply written over. */
function fails({kind}: Op): boolean {
	return kind !== 'sysctl' && kind !== 'file' && kind !== 'link';
}

function makesOf(op: Op): string[] {
	if (op.kind === 'netns') return [`${op.in}/${op.name}`, `${op.in}/${op.name} lo`];
	if (op.kind === 'bridge' || op.kind === 'vxlan' || op.kind === 'ipip') return [`${op.in} ${op.name}`];
	if (op.kind === 'foreign' && op.thing.what === 'link') return [`${op.in} ${op.thing.name}`];
	return op.kind === 'veth' ? [`${op.in} ${op.name}`, `${op.peer.in} ${op.peer.name}`] : [];
}

function needs(op: Op): string[] {
	const on = [op.in];
	if (op.kind === 'veth') on.push(op.peer.in);
	if (op.kind === 'link') on.push(`${op.in} ${op.name}`);
	if (op.kind === 'vxlan') on.push(`${op.in} ${op.parent}`);
	if ('dev' in op) on.push(`${op.in} ${op.dev}`);
	const device = op.kind === 'sysctl' && /\.(?:conf|neigh)\.(?!all|default)([^.]+)\./.exec(op.key)?.[1];
	if (device) on.push(`${op.in} ${device}`);
	if (op.kind === 'setting' && 'dev' in op.set) on.push(`${op.in} ${op.set.dev}`);
	if (op.kind === 'foreign' && 'dev' in op.thing) on.push(`${op.in} ${op.thing.dev}`);
	return on;
}
