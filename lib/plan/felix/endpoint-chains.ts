/**
 * A pod's two chains, for what goes to it (`tw`) and what comes from it (`fw`), and the maps by which the pod's cable leads to them.
 * Facts: projectcalico/calico felix/rules/{endpoints,dispatch}.go; read at 87c15906.
 */
import type {Direction} from '../../../topology/policy/types.js';
import type {NftChain, NftSet} from '../nft/table.js';
import {denied, marks} from '../policy/marks.js';
import {type Asked, type Dialect, tierRules} from '../policy/policy-chains.js';

export type FelixEnd = {
	/** The node's end of the pod's cable. */
	readonly interface: string;
	readonly namespace: string;
	/** `namespace/name` */
	readonly pod: string;
};

export type FelixEndpoint = FelixEnd & {
	/** The policies that are asked for it. */
	readonly asked: Asked;
};

export const felix: Dialect = {
	chains: {ingress: 'filter-cali-pi-', egress: 'filter-cali-po-'},
	denied,
};

export function endpointChains(endpoint: FelixEndpoint): NftChain[] {
	return (['ingress', 'egress'] as const).map(direction => ({
		name: endpointChainName(endpoint, direction),
		of: {pod: endpoint.pod, direction},
		rules: [
			'ct state established,related accept',
			`ct state invalid ${denied('conntrack knows no such connection')}`,
			marks.clear,
			...(direction === 'egress' ? wrapped : []),
			...endpoint.asked[direction].flatMap(tier => tierRules(tier, direction, felix)),
			`jump ${profileChainName(endpoint.namespace, direction)}`,
			`${marks.isAccepted} return`,
			denied('no profile allows it'),
		],
	}));
}

/** By interface: nothing that grows with the pods is looked through. */
export function dispatchMaps(endpoints: readonly FelixEnd[]): NftSet[] {
	return (['ingress', 'egress'] as const).map(direction => ({
		name: dispatchName[direction],
		is: 'map',
		head: ['type ifname : verdict'],
		elements: endpoints.map(
			endpoint => `"${endpoint.interface}" : goto ${endpointChainName(endpoint, direction)}`,
		),
	}));
}

/** A cable that is not known is a pod whose policies are not known: nothing passes. */
export function dispatchChains(): NftChain[] {
	return (['ingress', 'egress'] as const).map(direction => ({
		name: dispatchName[direction],
		rules: [
			`${direction === 'ingress' ? 'oifname' : 'iifname'} vmap @${dispatchName[direction]}`,
			denied('unknown interface'),
		],
	}));
}

export const dispatchName = {
	ingress: 'filter-cali-to-wl-dispatch',
	egress: 'filter-cali-from-wl-dispatch',
} as const;

/** What a namespace allows whose pods have no policies: everything. Theirs for service accounts are empty, and not here. */
export function profileChains(endpoints: readonly FelixEnd[]): NftChain[] {
	const namespaces = [...new Set(endpoints.map(({namespace}) => namespace))].sort();
	return namespaces.flatMap(namespace =>
		(['ingress', 'egress'] as const).map(direction => ({
			name: profileChainName(namespace, direction),
			rules: [`${marks.accept} return comment "profile kns.${namespace}"`],
		})),
	);
}

function endpointChainName({interface: dev}: FelixEnd, direction: Direction): string {
	return `filter-cali-${direction === 'ingress' ? 'tw' : 'fw'}-${dev}`;
}

function profileChainName(namespace: string, direction: Direction): string {
	return `filter-cali-${direction === 'ingress' ? 'pri' : 'pro'}-kns.${namespace}`;
}

const wrapped = [
	`udp dport 4789 ${denied('VXLAN of a pod’s own')}`,
	`meta l4proto 4 ${denied('IP in IP of a pod’s own')}`,
];
