/** Which changes are made inside pods over netlink, and which by the machine's script. Pure. */
import type {OpChange} from '../plan/diff.js';
import {netnsOf} from '../plan/ops.js';
import {isEncodable} from './netlink.js';

export type Split = {
	/** For the script, in their order. */
	readonly script: readonly OpChange[];
	/** By the pod's place, in their order; to be done after the script, which makes the pods and needs nothing in them. */
	readonly pods: ReadonlyMap<string, readonly OpChange[]>;
};

/** A pod is done one way or the other as a whole, so that its changes keep their order. */
export function splitPods(changes: readonly OpChange[]): Split {
	const pods = new Map<string, OpChange[]>();
	for (const each of changes) {
		const {in: place} = each.op;
		if (netnsOf(place) === undefined) continue;
		const list = pods.get(place);
		if (list) list.push(each);
		else pods.set(place, [each]);
	}
	for (const [place, list] of pods) if (!list.every(canEncode)) pods.delete(place);
	return {script: changes.filter(({op}) => !pods.has(op.in)), pods};
}

function canEncode(change: OpChange): boolean {
	return isEncodable(change.op) && (change.do !== 'replace' || isEncodable(change.before));
}

/** As renderChange does it when it resumes: what may be there already is replaced. */
export function resumedInside(change: OpChange): OpChange {
	const {op} = change;
	return change.do === 'add' ? {do: 'replace', op, before: op} : change;
}
