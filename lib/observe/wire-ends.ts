/** From which pod of each node the wire is looked at. Pure. */
import {addressOf} from '../../topology/addresses.js';
import {type Cluster, type Family, families, type PerFamily} from '../../topology/model.js';

/** A node, and the pod of it that talks. */
export type WireEnd = {
	readonly node: string;
	/** The node's port on the segment's bridge, in the underlay. */
	readonly port: string;
	/** The pod's place. */
	readonly place: string;
	/** The pod's, without a prefix length. */
	readonly addresses: PerFamily<string>;
};

export type WirePair = {readonly from: WireEnd; readonly to: WireEnd; readonly family: Family};

/** The first pod with a network of its own, of each node that has one. */
export function wireEnds(cluster: Cluster): WireEnd[] {
	return cluster.nodes.flatMap(node => {
		const pod = cluster.pods.find(candidate => candidate.node === node.name && !candidate.hostNetwork);
		if (!pod) return [];
		const addresses: {[family in Family]?: string} = {};
		for (const family of families) {
			const address = pod.addresses[family];
			if (address !== undefined) addresses[family] = addressOf(address);
		}
		return [{node: node.name, port: node.attachment.port, place: `${node.name}/${pod.netns}`, addresses}];
	});
}

/** Every ordered pair of ends, in each family that both have. */
export function wirePairs(ends: readonly WireEnd[]): WirePair[] {
	return families.flatMap(family => {
		const having = ends.filter(end => end.addresses[family] !== undefined);
		return having.flatMap(from => having.filter(to => to !== from).map(to => ({from, to, family})));
	});
}
