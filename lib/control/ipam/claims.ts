/** What nodes have of a lab that is up, in the lab as it shall be. */
import type {Cluster} from '../../../topology/model.js';

/** The blocks, borrowed addresses and tunnels of `before`; what of them is still right, the next turn decides. */
export function keepClaims(cluster: Cluster, before: Cluster): Cluster {
	if (!cluster.ipam) return cluster;
	const {blocks = [], borrowed = []} = before.ipam ?? {};
	const known = new Map(before.nodes.map(node => [node.name, node]));
	const nodes = cluster.nodes.map(({tunnel: _, ...node}) => {
		const tunnel = known.get(node.name)?.tunnel;
		return tunnel ? {...node, tunnel} : node;
	});
	return {...cluster, nodes, ipam: {...cluster.ipam, blocks, borrowed}};
}
