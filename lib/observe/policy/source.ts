/** Under which address a place speaks to another one. Pure. */
import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import {type Network, sourceTo} from './network.js';

/** Of a pod or a machine: as its routes choose it; undefined if they lead nowhere. */
export function sourcesIn(network: Network): (place: string, to: string) => string | undefined {
	return (place, to) => {
		const address = parseAddress(to);
		if (!address) return undefined;
		const source = sourceTo(network.stack(place), address.value, address.family);
		return source === undefined ? undefined : formatAddress(address.family, source);
	};
}
