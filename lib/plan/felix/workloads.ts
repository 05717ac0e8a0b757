/** What Felix has of policies on a node: chains and sets of its pods, and of the policies that select one of them, no others. */
import type {Family, Pod} from '../../../topology/model.js';
import type {Direction, Policy, PolicyModel} from '../../../topology/policy/types.js';
import type {NftParts, NftSet} from '../nft/table.js';
import {nameOfPod} from '../places.js';
import {appliedIn} from '../policy/applied.js';
import type {PolicyContext} from '../policy/enforcement.js';
import {type Resolver, resolverOf} from '../policy/members.js';
import {remembered} from '../remember.js';
import {
	dispatchChains,
	dispatchMaps,
	endpointChains,
	type FelixEndpoint,
	profileChains,
} from './endpoint-chains.js';
import {type PolicyChain, policyChain} from './policy-chains.js';

/** `interfaceOf`: the node's end of a pod's cable. */
export function workloadParts(
	{cluster, pods, all}: PolicyContext,
	family: Family,
	interfaceOf: (pod: Pod) => string,
): NftParts {
	const {policy = noPolicies} = all;
	const resolver = resolverOf({pods: all.pods, nodes: cluster.nodes, policy});
	const applied = appliedIn(policy, resolver);
	const endpoints = pods.map((pod): FelixEndpoint => {
		const asked = (direction: Direction) => applied.toPod(nameOfPod(pod), direction);
		return {
			interface: interfaceOf(pod),
			namespace: pod.namespace,
			asked: {ingress: asked('ingress'), egress: asked('egress')},
		};
	});
	const asked = chainsOf(endpoints, family, resolver);
	return {
		sets: [...setsOf(asked), ...dispatchMaps(endpoints)],
		chains: [
			...asked.map(({chain}) => chain),
			...profileChains(endpoints),
			...endpoints.flatMap(endpointChains),
			...dispatchChains(),
		],
	};
}

const noPolicies: PolicyModel = {
	tiers: [],
	namespaces: {},
	serviceAccounts: {},
	networkSets: [],
	hostEndpoints: [],
};

/** Sorted by name: who comes and goes elsewhere changes nothing here. */
function chainsOf(endpoints: readonly FelixEndpoint[], family: Family, resolver: Resolver): PolicyChain[] {
	const found = new Map<string, PolicyChain>();
	for (const {asked} of endpoints) {
		for (const direction of ['ingress', 'egress'] as const) {
			for (const policy of asked[direction].flatMap(({policies}) => policies)) {
				const known = knownChain({policy, direction, family, resolver});
				found.set(known.chain.name, known);
			}
		}
	}
	return [...found.values()].toSorted((a, b) => (a.chain.name < b.chain.name ? -1 : 1));
}

type Wanted = {
	readonly policy: Policy;
	readonly direction: Direction;
	readonly family: Family;
	readonly resolver: Resolver;
};

/** Nodes have the same ones. */
function knownChain({policy, direction, family, resolver}: Wanted): PolicyChain {
	const chains = chainsBy(resolver)(policy);
	const key = `${direction} ${family}`;
	const known =
		chains.get(key) ?? policyChain(policy, direction, {family, resolver, prefix: setPrefix(family)});
	chains.set(key, known);
	return known;
}

const chainsBy = remembered((_resolver: Resolver) =>
	remembered((_policy: Policy) => new Map<string, PolicyChain>()),
);

/** Sets are named as the ipsets of the iptables mode. */
export function setPrefix(family: Family): string {
	return family === 'ipv4' ? 'cali40' : 'cali60';
}

function setsOf(chains: readonly PolicyChain[]): NftSet[] {
	const sets = new Map<string, NftSet>();
	for (const set of chains.flatMap(each => each.sets)) sets.set(set.name, set);
	return [...sets.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
