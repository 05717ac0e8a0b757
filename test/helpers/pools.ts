/** IP pools and a mode that has them, for tests of Calico's IPAM. */
import {Type} from '@sinclair/typebox';
import type {Mode, PoolUse} from '../../lib/plan/mode.js';
import type {IpPool} from '../../topology/calico/types.js';
import {type CalicoObjects, noCalicoObjects} from '../../topology/calico/types.js';

export function poolOf(name: string, cidr: string, more: Partial<IpPool> = {}): IpPool {
	const family = cidr.includes(':') ? 'ipv6' : 'ipv4';
	return {
		name,
		cidr,
		family,
		blockSize: family === 'ipv4' ? 26 : 122,
		ipipMode: 'Never',
		vxlanMode: 'Never',
		natOutgoing: false,
		disabled: false,
		disableBGPExport: false,
		nodeSelector: 'all()',
		namespaceSelector: 'all()',
		allowedUses: ['Workload', 'Tunnel'],
		...more,
	};
}

export function objectsWith(...pools: readonly IpPool[]): CalicoObjects {
	return {...noCalicoObjects, pools};
}

const uses: Readonly<Record<'routed' | 'ipip' | 'vxlan', PoolUse>> = {
	routed: {default: () => ({ipipMode: 'Never', vxlanMode: 'Never'}), tunnels: [], isBgp: true},
	ipip: {default: () => ({ipipMode: 'Always', vxlanMode: 'Never'}), tunnels: ['ipip'], isBgp: true},
	vxlan: {default: () => ({ipipMode: 'Never', vxlanMode: 'Always'}), tunnels: ['vxlan'], isBgp: false},
};

/** Only its addresses are to be looked at: it plans nothing. */
export function poolMode(kind: keyof typeof uses): Mode {
	return {
		name: kind,
		summary: 'a test',
		addressing: 'blocks',
		pools: uses[kind],
		requires: [],
		options: Type.Object({
			blockSize: Type.Number({default: 26, description: 'of the default pool'}),
			blockSizeV6: Type.Number({default: 122, description: 'of the default pool'}),
			natOutgoing: Type.Boolean({default: true, description: 'of the default pool'}),
		}),
		overhead: () => 0,
		refuses: () => [],
		planPod: () => [],
		planNode: () => [],
		wire: () => ({encapsulation: 'none', why: 'a test'}),
	};
}

export const poolModes: readonly Mode[] = (['routed', 'ipip', 'vxlan'] as const).map(poolMode);
