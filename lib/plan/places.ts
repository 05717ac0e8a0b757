/** Where pods and nodes are, as ops, probes and reports name it. Pure. */
import {addressOf} from '../../topology/addresses.js';
import {families, type PerFamily, type Pod} from '../../topology/model.js';

/** `node-1/default.web-0`; a pod that uses its node's network is where the node is. */
export function placeOfPod({node, netns, hostNetwork}: Pod): string {
	return hostNetwork ? node : `${node}/${netns}`;
}

/** `namespace/name` */
export function nameOfPod({namespace, name}: Pick<Pod, 'namespace' | 'name'>): string {
	return `${namespace}/${name}`;
}

/** Addresses without their prefix lengths. */
export function bareAddresses(addresses: PerFamily<string>): PerFamily<string> {
	const entries = families.flatMap(family => {
		const address = addresses[family];
		return address === undefined ? [] : [[family, addressOf(address)]];
	});
	return Object.fromEntries(entries) as PerFamily<string>;
}
