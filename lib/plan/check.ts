/** What must hold in every plan, whatever the mode. */
import {addressOf, interfaceNameLimit} from '../../topology/addresses.js';
import {isMade} from './identity.js';
import {type Machine, machineOf, netnsOf, type Op, type Plan} from './ops.js';
import {daemonsOf, isPassive} from './passive.js';

/** A plan that the kernel could not carry out, or that would not be what it says. */
export class PlanError extends Error {
	override readonly name = 'PlanError';

	constructor(readonly defects: readonly Defect[]) {
		super(
			['the plan contradicts itself (a defect of the mode or of cnilab):', ...defects.map(format)].join('\n'),
		);
	}
}

export type Defect = {readonly what: string; readonly ops: readonly Op[]};

const none: ReadonlySet<Machine> = new Set();

/**
 * Throws a PlanError with all defects that it finds, each with its ops. Reads the ops in the order in which they are applied.
 * Machines that were checked before are looked at for their addresses only, which nobody else may have.
 */
export function checkPlan({underlay, machines}: Plan, checked = none): void {
	const state: State = {
		places: new Set(['underlay', ...machines.map(({name}) => name)]),
		links: new Map(),
		addresses: new Map(),
		defects: [],
	};
	for (const place of state.places) state.links.set(place, new Map([['lo', undefined]]));
	for (const op of underlay) checkOp(op, state);
	for (const machine of machines) {
		if (!checked.has(machine)) checkDaemons(machine, state);
		for (const op of machine.ops) {
			if (!checked.has(machine)) checkOp(op, state);
			else if (op.kind === 'address') addAddress(op, op.address, state);
		}
	}
	if (state.defects.length > 0) throw new PlanError(state.defects);
}

type State = {
	readonly places: Set<string>;
	/** By place and name, the op that makes the link. */
	readonly links: Map<string, Map<string, Op | undefined>>;
	readonly addresses: Map<string, Op>;
	readonly defects: Defect[];
};

function checkOp(op: Op, state: State): void {
	const defect = (what: string) => state.defects.push({what, ops: [op]});
	if (!state.places.has(op.in)) defect(`there is no place '${op.in}'`);
	for (const name of needed(op)) {
		if (name === undefined) defect('it names no device');
		else if (!state.links.get(op.in)?.has(name)) defect(`${op.in} has no link '${name}' yet`);
	}
	if (op.kind === 'netns') addPlace(op, `${op.in}/${op.name}`, state);
	if (isMade(op)) addLink(op, op.in, op.name, state);
	if (op.kind === 'veth') {
		if (!state.places.has(op.peer.in)) defect(`there is no place '${op.peer.in}'`);
		addLink(op, op.peer.in, op.peer.name, state);
	}
	if (op.kind === 'address') addAddress(op, op.address, state);
}

/** Nobody else does what a daemon shall do. */
function checkDaemons(machine: Machine, {defects}: State): void {
	const names = daemonsOf(machine).map(({name}) => name);
	const twice = names.filter((name, index) => names.indexOf(name) !== index);
	for (const name of twice)
		defects.push({what: `${machine.name} has two daemons '${name}'`, ops: daemonsOf(machine)});
	for (const op of machine.ops) {
		const isLost = isPassive(op) && !names.includes(op.by);
		if (isLost) defects.push({what: `${machine.name} has no daemon '${op.by}' that would do it`, ops: [op]});
	}
}

/** The links that must be there before the op; undefined for one that a mode in JavaScript forgot. */
function needed(op: Op): readonly (string | undefined)[] {
	switch (op.kind) {
		case 'veth':
			return op.master === undefined ? [] : [op.master];
		case 'vxlan':
		case 'ipip':
			return [op.parent];
		case 'link':
			return op.master === undefined ? [op.name] : [op.name, op.master];
		case 'address':
		case 'route':
		case 'neighbour':
		case 'fdb':
		case 'qdisc':
			return [op.dev];
		case 'nft':
			return op.family === 'netdev' ? [op.dev] : [];
		case 'netns':
		case 'bridge':
		case 'sysctl':
		case 'file':
		case 'blackhole':
		case 'daemon':
		case 'session':
		case 'setting':
		case 'foreign':
			return [];
	}
}

/** A name that is a word for the shell, for ip and for a path. */
const plainWord = /^[\w][\w.-]*$/;

function addPlace(op: Op, place: string, {places, links, defects}: State): void {
	if (places.has(place)) defects.push({what: `the namespace '${place}' is made twice`, ops: [op]});
	if (netnsOf(op.in) !== undefined) defects.push({what: 'a namespace inside a pod', ops: [op]});
	if (!plainWord.test(netnsOf(place) ?? '')) defects.push({what: `a namespace can't be named so`, ops: [op]});
	places.add(place);
	links.set(place, new Map([['lo', undefined]]));
}

function addLink(op: Op, place: string, name: string, {links, defects}: State): void {
	const here = links.get(place) ?? new Map<string, Op | undefined>();
	links.set(place, here);
	if (here.has(name)) {
		const other = here.get(name);
		defects.push({what: `the link ${name} is made twice in ${place}`, ops: other ? [other, op] : [op]});
	}
	if (Buffer.byteLength(name) > interfaceNameLimit || !plainWord.test(name)) {
		defects.push({what: `the kernel takes no interface name like '${name}'`, ops: [op]});
	}
	here.set(name, op);
}

function addAddress(op: Op, address: string, {addresses, defects}: State): void {
	const bare = addressOf(address);
	const other = addresses.get(bare);
	if (other) {
		const places = machineOf(other.in) === machineOf(op.in) ? op.in : `${other.in} and ${op.in}`;
		defects.push({what: `the address ${bare} is given twice: ${places}`, ops: [other, op]});
	}
	addresses.set(bare, op);
}

function format({what, ops}: Defect): string {
	return [`  ${what}`, ...ops.map(op => `    ${op.kind} in ${op.in}: ${op.why}`)].join('\n');
}
