/** What Calico's modes without a tunnel ask of the network between the nodes. */
import type {Cluster, Node, Router} from '../topology/model.js';
import {tunnelOf} from './calico.js';

/**
 * A router on the way that speaks no BGP has no route to any pod: packets that go as they are end there. The real product
 * does not refuse it; its pods are out of reach.
 */
export function* unawareRouters(cluster: Cluster) {
	const pool = cluster.ipam?.pools.find(each => !tunnelOf(each));
	if (!pool) return;
	const [first, ...others] = cluster.nodes;
	for (const node of others) {
		const router = first && silentBetween(first, node, cluster);
		if (!router) continue;
		yield {
			message: `the router ${router.name} is between ${node.name} (segment ${node.attachment.segment}) and ${first.name} (segment ${first.attachment.segment}), and speaks no BGP: it has no route to the pods of IPPool ${pool.name}, which has no tunnel`,
			hint: 'give the router an asNumber and peer with it, or use calico-ipip with crossSubnet: true',
			node,
		};
	}
}

/** Undefined if the way from one to the other is over routers that speak BGP alone. */
function silentBetween(a: Node, b: Node, {underlay: {routers}}: Cluster): Router | undefined {
	const known = segmentsBehind(
		a.attachment.segment,
		routers.filter(({asNumber}) => asNumber !== undefined),
	);
	if (known.has(b.attachment.segment)) return undefined;
	return routers.find(
		({asNumber, attachments}) =>
			asNumber === undefined && attachments.some(({segment}) => known.has(segment)),
	);
}

/** The segments that these routers connect with it, itself too. */
function segmentsBehind(start: string, routers: readonly Router[]): ReadonlySet<string> {
	const known = new Set([start]);
	for (const segment of known) {
		for (const {attachments} of routers) {
			if (!attachments.some(each => each.segment === segment)) continue;
			for (const each of attachments) known.add(each.segment);
		}
	}
	return known;
}
