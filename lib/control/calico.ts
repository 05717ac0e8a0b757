/**
 * The one place where Calico's objects become a part of the Cluster: pools and blocks, tunnels, the addresses that nodes are
 * known by, BGP. Of a lab file, and of a lab that is up when its objects change. Pure.
 */
import type {CalicoObjects, IpPool} from '../../topology/calico/types.js';
import type {Cluster, Labels, Node} from '../../topology/model.js';
import type {ChosenMode} from './choose-mode.js';
import {type GivenAway, type Memory, openGiver} from './giver.js';
import {poolsOf} from './ipam/default-pools.js';
import {perFamily} from './per-family.js';

export type Calico = {
	readonly chosen: ChosenMode;
	readonly objects: CalicoObjects;
	/** Those that addresses are given from, if it is not all that the objects say, with the default ones. */
	readonly pools?: readonly IpPool[];
};

/**
 * The cluster with what Calico makes of its objects. What nodes and pods have already they keep; nodes get the addresses of their
 * tunnels. `podCidrs` are the networks of the default pools. `without`: nodes whose tunnel gets no address.
 */
export function withCalico(
	cluster: Cluster,
	{chosen, objects, pools = poolsOf(objects.pools, {networks: cluster.podCidrs, chosen})}: Calico,
): {readonly cluster: Cluster; readonly without: GivenAway['without']} {
	if (chosen.mode.addressing !== 'blocks') return {cluster, without: []};
	const {blocks = [], borrowed = []} = cluster.ipam ?? {};
	const {strictAffinity = false, maxBlocksPerHost} = objects.ipam ?? {};
	const limit = maxBlocksPerHost === undefined ? {} : {maxBlocksPerHost};
	const ipam = {pools, blocks, borrowed, strictAffinity, ...limit};
	const nodes = cluster.nodes.map(node => withBgpAddresses(node, objects));
	const {cluster: given, without} = settle({...cluster, nodes, ipam}, chosen);
	return {cluster: {...cluster, ...given}, without};
}

/** The labels that a node has besides those of the topology: Calico's Node and Kubernetes' are one object. */
export function calicoLabels(name: string, {nodes}: CalicoObjects): Labels {
	return nodes.find(node => node.name === name)?.labels ?? {};
}

/** A cluster whose pods are those that stay: blocks that nobody has a right to any more go, tunnels get their addresses. */
export function settled(cluster: Cluster, chosen: ChosenMode): Cluster {
	return chosen.mode.addressing === 'blocks' ? {...cluster, ...settle(cluster, chosen).cluster} : cluster;
}

function settle(cluster: Cluster, chosen: ChosenMode): GivenAway {
	const staying = cluster.pods.filter(({hostNetwork}) => !hostNetwork);
	const memory: Memory = new Map();
	return openGiver({cluster, staying, memory}, {chosen, shares: new Map()}).close();
}

function withBgpAddresses(node: Node, {nodes}: CalicoObjects): Node {
	const {bgpAddresses: _, ...others} = node;
	const own = nodes.find(({name}) => name === node.name);
	const said = {ipv4: own?.ipv4Address, ipv6: own?.ipv6Address};
	const bgpAddresses = perFamily(family => said[family]);
	return Object.keys(bgpAddresses).length > 0 ? {...others, bgpAddresses} : others;
}
