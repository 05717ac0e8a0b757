/**
 * What Calico leaves on a node, whatever carries the packets. Blocks are given in the order of the nodes, 64 addresses each; where
 * there are tunnels, theirs have the first of the node's block, and the pods come after.
 */
import {createHash} from 'node:crypto';
import type {Family} from '../../topology/model.js';
import {felixRules} from './felix.js';
import {nodeAddress, otherNodes, uplink} from './flannel.js';
import type {Situation} from './mode.js';

/** How the pods of an address family are reached on other nodes. */
export type Way = 'plain' | 'ipip' | 'vxlan';

export type CalicoMode = {
	readonly way: (family: Family) => Way;
	/** A pod's MTU. */
	readonly mtu: (situation: Situation) => number;
	/** The routes to the peers are BIRD's. */
	readonly bird: (family: Family) => boolean;
};

export function block(node: number, family: Family): string {
	return family === 'ipv4' ? `10.244.0.${(node - 1) * 64}/26` : `${inBlock(node, family, 0)}/122`;
}

/** Address number `index` of the node's block. */
export function inBlock(node: number, family: Family, index: number): string {
	const number = (node - 1) * 64 + index;
	if (family === 'ipv4') return `10.244.0.${number}`;
	return `fd00:10:244::${number === 0 ? '' : number.toString(16)}`;
}

/** The tunnel's address is the first; without one the pods begin there. */
export function podAddress(node: number, pod: 0 | 1 | 2, {family, way}: {family: Family; way: Way}): string {
	return inBlock(node, family, way === 'plain' ? pod : pod + 1);
}

const lengths = {ipv4: 32, ipv6: 128} as const;

export function calicoNode(node: number, situation: Situation, mode: CalicoMode): string[] {
	const {families} = situation;
	return [
		...uplink(node, situation),
		'link eth0: veth, mtu 1500',
		`3 × pod’s cable, ee:ee:ee:ee:ee:ee, mtu ${mode.mtu(situation)}, UP`,
		...families.flatMap(family => {
			const proto = mode.bird(family) ? 'bird' : '80';
			const metric = family === 'ipv6' ? ' dev lo' : '';
			return [
				`route blackhole ${block(node, family)}${metric} proto ${proto}`,
				...podRoutes(node, {family, way: mode.way(family)}),
			];
		}),
		`forwarding ${families.includes('ipv4') ? 1 : 0} ${families.includes('ipv6') ? 1 : 0}`,
	];
}

function podRoutes(node: number, of: {family: Family; way: Way}): string[] {
	return (['a', 'b', 'c'] as const).map((letter, index) => {
		const address = podAddress(node, index as 0 | 1 | 2, of);
		return `route ${address} dev ${cableOf(`default.${letter}-${node}`)}`;
	});
}

/** libcalico-go/lib/backend/k8s/conversion: VethNameForWorkload. */
export function cableOf(workload: string): string {
	return `cali${createHash('sha1').update(workload).digest('hex').slice(0, 11)}`;
}

export function calicoPod(node: number, situation: Situation, mode: CalicoMode): string[] {
	return [
		`link eth0: veth, mtu ${mode.mtu(situation)}`,
		...situation.families.flatMap(family => {
			const own = podAddress(node, 0, {family, way: mode.way(family)});
			const address = `address ${own}/${lengths[family]} on eth0`;
			if (family === 'ipv4')
				return [address, 'route default via 169.254.1.1 dev eth0', 'route 169.254.1.1 dev eth0'];
			return [address, `route ${own} dev eth0`, 'route default via fe80::ecee:eeff:feee:eeee dev eth0'];
		}),
	];
}

export const hops = (from: number, to: number) => (from === to ? 1 : 2);

/** In two racks with crossSubnet the peers of the own rack are reached as they are. */
export function isDirect(node: number, peer: number, {twoRacks = false, options}: Situation): boolean {
	return options?.crossSubnet === true && !(twoRacks && (node === 3) !== (peer === 3));
}

/** Felix's own: those into VXLAN have no protocol of his, all others 80. */
export function directRoutes(node: number, situation: Situation, family: Family): string[] {
	return otherNodes(node)
		.filter(peer => isDirect(node, peer, situation))
		.map(
			peer =>
				`route ${block(peer, family)} via ${nodeAddress(peer, situation, family)} dev eth0 proto 80 onlink`,
		);
}

/** The rules that all modes have; `more` are those of the tunnel, each with its chain. */
export function rules(node: number, family: Family, more: readonly string[] = []): string[] {
	const ip = family === 'ipv4' ? 'ip' : 'ip6';
	const set = family === 'ipv4' ? 'cali40' : 'cali60';
	const outgoing = `${ip} saddr @${set}masq-ipam-pools ${ip} daddr != @${set}network-ip-pools masquerade fully-random`;
	const own = [
		'nat-POSTROUTING: type nat hook postrouting priority srcnat + 10; policy accept;',
		'nat-POSTROUTING: jump nat-cali-POSTROUTING',
		'nat-cali-POSTROUTING: jump nat-cali-nat-outgoing',
		...(family === 'ipv4' ? [`nat-cali-nat-outgoing: ${outgoing}`] : []),
		...more,
	];
	return [...antiSpoofing(family), ...felixRules(node, family), ...own.map(rule => `${ip} calico ${rule}`)];
}

export function antiSpoofing(family: Family): string[] {
	return [
		'raw-PREROUTING: type filter hook prerouting priority raw; policy accept;',
		'raw-PREROUTING: jump raw-cali-PREROUTING',
		'raw-cali-PREROUTING: iifname "cali*" fib saddr . mark . iif oif 0 drop',
	].map(rule => `${family === 'ipv4' ? 'ip' : 'ip6'} calico ${rule}`);
}
