/** What each node is in BGP: its AS, its addresses, its identifier, whether it reflects. */
import {createHash} from 'node:crypto';
import type {BgpConfiguration, CalicoNode, CalicoObjects} from '../../../topology/calico/types.js';
import type {Labels, Node, PerFamily, Router} from '../../../topology/model.js';
import {defaultAsNumber} from '../../../topology/router-bgp.js';
import type {BgpOptions} from '../../plan/bgp/options.js';
import {bareAddresses} from '../../plan/places.js';

export type BgpParts = {
	/** With their `bgpAddresses`, where Calico's Node says others than the segment. */
	readonly nodes: readonly Node[];
	readonly routers: readonly Router[];
	readonly calico: CalicoObjects;
	readonly options: BgpOptions;
};

/** A node as Calico's BGP sees it. */
export type Speaking = {
	readonly node: Node;
	/** Kubernetes' and Calico's: what selectors are about. */
	readonly labels: Labels;
	readonly asNumber: number;
	/** Without lengths. */
	readonly addresses: PerFamily<string>;
	readonly routerId: string;
	/** Set: it is a route reflector, and no part of the mesh. */
	readonly clusterId?: string;
	readonly listenPort?: number;
	/** `node.NAME`, else `default`: what is said once for a node is not looked for in the other. */
	readonly configurations: readonly BgpConfiguration[];
};

export function speakingOf(node: Node, {calico, options}: BgpParts): Speaking {
	const own = calico.nodes.find(({name}) => name === node.name);
	const configurations = [`node.${node.name}`, 'default'].flatMap(
		name => calico.bgpConfigurations.find(each => each.name === name) ?? [],
	);
	const addresses = bareAddresses(node.bgpAddresses ?? node.attachment.addresses);
	const listenPort = firstSaid(configurations, ({listenPort: port}) => port);
	const clusterId = own?.routeReflectorClusterID;
	return {
		node,
		labels: {...node.labels, ...own?.labels},
		asNumber: asNumberOf(own, configurations),
		addresses,
		routerId: routerIdOf(node.name, addresses, options.routerIds[node.name]),
		...(clusterId !== undefined && {clusterId}),
		...(listenPort !== undefined && {listenPort}),
		configurations,
	};
}

/** The value of the most special configuration that says something. */
export function firstSaid<T>(
	configurations: readonly BgpConfiguration[],
	saidBy: (configuration: BgpConfiguration) => T | undefined,
): T | undefined {
	for (const configuration of configurations) {
		const value = saidBy(configuration);
		if (value !== undefined) return value;
	}
	return undefined;
}

/**
 * A number of four bytes, written as an IPv4 address: the machine's own; where it has none, a hash of its name, as
 * confd makes it for `CALICO_ROUTER_ID=hash` (no multicast and beyond).
 */
export function routerIdOf(name: string, {ipv4}: PerFamily<string>, said?: string): string {
	if (said !== undefined && said !== 'hash') return said;
	if (said === undefined && ipv4 !== undefined) return ipv4;
	const [first = 0, ...rest] = createHash('sha256').update(name).digest().subarray(0, 4);
	return [first > 223 ? first - 32 : first, ...rest].join('.');
}

function asNumberOf(own: CalicoNode | undefined, configurations: readonly BgpConfiguration[]): number {
	return own?.asNumber ?? firstSaid(configurations, ({asNumber}) => asNumber) ?? defaultAsNumber;
}
