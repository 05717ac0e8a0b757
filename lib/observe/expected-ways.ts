/** What the standing faults of a lab leave of the ways between its nodes: those of the wires, and those of dead daemons. Pure. */
import type {Cluster, Node} from '../../topology/model.js';
import {type Ways, waysUnder} from '../plan/fault-ways.js';
import {isSameList, type Standing} from '../plan/faults.js';
import type {Mode, ModeContext} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {planModeOps} from '../plan/planner.js';
import {unsureWays} from '../plan/unsure.js';

type Faulty = Standing & {readonly cluster: Cluster; readonly mode: Mode; readonly plan: Plan};

type ViewOf = (node: string) => {readonly node: Node; readonly context: ModeContext};

export function waysOf({cluster, mode, faults, frozen, plan}: Faulty, viewOf: ViewOf): Ways {
	const ways = waysUnder(faults, cluster);
	const isUnsure = unsureWays(plan);
	// The mode would have changed something on the node by now.
	const isBehind = (node: string) => {
		// Ways are no matter of packet filters.
		const kept = frozen[node]?.filter(({kind}) => kind !== 'nft');
		const now = () => planModeOps(mode, viewOf(node).context).filter(({kind}) => kind !== 'nft');
		return kept !== undefined && !isSameList(kept, now());
	};
	const dead = faults.flatMap(fault => (fault.kind === 'daemon' ? [fault.node] : []));
	const behind = new Set(dead.filter(isBehind));
	return (from, to, family) => {
		const way = ways(from, to, family);
		// What the dead daemon has not done may be for any peer: nothing can be said of them.
		const isUnknown =
			from !== to && (behind.has(from) || behind.has(to) || isUnsure(from, to) || isUnsure(to, from));
		return way === 'whole' && isUnknown ? 'disturbed' : way;
	};
}
