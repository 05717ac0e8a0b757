import type {Family, PerFamily} from '../../topology/model.js';

/** A value for each family for which there is one, ipv4 first. */
export function perFamily<T>(valueFor: (family: Family) => T | undefined): PerFamily<T> {
	const [ipv4, ipv6] = [valueFor('ipv4'), valueFor('ipv6')];
	if (ipv6 === undefined) return ipv4 === undefined ? {} : {ipv4};
	return ipv4 === undefined ? {ipv6} : {ipv4, ipv6};
}
