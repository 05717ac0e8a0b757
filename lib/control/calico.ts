/**
 * The one place where Calico's objects become a part of the Cluster: pools and blocks, tunnels, the addresses that nodes are
 * known by, BGP. Of a lab file, and of a lab that is up when its objects change. Pure.
 */
import type {CalicoObjects, IpPool} from '../../topology/calico/types.js';
import type {Cluster, Ipam, Labels, Node, Notice} from '../../topology/model.js';
import {type BgpOptions, bgpDefaults} from '../plan/bgp/options.js';
import {type ResolvedBgp, resolveBgp} from './bgp/resolve.js';
import type {ChosenMode} from './choose-mode.js';
import {type GivenAway, type Memory, openGiver} from './giver.js';
import {poolsOf} from './ipam/default-pools.js';
import {perFamily} from './per-family.js';

export type Calico = {
	readonly chosen: ChosenMode;
	readonly objects: CalicoObjects;
	/** Those that addresses are given from, if it is not all that the objects say, with the default ones. */
	readonly pools?: readonly IpPool[] | undefined;
};

export type CalicoCluster = {
	readonly cluster: Cluster;
	/** Nodes whose tunnel gets no address. */
	readonly without: GivenAway['without'];
	/** What the objects say to no effect. */
	readonly notices: readonly Notice[];
};

/**
 * The cluster with what Calico makes of its objects; as it is in a mode without blocks. What nodes and pods have already they
 * keep; nodes get the addresses of their tunnels. `podCidrs` are the networks of the default pools.
 */
export function withCalico(cluster: Cluster, calico: Calico): CalicoCluster {
	const {chosen, objects} = calico;
	if (chosen.mode.addressing !== 'blocks') return {cluster, without: [], notices: []};
	const nodes = cluster.nodes.map(node => withBgpAddresses(node, objects));
	const {cluster: given, without} = settle({...cluster, nodes, ipam: ipamOf(cluster, calico)}, chosen);
	const {bgp: _, ...others} = {...cluster, ...given};
	const resolved = chosen.mode.pools?.isBgp ? bgpOf(others, calico) : undefined;
	const {bgp, notices = []} = resolved ?? {};
	return {cluster: {...others, ...(bgp && {bgp})}, without, notices: [...notices, ...longHosts(nodes)]};
}

function ipamOf({ipam, podCidrs}: Cluster, {chosen, objects, pools}: Calico): Ipam {
	const {blocks = [], borrowed = []} = ipam ?? {};
	const {strictAffinity = false, maxBlocksPerHost} = objects.ipam ?? {};
	return {
		pools: pools ?? poolsOf(objects.pools, {networks: podCidrs, chosen}),
		blocks,
		borrowed,
		strictAffinity,
		...(maxBlocksPerHost !== undefined && {maxBlocksPerHost}),
	};
}

function bgpOf({nodes, underlay}: Cluster, {chosen, objects}: Calico): ResolvedBgp {
	const {routers, segments} = underlay;
	const options: BgpOptions = {...bgpDefaults, ...chosen.options};
	return resolveBgp({nodes, routers, segments, calico: objects, options});
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

/** “Same subnet” is judged by this length: a /32 has no neighbours. */
function longHosts(nodes: readonly Node[]): Notice[] {
	return nodes.flatMap(({name, bgpAddresses}) =>
		Object.values(bgpAddresses ?? {})
			.filter(address => /\/(32|128)$/.test(address))
			.map(address => ({
				subject: `Node ${name}`,
				message: `its BGP address ${address} is a subnet of its own: with CrossSubnet it tunnels all that it sends to other nodes; what they send to it they judge by their own subnets`,
			})),
	);
}
