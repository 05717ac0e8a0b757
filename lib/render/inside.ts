/** Which changes are made by labd itself over netlink, and which by the machine's script. Pure. */
import type {OpChange} from '../plan/diff.js';
import {netnsOf, type VethOp} from '../plan/ops.js';
import {isEncodable} from './netlink.js';

export type Split = {
	/** For the script, in their order; it comes first. */
	readonly script: readonly OpChange[];
	/** Of new pods, to be made after the script. */
	readonly cables: readonly VethOp[];
	/** By the pod's place, in their order; to be done after the cables, and nothing else needs what is in them. */
	readonly pods: ReadonlyMap<string, readonly OpChange[]>;
};

/** A pod is done one way or the other as a whole, so that its changes keep their order; and so are the cables of a machine. */
export function splitPods(changes: readonly OpChange[], resume = false): Split {
	const pods = new Map<string, OpChange[]>();
	for (const each of changes) {
		const {in: place} = each.op;
		if (netnsOf(place) === undefined) continue;
		const list = pods.get(place);
		if (list) list.push(each);
		else pods.set(place, [each]);
	}
	for (const [place, list] of pods) if (!list.every(canEncode)) pods.delete(place);
	const outside = changes.filter(({op}) => !pods.has(op.in));
	// What may be there already goes first, which is the script's work.
	const taken = new Set<OpChange>(resume ? [] : cablesLast(outside));
	const script = outside.filter(each => !taken.has(each));
	return {script, cables: [...taken].map(({op}) => op as VethOp), pods};
}

function canEncode(change: OpChange): boolean {
	return isEncodable(change.op) && (change.do !== 'replace' || isEncodable(change.before));
}

/** The new pods' cables, if nothing that follows them needs them: a routed pod's route and settings do. */
function cablesLast(changes: readonly OpChange[]): OpChange[] {
	const first = changes.findIndex(isNewCable);
	if (first < 0) return [];
	const rest = changes.slice(first);
	if (!rest.every(each => isNewCable(each) || needsNoCable(each))) return [];
	return rest.filter(isNewCable);
}

function isNewCable({op, ...change}: OpChange): boolean {
	return change.do === 'add' && op.kind === 'veth' && netnsOf(op.peer.in) !== undefined && !op.down;
}

function needsNoCable({op, ...change}: OpChange): boolean {
	return op.kind === 'file' || (op.kind === 'netns' && change.do === 'add');
}

/** As renderChange does it when it resumes: what may be there already is replaced. */
export function resumedInside(change: OpChange): OpChange {
	const {op} = change;
	return change.do === 'add' ? {do: 'replace', op, before: op} : change;
}
