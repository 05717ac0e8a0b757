/**
 * The ops of a machine that has nothing yet, so that each tool is started once where it can be: a process costs as much as fifty
 * things that it does (with 150 pods on 3 nodes, a fortieth of the time to bring them up).
 */
import {netnsOf, type Op} from '../plan/ops.js';
import {type Tool, toolOf} from './lines.js';

/**
 * Between kernel settings, daemons and what is done inside pods, which keep their places: links, addresses and routes need nothing of
 * the other tools; forwarding entries and the packet filter need the links at most; files are read by daemons alone.
 */
export function gather(ops: readonly Op[]): Op[] {
	const runs: Op[][] = [];
	for (const op of ops) {
		const last = runs.at(-1)?.[0];
		if (last && rankOf(last) !== undefined && rankOf(op) !== undefined) runs.at(-1)?.push(op);
		else runs.push([op]);
	}
	// Array.sort is stable: what is of one tool stays in the order of the plan.
	return runs.flatMap(run => run.sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0)));
}

/** Undefined: it stays where it is. */
function rankOf(op: Op): number | undefined {
	if (netnsOf(op.in) !== undefined) return undefined;
	if (op.kind === 'file') return order.length;
	const rank = order.indexOf(toolOf(op));
	return rank < 0 ? undefined : rank;
}

const order: readonly Tool[] = ['ip', 'bridge', 'nft'];
