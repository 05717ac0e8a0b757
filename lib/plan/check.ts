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
		links: new Map(['underlay', ...machines.map(({name}) => name)].map(place => [place, loopback()])),
		addresses: new Map(),
		defects: [],
	};
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
	/** Of each place there is, by name, the op that makes the link. */
	readonly links: Map<string, Links>;
	readonly addresses: Map<string, Op>;
	readonly defects: Defect[];
};

type Links = Map<string, Op | undefined>;

function loopback(): Links {
	return new Map([['lo', undefined]]);
}

/** Millions of ops come by here: nothing is made for one that is right. */
function checkOp(op: Op, state: State): void {
	const here = linksOf(op, op.in, state);
	checkNeed(op, deviceOf(op), here, state);
	if (op.kind === 'link' || op.kind === 'veth') checkNeed(op, op.master ?? nothing, here, state);
	if (op.kind === 'netns') addPlace(op, `${op.in}/${op.name}`, state);
	if (isMade(op)) addLink(op, {links: here, place: op.in, name: op.name}, state);
	if (op.kind === 'veth') {
		const {in: place, name} = op.peer;
		addLink(op, {links: linksOf(op, place, state), place, name}, state);
	}
	if (op.kind === 'address') addAddress(op, op.address, state);
}

function linksOf(op: Op, place: string, {links, defects}: State): Links | undefined {
	const here = links.get(place);
	if (!here) defects.push({what: `there is no place '${place}'`, ops: [op]});
	return here;
}

function checkNeed(
	op: Op,
	name: string | typeof nothing | undefined,
	links: Links | undefined,
	{defects}: State,
): void {
	if (name === nothing) return;
	if (name === undefined) defects.push({what: 'it names no device', ops: [op]});
	else if (!links?.has(name)) defects.push({what: `${op.in} has no link '${name}' yet`, ops: [op]});
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

const nothing = null;

/** The link that must be there before the op, beside its master; undefined for one that a mode in JavaScript forgot. */
function deviceOf(op: Op): string | typeof nothing | undefined {
	switch (op.kind) {
		case 'vxlan':
		case 'ipip':
			return op.parent;
		case 'link':
			return op.name;
		case 'address':
		case 'route':
		case 'neighbour':
		case 'fdb':
		case 'qdisc':
			return op.dev;
		case 'nft':
			return op.family === 'netdev' ? op.dev : nothing;
		case 'veth':
		case 'netns':
		case 'bridge':
		case 'sysctl':
		case 'file':
		case 'blackhole':
		case 'daemon':
		case 'session':
		case 'setting':
		case 'foreign':
			return nothing;
	}
}

/** A name that is a word for the shell, for ip and for a path. */
const plainWord = /^[\w][\w.-]*$/;

function addPlace(op: Op, place: string, {links, defects}: State): void {
	if (links.has(place)) defects.push({what: `the namespace '${place}' is made twice`, ops: [op]});
	if (netnsOf(op.in) !== undefined) defects.push({what: 'a namespace inside a pod', ops: [op]});
	if (!plainWord.test(netnsOf(place) ?? '')) defects.push({what: `a namespace can't be named so`, ops: [op]});
	links.set(place, loopback());
}

type NewLink = {readonly links: Links | undefined; readonly place: string; readonly name: string};

function addLink(op: Op, {links, place, name}: NewLink, {defects}: State): void {
	if (links?.has(name)) {
		const other = links.get(name);
		defects.push({what: `the link ${name} is made twice in ${place}`, ops: other ? [other, op] : [op]});
	}
	if (Buffer.byteLength(name) > interfaceNameLimit || !plainWord.test(name)) {
		defects.push({what: `the kernel takes no interface name like '${name}'`, ops: [op]});
	}
	links?.set(name, op);
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
