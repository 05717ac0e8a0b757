/**
 * The condition Programmed of a Node, in modes whose routes a daemon brings (BIRD): what it is to bring is in this node's kernel.
 * A pod is reached from everywhere only when that holds of all nodes.
 */
import type {NodeCondition} from 'kubernetes-types/core/v1.js';
import {timeText} from '../../api/times.js';
import {type Finding, findCondition} from './conditions.js';
import type {World} from './controller.js';
import type {LiveNode} from './live-objects.js';
import {silentSince} from './node-health.js';

const type = 'Programmed';

export type Routing = Omit<Finding, 'type'>;

/** The same object if it says so already. `now`: milliseconds since 1970. */
export function routedNode(node: LiveNode, routing: Routing, now: number): LiveNode {
	const {conditions = []} = node.status ?? {};
	const known = findCondition(conditions, type);
	const {status, reason, message} = routing;
	if (known?.status === status && known.reason === reason && known.message === message) return node;
	const time = timeText(now);
	const lastTransitionTime = (known?.status === status ? known.lastTransitionTime : undefined) ?? time;
	const told: NodeCondition = {type, ...routing, lastHeartbeatTime: time, lastTransitionTime};
	const others = conditions.filter(condition => condition !== known);
	return {...node, status: {...node.status, conditions: [...others, told]}};
}

/** What the first node lacks that has not all of its routes: `node-2: BGP session …`. Of a silent node nothing is known. */
export function missingRoutes(world: World): string | undefined {
	for (const node of world.list('nodes') as readonly LiveNode[]) {
		const routing = findCondition(node.status?.conditions, type);
		if (routing?.status === 'False' && silentSince(node) === undefined)
			return `${node.metadata.name}: ${routing.message}`;
	}
	return undefined;
}
