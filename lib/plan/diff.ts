/**
 * Two plans → what must go and what must come, in an order in which it can be applied. What is in both is not
 * touched: its link keeps its number, its connections go on. Pure.
 */
import {sameValue} from '../../topology/same-value.js';
import {hasOtherMac, identityOf, isReplaceable, isSame} from './identity.js';
import {drain, type Fate, isLost, isNothing, type Losses, lose, lossOf, noLosses} from './losses.js';
import {type Machine, machineOf, type Op, type Plan, type VethOp} from './ops.js';

export type OpChange =
	| {readonly do: 'remove'; readonly op: Op}
	| {readonly do: 'add'; readonly op: Op}
	/** The kernel takes the new content in place of the old. `before` may be the same: what was lost with something else is said again. */
	| {readonly do: 'replace'; readonly op: Op; readonly before: Op};

/** First what goes, in the reverse of the order in which it came; then what comes or changes, in the order of the plan. */
export type MachineChange = Pick<Machine, 'name' | 'kind'> & {readonly changes: readonly OpChange[]};

/** All that is in the machine ends with it, unsaid; so do its cables, and what remains of them is nobody else's to remove. */
export type MachineStop = Machine & {readonly cables: readonly VethOp[]};

/** One that is started has nothing, neither cables nor namespaces: all of its ops are to be done. */
export type PlanChange = {
	/** Comes between what goes and what comes in the machines, and when machines have stopped and started: it holds their cables. */
	readonly underlay: readonly OpChange[];
	/** Those that stay and have a change. They do not depend on each other. */
	readonly machines: readonly MachineChange[];
	/** May have names of `stops`: such a machine is made anew. */
	readonly starts: readonly Machine[];
	readonly stops: readonly MachineStop[];
};

/**
 * `renewed`: what is to be another one, although both plans have it. Places of pods (`node-1/default.web-0`): a pod that was
 * deleted and made again under its name. Machines (`node-1`): one that has died, or is restarted.
 */
export function diffPlans(before: Plan, after: Plan, renewed: ReadonlySet<string> = new Set()): PlanChange {
	const later = new Map(after.machines.map(machine => [machine.name, machine]));
	const stops = before.machines.filter(machine => !isStaying(machine, later.get(machine.name), renewed));
	const stopped = new Set(stops.map(({name}) => name));
	const staying = new Map(
		before.machines.filter(({name}) => !stopped.has(name)).map(machine => [machine.name, machine]),
	);
	const losses = noLosses(renewed, stopped);
	const underlay = diffOps(before.underlay, after.underlay, losses);
	return {
		underlay,
		machines: after.machines.flatMap(({name, kind, ops}) => {
			const was = staying.get(name);
			// A machine loses nothing by what another one loses, only by what the underlay does.
			const own = losses.links.has(name) ? losses : noLosses(inMachine(renewed, name));
			const changes = was ? diffOps(was.ops, ops, own) : [];
			return changes.length === 0 ? [] : [{name, kind, changes}];
		}),
		starts: after.machines.filter(({name}) => !staying.has(name)),
		stops: stops.map(machine => ({...machine, cables: cablesOf(machine.name, before.underlay)})),
	};
}

/** One of another kind, or a container made otherwise, is another machine: nothing gives a kernel setting its old value back. */
function isStaying(
	{name, kind, container}: Machine,
	later: Machine | undefined,
	renewed: ReadonlySet<string>,
): boolean {
	return later?.kind === kind && !renewed.has(name) && sameValue(later.container, container);
}

/** The cables that a machine has in the underlay. */
export function cablesOf(machine: string, underlay: readonly Op[]): VethOp[] {
	return underlay.filter((op): op is VethOp => op.kind === 'veth' && op.peer.in === machine);
}

function inMachine(places: ReadonlySet<string>, machine: string): ReadonlySet<string> {
	return places.size === 0 ? places : new Set([...places].filter(place => machineOf(place) === machine));
}

function diffOps(before: readonly Op[], after: readonly Op[], losses: Losses): OpChange[] {
	if (before === after && isNothing(losses)) return [];
	const {pairs, gone} = pairUp(before, after);
	const removed = new Set<Op>(gone);
	for (const op of gone) lose(losses, op);
	const coming: OpChange[] = [];
	for (const [index, op] of after.entries()) {
		const was = pairs[index];
		if (was === undefined) {
			coming.push({do: 'add', op});
			continue;
		}
		const fate = fateOf(was, op, losses);
		if (fate === 'remake' || fate === 'again') lose(losses, was);
		if (fate === 'remake') removed.add(was);
		if (fate === 'replace' && hasOtherMac(was, op)) drain(losses, op);
		if (fate === 'replace') coming.push({do: 'replace', op, before: was});
		else if (fate !== 'keep') coming.push({do: 'add', op});
	}
	return [...removals(before, removed, losses), ...coming];
}

function fateOf(was: Op, op: Op, losses: Losses): Fate {
	const fate = isNothing(losses) ? 'keep' : lossOf(losses, was);
	if (fate === 'again' || fate === 'remake' || isSame(was, op)) return fate;
	return isReplaceable(was, op) ? 'replace' : 'remake';
}

/** What is inside something that goes goes with it, unsaid. */
function removals(before: readonly Op[], removed: ReadonlySet<Op>, losses: Losses): OpChange[] {
	if (removed.size === 0) return [];
	const inReverse = before.filter(op => removed.has(op) && !isLost(losses, op)).reverse();
	return inReverse.map(op => ({do: 'remove', op}));
}

type Pairing = {
	/** For each op of the later plan the one of the earlier that it is, if there is one. */
	readonly pairs: readonly (Op | undefined)[];
	readonly gone: readonly Op[];
};

/** Two plans of one machine begin and end alike: only what is between must be looked up. */
function pairUp(before: readonly Op[], after: readonly Op[]): Pairing {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && isSame(before[head] as Op, after[head] as Op)) head++;
	let tail = 0;
	while (tail < shorter - head && isSame(before.at(-1 - tail) as Op, after.at(-1 - tail) as Op)) tail++;
	const known = byIdentity(before.slice(head, before.length - tail));
	const pairs = after.map((op, index) => {
		if (index < head) return before[index];
		if (index >= after.length - tail) return before[before.length - after.length + index];
		return known.get(identityOf(op))?.shift();
	});
	return {pairs, gone: [...known.values()].flat()};
}

function byIdentity(ops: readonly Op[]): Map<string, Op[]> {
	const known = new Map<string, Op[]>();
	for (const op of ops) {
		const identity = identityOf(op);
		const list = known.get(identity);
		if (list) list.push(op);
		else known.set(identity, [op]);
	}
	return known;
}
