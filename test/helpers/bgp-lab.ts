/**
 * Clusters that speak BGP, made by hand: clusters of test/helpers/cluster.ts with the blocks 10.48.N.0/26 and
 * fd00:10:48:N::/122 for node-N, and the sessions that resolveBgp makes of Calico's objects. The mode has nothing but BGP:
 * no pods; a borrowed address is behind a link `cali-borrowed`, as a pod of the node would be.
 */
import {Type} from '@sinclair/typebox';
import {resolveBgp} from '../../lib/control/bgp/resolve.js';
import {bgpOps} from '../../lib/plan/bgp/ops.js';
import {type BgpOptions, bgpDefaults} from '../../lib/plan/bgp/options.js';
import type {Mode} from '../../lib/plan/mode.js';
import type {Op, Plan} from '../../lib/plan/ops.js';
import {planCluster} from '../../lib/plan/planner.js';
import {macOf} from '../../topology/addresses.js';
import {
	type BgpConfiguration,
	type BgpPeer,
	type CalicoNode,
	type CalicoObjects,
	type IpPool,
	noCalicoObjects,
} from '../../topology/calico/types.js';
import type {
	Attachment,
	Cluster,
	Family,
	Ipam,
	Node,
	Notice,
	Router,
	Underlay,
} from '../../topology/model.js';
import {clusterOf} from './cluster.js';

export type BgpLab = {
	readonly families?: readonly Family[];
	/** node-1 and node-2 behind tor-a, node-3 behind tor-b, and `core` between the two. */
	readonly racks?: boolean;
	readonly routers?: Readonly<Record<string, Pick<Router, 'asNumber' | 'neighbors'>>>;
	readonly calico?: Partial<CalicoObjects>;
	/** More of a pool than the cluster has. */
	readonly pool?: Partial<IpPool>;
	readonly borrowed?: Ipam['borrowed'];
	readonly options?: Partial<BgpOptions>;
	/** Not all of its sessions can come up. */
	readonly isBroken?: true;
};

/** Short enough for tests: what matters is which timers there are, not how long they are. */
export const quickTimers: Partial<BgpOptions> = {
	holdTime: 6,
	keepaliveTime: 2,
	connectDelay: 1,
	connectRetry: 1,
	errorWait: 1,
	errorWaitMax: 2,
};

export function bgpCluster(lab: BgpLab): {readonly cluster: Cluster; readonly notices: readonly Notice[]} {
	const {families = ['ipv4'], racks = false, calico = {}, options = {}} = lab;
	const plain = clusterOf({mode: 'calico-bgp', families, twoRacks: racks});
	const underlay = racks ? rackUnderlay(plain, lab) : plain.underlay;
	const nodes = racks ? plain.nodes.map(node => behindTor(node)) : plain.nodes;
	const objects = {...noCalicoObjects, ...calico};
	const {bgp, notices} = resolveBgp({
		nodes,
		routers: underlay.routers,
		segments: underlay.segments,
		calico: objects,
		options: {...bgpDefaults, ...options},
	});
	return {cluster: {...plain, underlay, nodes, pods: [], ipam: ipamOf(plain, lab), bgp}, notices};
}

export function bgpPlan(lab: BgpLab): Plan {
	const {cluster} = bgpCluster(lab);
	return planCluster(cluster, bgpMode, {...bgpDefaults, ...lab.options});
}

export const bgpMode: Mode<BgpOptions> = {
	name: 'only-bgp',
	summary: 'BGP and nothing else',
	addressing: 'blocks',
	requires: [{program: 'bird'}],
	options: Type.Object({}),
	overhead: () => 0,
	refuses: () => [],
	planPod: () => [],
	*planNode({node, cluster, options}) {
		yield* borrowedHere(node, cluster.ipam?.borrowed ?? []);
		yield* bgpOps(node, cluster, options);
	},
	planRouter: bgpOps,
	wire: () => ({encapsulation: 'none', why: 'plain'}),
};

export function peer(name: string, said: Partial<BgpPeer>): BgpPeer {
	return {name, nextHopMode: 'Auto', sourceAddress: 'UseNodeIP', reversePeering: 'Auto', ...said};
}

export function configuration(name: string, said: Partial<BgpConfiguration>): BgpConfiguration {
	const nothing = {serviceClusterIPs: [], serviceExternalIPs: [], serviceLoadBalancerIPs: []};
	return {name, ...nothing, prefixAdvertisements: [], communities: [], ignoredInterfaces: [], ...said};
}

export const meshOff = configuration('default', {nodeToNodeMeshEnabled: false});

export function calicoNode(name: string, said: Partial<CalicoNode>): CalicoNode {
	return {name, labels: {}, ...said};
}

function ipamOf({nodes, families}: Cluster, {pool = {}, borrowed = []}: BgpLab): Ipam {
	const cidrs = {ipv4: '10.48.0.0/16', ipv6: 'fd00:10:48::/48'};
	const block = {ipv4: (n: number) => `10.48.${n}.0/26`, ipv6: (n: number) => `fd00:10:48:${n}::/122`};
	return {
		pools: families.map(family => ({...poolIn(family, cidrs[family]), ...pool})),
		blocks: nodes.flatMap(({name, index}) =>
			families.map(family => ({
				cidr: block[family](index),
				family,
				pool: `default-${family}-ippool`,
				node: name,
			})),
		),
		borrowed,
		strictAffinity: false,
	};
}

function poolIn(family: Family, cidr: string): IpPool {
	return {
		name: `default-${family}-ippool`,
		cidr,
		family,
		blockSize: family === 'ipv4' ? 26 : 122,
		ipipMode: 'Never',
		vxlanMode: 'Never',
		natOutgoing: true,
		disabled: false,
		disableBGPExport: false,
		nodeSelector: 'all()',
		namespaceSelector: 'all()',
		allowedUses: ['Workload', 'Tunnel'],
	};
}

/** tor-a and tor-b are .1 of their racks; .2 and .3 of the segment between, 192.168.70.0/24, where core is .1. */
function rackUnderlay({underlay, families}: Cluster, {routers = {}}: BgpLab): Underlay {
	const cidrs = only(families, {ipv4: '192.168.70.0/24', ipv6: 'fd70::/64'});
	const spine = {name: 'spine', cidrs, mtu: 1500, bridge: 'br-spine'};
	const [gateway] = underlay.routers;
	const [a, b] = gateway?.attachments ?? [];
	const onSpine = (name: string, host: number, at: string): Attachment => ({
		segment: 'spine',
		interface: at,
		port: `${name}-s`,
		mac: macOf(`192.168.70.${host}`),
		mtu: 1500,
		addresses: only(families, {ipv4: `192.168.70.${host}/24`, ipv6: `fd70::${host}/64`}),
	});
	const tor = (name: string, rack: Attachment | undefined, host: number): Router => ({
		name,
		attachments: [
			...(rack ? [{...rack, interface: 'eth0', port: `${name}-r`}] : []),
			onSpine(name, host, 'eth1'),
		],
		...routers[name],
	});
	const core: Router = {name: 'core', attachments: [onSpine('core', 1, 'eth0')], ...routers.core};
	return {
		segments: [...underlay.segments, spine],
		routers: [core, tor('tor-a', a, 2), tor('tor-b', b, 3)],
		clients: [],
	};
}

function behindTor(node: Node): Node {
	const rack = node.attachment.segment === 'rack-b' ? 'b' : 'a';
	return {...node, labels: {...node.labels, rack}};
}

function* borrowedHere({name}: Node, borrowed: Ipam['borrowed']): Iterable<Op> {
	const own = borrowed.filter(({node}) => node === name);
	if (own.length === 0) return;
	const why = 'stands for the cable of a pod';
	yield {kind: 'bridge', in: name, name: 'cali-borrowed', mtu: 1500, why};
	for (const {address, family} of own) {
		const to = `${address}/${family === 'ipv4' ? 32 : 128}`;
		yield {kind: 'route', in: name, to, family, dev: 'cali-borrowed', protocol: '80', why};
	}
}

function only<T>(families: readonly Family[], values: Readonly<Record<Family, T>>) {
	return Object.fromEntries(families.map(family => [family, values[family]]));
}
