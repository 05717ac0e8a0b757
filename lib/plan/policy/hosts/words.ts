/** Where a host endpoint was asked, in words. */
import type {HostSide} from '../flow.js';

/** ` (node-1, before connection tracking)`; nothing for a pod. */
export function hostInWords(host: HostSide | undefined): string {
	if (!host) return '';
	const {node, stage, isReply, packet} = host;
	const parts = [
		node,
		stages[stage],
		...(packet ? [packets[packet]] : []),
		...(isReply && packet !== 'neighbour' ? ['the answer'] : []),
	];
	return ` (${parts.filter(Boolean).join(', ')})`;
}

const packets = {
	vxlan: 'the VXLAN packet',
	ipip: 'the IP-in-IP packet',
	neighbour: 'ICMPv6 that finds the neighbour',
} as const;

const stages: Readonly<Record<HostSide['stage'], string>> = {
	untracked: 'before connection tracking',
	preDNAT: 'before NAT',
	normal: '',
	forward: 'forwarded',
};
