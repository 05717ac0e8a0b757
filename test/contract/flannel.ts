/** What flannel leaves on a node, whatever its back end. Node numbers are also the numbers of the subnets. */
import type {Family} from '../../topology/model.js';
import type {Situation} from './mode.js';

/** The node's address on the underlay. */
export function nodeAddress(node: number, {twoRacks = false}: Situation, family: Family): string {
	const [net, host] = twoRacks && node === 3 ? [60, 11] : [50, 10 + node];
	return family === 'ipv4' ? `192.168.${net}.${host}` : `fd00:${net}::${host.toString(16)}`;
}

export function subnet(node: number, family: Family): string {
	return family === 'ipv4' ? `10.244.${node}.0/24` : `fd00:10:244:${node}::/64`;
}

/** The subnet's own address is the VTEP's. */
export function subnetAddress(node: number, family: Family, host: 0 | 1 | 2 | 3 | 4): string {
	if (family === 'ipv4') return `10.244.${node}.${host}`;
	return `fd00:10:244:${node}::${host === 0 ? '' : host}`;
}

export function otherNodes(node: number): number[] {
	return [1, 2, 3].filter(other => other !== node);
}

const lengths = {ipv4: 24, ipv6: 64} as const;
const networks = {ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/56'} as const;

/** eth0 and what it is for. */
export function uplink(node: number, situation: Situation, device = 'eth0'): string[] {
	const gateways = situation.twoRacks && node === 3 ? 60 : 50;
	return situation.families.flatMap(family => {
		const address = nodeAddress(node, situation, family);
		const [net, gateway] =
			family === 'ipv4'
				? [`192.168.${gateways}.0/24`, `192.168.${gateways}.1`]
				: [`fd00:${gateways}::/64`, `fd00:${gateways}::1`];
		return [
			`address ${address}/${lengths[family]} on ${device}`,
			`route ${net} dev ${device}${family === 'ipv4' ? ` src ${address}` : ''}`,
			`route default via ${gateway} dev ${device}`,
		];
	});
}

/** cni0, its pods, the filter, subnet.env. */
export function flannelNode(node: number, situation: Situation, mtu: number): string[] {
	const {families} = situation;
	return [
		...uplink(node, situation),
		'link eth0: veth, mtu 1500',
		`link cni0: bridge, mtu ${mtu}`,
		`3 × pod’s veth on cni0, mtu ${mtu}, hairpin, UP`,
		...families.flatMap(family => connected(node, family)),
		...families.flatMap(family => filter(node, family)),
		...families.flatMap(family => subnetEnv(node, family)),
		`FLANNEL_MTU=${mtu}`,
		'FLANNEL_IPMASQ=true',
		`forwarding ${families.includes('ipv4') ? 1 : 0} ${families.includes('ipv6') ? 1 : 0}`,
	];
}

export function flannelPod(node: number, {families}: Situation, mtu: number): string[] {
	return [
		`link eth0: veth, mtu ${mtu}`,
		...families.flatMap(family => {
			const own = subnetAddress(node, family, 2);
			const gateway = subnetAddress(node, family, 1);
			return [
				`address ${own}/${lengths[family]} on eth0`,
				`route default via ${gateway} dev eth0`,
				`route ${networks[family]} via ${gateway} dev eth0`,
				`route ${subnet(node, family)} dev eth0${family === 'ipv4' ? ` src ${own}` : ''}`,
			];
		}),
	];
}

function connected(node: number, family: Family): string[] {
	const gateway = subnetAddress(node, family, 1);
	return [
		`address ${gateway}/${lengths[family]} on cni0`,
		`route ${subnet(node, family)} dev cni0${family === 'ipv4' ? ` src ${gateway}` : ''}`,
	];
}

/** pkg/trafficmngr/nftables/nftables.go: the table that flanneld writes with EnableNFTables. */
export function filter(node: number, family: Family): string[] {
	const [ip, multicast] = family === 'ipv4' ? ['ip', '224.0.0.0/4'] : ['ip6', 'ff00::/8'];
	const [network, own] = [networks[family], subnet(node, family)];
	const rules = [
		'postrtg: type nat hook postrouting priority srcnat; policy accept;',
		'postrtg: meta mark 0x00004000 return',
		`postrtg: ${ip} saddr ${own} ${ip} daddr ${network} return`,
		`postrtg: ${ip} saddr ${network} ${ip} daddr ${own} return`,
		`postrtg: ${ip} saddr != ${own} ${ip} daddr ${network} return`,
		`postrtg: ${ip} saddr ${network} ${ip} daddr != ${multicast} masquerade fully-random`,
		`postrtg: ${ip} saddr != ${network} ${ip} daddr ${network} masquerade fully-random`,
		'forward: type filter hook forward priority filter; policy accept;',
		`forward: ${ip} saddr ${network} accept`,
		`forward: ${ip} daddr ${network} accept`,
	];
	return rules.map(rule => `${ip} flannel-${family} ${rule}`);
}

export function subnetEnv(node: number, family: Family): string[] {
	const name = family === 'ipv4' ? 'FLANNEL' : 'FLANNEL_IPV6';
	return [
		`${name}_NETWORK=${networks[family]}`,
		`${name}_SUBNET=${subnetAddress(node, family, 1)}/${lengths[family]}`,
	];
}
