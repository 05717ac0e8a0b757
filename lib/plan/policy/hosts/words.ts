/** Where a host endpoint was asked, in words. */
import type {HostSide} from '../flow.js';

/** ` (node-1, before connection tracking)`; nothing for a pod. */
export function hostInWords(host: HostSide | undefined): string {
	if (!host) return '';
	const {node, stage, isReply, tunnel} = host;
	const parts = [
		node,
		stages[stage],
		...(tunnel ? [`the ${tunnel === 'vxlan' ? 'VXLAN' : 'IP-in-IP'} packet`] : []),
		...(isReply ? ['the answer'] : []),
	];
	return ` (${parts.filter(Boolean).join(', ')})`;
}

const stages: Readonly<Record<HostSide['stage'], string>> = {
	untracked: 'before connection tracking',
	preDNAT: 'before NAT',
	normal: '',
	forward: 'forwarded',
};
