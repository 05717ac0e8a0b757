/** Which op of one plan is which of another: the same piece of kernel state, with what content. Pure. */
import {sameValue} from '../../topology/same-value.js';
import {isSameTable} from './nft/table.js';
import type {ForeignThing, Op, Setting} from './ops.js';
import {isPassive} from './passive.js';

/** The key under which the kernel keeps the thing: two ops of one plan have the same only if the later overwrites the earlier. */
export function identityOf(op: Op): string {
	return `${op.in} ${thingOf(op)}`;
}

function thingOf(op: Op): string {
	switch (op.kind) {
		case 'netns':
			return `netns ${op.name}`;
		case 'bridge':
		case 'veth':
		case 'vxlan':
		case 'ipip':
			// What is made under one name is one thing, whatever its kind: a veth can't come before the bridge of its name has gone.
			return `made ${op.name}`;
		case 'link':
			return `link ${op.name}`;
		case 'address':
			return `address ${op.dev} ${op.address}`;
		case 'route':
			return `route ${op.family} ${op.to}`;
		case 'blackhole':
			return `route ${op.family} ${op.to}`;
		case 'neighbour':
			return `neighbour ${op.dev} ${op.address}`;
		case 'fdb':
			return `fdb ${op.dev} ${op.mac}`;
		case 'sysctl':
			return `sysctl ${op.key}`;
		case 'nft':
			return `nft ${op.family} ${op.table}`;
		case 'qdisc':
			return `qdisc ${op.dev}`;
		case 'file':
			return `file ${op.path}`;
		case 'daemon':
			return `daemon ${op.name}`;
		case 'session':
			return `session ${op.by} ${op.name}`;
		case 'setting':
			return settingOf(op.set);
		case 'foreign':
			return foreignOf(op.thing);
	}
}

function settingOf(set: Setting): string {
	switch (set.what) {
		case 'rule':
			return `setting rule ${set.family} ${set.priority} ${set.table}`;
		case 'bridge':
		case 'port':
			return `setting ${set.dev} ${set.what} ${set.option}`;
		default:
			return `setting ${set.dev} ${set.what}`;
	}
}

function foreignOf(thing: ForeignThing): string {
	switch (thing.what) {
		case 'link':
			return `made ${thing.name}`;
		case 'address':
			return `foreign address ${thing.dev} ${thing.address}`;
		case 'route':
			return `foreign route ${thing.family} ${thing.to} ${thing.words.join(' ')}`;
		case 'rule':
			return `foreign rule ${thing.family} ${thing.words}`;
		case 'table':
			return `nft ${thing.name}`;
		case 'fdb':
			return `foreign fdb ${thing.dev} ${thing.mac} ${thing.dst} ${thing.of}`;
	}
}

/** Whether two ops make the same kernel state. Their reasons may differ. */
export function isSame(a: Op, b: Op): boolean {
	if (a === b) return true;
	if (a.in !== b.in || a.kind !== b.kind) return false;
	if (a.kind === 'nft' && b.kind === 'nft' && a.parts && b.parts)
		return isSameTable(a.parts, b.parts) && sameFields(a, b, besideText);
	return sameFields(a, b, words);
}

type Fields = Readonly<Record<string, unknown>>;

/** What is said of a thing, and is no part of it; a table's parts say what its text says. */
const words: ReadonlySet<string> = new Set(['why', 'unsure', 'parts']);

/** What says the same as its parts, and is long. */
const besideText: ReadonlySet<string> = new Set([...words, 'text']);

/** All fields there are but these, so that one that is added later can't be forgotten here. */
function sameFields(a: Fields, b: Fields, but: ReadonlySet<string>): boolean {
	for (const key in a) if (!but.has(key) && !sameValue(a[key], b[key])) return false;
	for (const key in b) if (!but.has(key) && !(key in a)) return false;
	return true;
}

/** The parts of a link that the kernel lets one change while it is there; frames go on through it. */
const changeable = {
	bridge: new Set(['mtu', 'mac']),
	veth: new Set(['master', 'hairpin', 'mac', 'mtu', 'down']),
	vxlan: new Set(['mtu', 'mac']),
	ipip: new Set(['mtu']),
} as const;

/** Whether the kernel takes `after` where it has `before`, of the same identity, without losing what hangs on it. */
export function isReplaceable(before: Op, after: Op): boolean {
	switch (after.kind) {
		case 'netns':
			return false;
		case 'bridge':
		case 'veth':
		case 'vxlan':
		case 'ipip':
			return before.kind === after.kind && changesOnly(before, after, changeable[after.kind]);
		case 'route':
		case 'blackhole':
			// A daemon adds no route where the kernel has one that is not its own.
			return !isPassive(after) || isPassive(before);
		default:
			return true;
	}
}

function changesOnly(before: Op, after: Op, allowed: ReadonlySet<string>): boolean {
	const [was, is]: Fields[] = [before, after];
	// A MAC that was set can't be made to follow the ports again.
	if (was?.mac !== undefined && is?.mac === undefined) return false;
	return Object.keys({...was, ...is}).every(
		key => key === 'why' || allowed.has(key) || sameValue(was?.[key], is?.[key]),
	);
}

/** Whether a link that is replaced gets another MAC, and so loses its neighbours. */
export function hasOtherMac(before: Op, after: Op): after is MadeOp {
	return isMade(before) && isMade(after) && macIn(before) !== macIn(after);
}

function macIn(op: MadeOp): string | undefined {
	return 'mac' in op ? op.mac : undefined;
}

type MadeOp = Extract<Op, {kind: 'bridge' | 'veth' | 'vxlan' | 'ipip'}>;

export function isMade(op: Op): op is MadeOp {
	const {kind} = op;
	return kind === 'bridge' || kind === 'veth' || kind === 'vxlan' || kind === 'ipip';
}
