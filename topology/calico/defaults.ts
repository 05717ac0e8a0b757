/** What Calico fills in where nothing is said (projectcalico/calico libcalico-go/lib/clientv3/ippool.go, bgpconfig.go). */
import {parseCidr} from '../addresses.js';
import type {Family} from '../model.js';
import {ownTiers} from '../policy/tiers.js';
import type {
	BgpConfigurationObject,
	CalicoNetworkPolicyObject,
	IpamConfigurationObject,
	IpPoolObject,
	TierObject,
} from './objects.js';

/** Prefix lengths of blocks. */
export const blockSizes: Readonly<
	Record<Family, {readonly least: number; readonly most: number; readonly usual: number}>
> = {
	ipv4: {least: 20, most: 32, usual: 26},
	ipv6: {least: 116, most: 128, usual: 122},
};

type PoolSpec = IpPoolObject['spec'];

/** Of a spec that may have mistakes: what is there already stays. */
export function withPoolDefaults(spec: PoolSpec): PoolSpec {
	const {family = 'ipv4'} = parseCidr(spec.cidr ?? '') ?? {};
	return {
		...spec,
		ipipMode: spec.ipipMode || 'Never',
		vxlanMode: spec.vxlanMode || 'Never',
		blockSize: spec.blockSize || blockSizes[family].usual,
		nodeSelector: spec.nodeSelector || 'all()',
		allowedUses: spec.allowedUses?.length ? spec.allowedUses : ['Workload', 'Tunnel'],
		assignmentMode: spec.assignmentMode ?? 'Automatic',
	};
}

export function withConfigurationDefaults(
	spec: BgpConfigurationObject['spec'],
): BgpConfigurationObject['spec'] {
	return {logSeverityScreen: 'Info', ...spec};
}

export function withIpamDefaults(spec: IpamConfigurationObject['spec']): IpamConfigurationObject['spec'] {
	return {strictAffinity: false, maxBlocksPerHost: 0, autoAllocateBlocks: true, ...spec};
}

type PolicySpec = CalicoNetworkPolicyObject['spec'];

/** Directions: those that it has rules of; without any, ingress. */
export function withPolicyDefaults(spec: PolicySpec): PolicySpec {
	const {ingress = [], egress = [], types} = spec;
	const isOf = [
		...(ingress.length > 0 || egress.length === 0 ? (['Ingress'] as const) : []),
		...(egress.length > 0 ? (['Egress'] as const) : []),
	];
	return {...spec, tier: spec.tier || 'default', types: types?.length ? types : isOf};
}

/** Calico's own tiers have their order and their action. */
export function withTierDefaults(spec: TierObject['spec'], name = ''): TierObject['spec'] {
	const {order, defaultAction = 'Deny'} = ownTiers.find(own => own.name === name) ?? {};
	return {...(order !== undefined && {order}), defaultAction, ...spec};
}
