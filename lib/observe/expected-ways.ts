/** What the standing faults of a lab leave of the ways between its nodes: those of the wires, and those of dead daemons. Pure. */
import type {Cluster, Node} from '../../topology/model.js';
import {type Ways, waysUnder} from '../plan/fault-ways.js';
import {isSameList, type Standing} from '../plan/faults.js';
import type {Mode, ModeContext} from '../plan/mode.js';
import {planModeOps} from '../plan/planner.js';

type Faulty = Standing & {readonly cluster: Cluster; readonly mode: Mode};

type ViewOf = (node: string) => {readonly node: Node; readonly context: ModeContext};

export function waysOf({cluster, mode, faults, frozen}: Faulty, viewOf: ViewOf): Ways {
	const ways = waysUnder(faults, cluster);
	// The mode would have changed something on the node by now.
	const isBehind = (node: string) => {
		const kept = frozen[node];
		return kept !== undefined && !isSameList(kept, planModeOps(mode, viewOf(node).context));
	};
	const dead = faults.flatMap(fault => (fault.kind === 'daemon' ? [fault.node] : []));
	const behind = new Set(dead.filter(isBehind));
	if (behind.size === 0) return ways;
	return (from, to, family) => {
		const way = ways(from, to, family);
		// What the dead daemon has not done may be for any peer: nothing can be said of them.
		const isUnknown = from !== to && (behind.has(from) || behind.has(to));
		return way === 'whole' && isUnknown ? 'disturbed' : way;
	};
}
