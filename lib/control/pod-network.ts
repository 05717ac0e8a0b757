/** What a pod's interface has. */
import {addressOf, macOf} from '../../topology/addresses.js';
import type {PerFamily} from '../../topology/model.js';

export type PodNetwork = {
	readonly mac: string;
	/** With the prefix length of the interface. */
	readonly addresses: PerFamily<string>;
	/** Where the default route points to, without a length. */
	readonly gateways: PerFamily<string>;
};

/** The MAC follows from the first address. */
export function networkWith({addresses, gateways}: Omit<PodNetwork, 'mac'>): PodNetwork {
	return {mac: macOf(addressOf(addresses.ipv4 ?? addresses.ipv6 ?? '')), addresses, gateways};
}
