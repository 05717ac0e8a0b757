/**
 * Clusters with Calico's addresses, made by hand: as test/helpers/cluster.ts, and
 *
 *   pools           default-ipv4-ippool 10.244.0.0/16, default-ipv6-ippool fd00:10:244::/48
 *   blocks          10.244.N.0/26      fd00:10:244:N::/122 of node-N
 *   tunnels         10.244.N.1         fd00:10:244:N::1
 *   pods            as there, /32 and /128
 */
import {resolveBgp} from '../../lib/control/bgp/resolve.js';
import type {BgpOptions} from '../../lib/plan/bgp/options.js';
import type {Mode, PoolUse} from '../../lib/plan/mode.js';
import {addressOf} from '../../topology/addresses.js';
import {type IpPool, noCalicoObjects} from '../../topology/calico/types.js';
import type {Cluster, Family, Node, PerFamily, Pod} from '../../topology/model.js';

/** The cluster with what the mode's addresses and daemons need, if it has blocks. */
export function withPools(cluster: Cluster, {pools, nextHops}: Mode, options: unknown): Cluster {
	if (nextHops) return {...cluster, pods: cluster.pods.map(pod => withHostAddresses(pod, cluster.families))};
	if (!pools) return cluster;
	const given = withBlocks(cluster, pools.default(options));
	return pools.isBgp ? withBgp(given, options as BgpOptions) : given;
}

/** With the sessions of a full mesh, or of what the routers' numbers ask for. */
function withBgp(cluster: Cluster, options: BgpOptions): Cluster {
	const {nodes, underlay} = cluster;
	const {routers, segments} = underlay;
	return {...cluster, bgp: resolveBgp({nodes, routers, segments, calico: noCalicoObjects, options}).bgp};
}

/** `tunnels`: those of the pools; IPv6 has no IP in IP. Frozen, as the cluster is. */
function withBlocks(cluster: Cluster, tunnels: ReturnType<PoolUse['default']>): Cluster {
	const {families} = cluster;
	return {
		...cluster,
		nodes: cluster.nodes.map(node => ({...node, tunnel: tunnelsOf(node, families)})),
		pods: cluster.pods.map(pod => withHostAddresses(pod, families)),
		ipam: {
			pools: families.map(family => poolOf(family, tunnels)),
			blocks: cluster.nodes.flatMap(node =>
				families.map(family => ({
					cidr: family === 'ipv4' ? `10.244.${node.index}.0/26` : `fd00:10:244:${node.index}::/122`,
					family,
					pool: nameOf(family),
					node: node.name,
				})),
			),
			borrowed: [],
			strictAffinity: false,
		},
	};
}

function tunnelsOf({index}: Node, families: readonly Family[]): PerFamily<string> {
	const own = {ipv4: `10.244.${index}.1`, ipv6: `fd00:10:244:${index}::1`};
	return Object.fromEntries(families.map(family => [family, own[family]]));
}

function withHostAddresses(pod: Pod, families: readonly Family[]): Pod {
	const addresses = families.map(family => {
		const address = addressOf(pod.addresses[family] ?? '');
		return [family, `${address}/${family === 'ipv4' ? 32 : 128}`];
	});
	return {...pod, addresses: Object.fromEntries(addresses), gateways: {}};
}

function nameOf(family: Family): string {
	return `default-${family}-ippool`;
}

function poolOf(family: Family, {ipipMode, vxlanMode}: ReturnType<PoolUse['default']>): IpPool {
	return {
		name: nameOf(family),
		cidr: family === 'ipv4' ? '10.244.0.0/16' : 'fd00:10:244::/48',
		family,
		blockSize: family === 'ipv4' ? 26 : 122,
		ipipMode: family === 'ipv4' ? ipipMode : 'Never',
		vxlanMode,
		natOutgoing: family === 'ipv4',
		disabled: false,
		disableBGPExport: false,
		nodeSelector: 'all()',
		namespaceSelector: 'all()',
		allowedUses: ['Workload', 'Tunnel'],
	};
}
