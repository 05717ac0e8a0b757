/**
 * The pools of a lab. Where it has none of a family, one is made of the lab's pod network, as calico-node makes it when it
 * starts for the first time. Facts: projectcalico/calico node/pkg/lifecycle/startup/startup.go (configureIPPools).
 */
import {formatCidr, parseCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import {type Family, families, type PerFamily} from '../../../topology/model.js';
import type {ChosenMode} from '../choose-mode.js';
import {perFamily} from '../per-family.js';
import {inOrder} from './pools.js';

const usualBlockSize = {ipv4: 26, ipv6: 122} as const;
/** The mode's options that say otherwise. */
export const blockSizeOptions = {ipv4: 'blockSize', ipv6: 'blockSizeV6'} as const;

export function defaultPoolName(family: Family): string {
	return `default-${family}-ippool`;
}

/** The pod networks of those families that default pools are made for: a lab that is up keeps those that it has. */
export function defaultNetworks(
	written: readonly IpPool[],
	{pods, running = {}}: {readonly pods: PerFamily<string>; readonly running?: PerFamily<string> | undefined},
): PerFamily<string> {
	const isWritten = (family: Family) => written.some(pool => pool.family === family);
	return perFamily(family =>
		running[family] !== undefined || !isWritten(family) ? pods[family] : undefined,
	);
}

/** Those that are written, and the default ones; in the order of their names. One that is written takes the place of a default one. */
export function poolsOf(
	written: readonly IpPool[],
	{networks, chosen}: {readonly networks: PerFamily<string>; readonly chosen: ChosenMode},
): IpPool[] {
	const names = new Set(written.map(({name}) => name));
	const defaults = families.flatMap(family => {
		const cidr = parseCidr(networks[family] ?? '');
		return cidr ? [defaultPool(family, formatCidr(cidr), chosen)] : [];
	});
	return inOrder([...written, ...defaults.filter(({name}) => !names.has(name))]);
}

/** IP-in-IP carries IPv4 only, and only IPv4 is masqueraded unless somebody says so. */
function defaultPool(family: Family, cidr: string, {mode, options}: ChosenMode): IpPool {
	const {ipipMode, vxlanMode} = mode.pools?.default(options) ?? {ipipMode: 'Never', vxlanMode: 'Never'};
	const blockSize = options[blockSizeOptions[family]];
	return {
		name: defaultPoolName(family),
		cidr,
		family,
		blockSize: typeof blockSize === 'number' ? blockSize : usualBlockSize[family],
		ipipMode: family === 'ipv4' ? ipipMode : 'Never',
		vxlanMode,
		natOutgoing: family === 'ipv4' && options.natOutgoing !== false,
		disabled: false,
		disableBGPExport: false,
		nodeSelector: 'all()',
		namespaceSelector: 'all()',
		allowedUses: ['Workload', 'Tunnel'],
	};
}
