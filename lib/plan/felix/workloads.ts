/** What Felix has of policies on a node: chains and sets of its pods, and of the policies that select one of them, no others. */
import type {Family, Pod} from '../../../topology/model.js';
import type {NftChain, NftParts} from '../nft/table.js';
import {nameOfPod} from '../places.js';
import {askedIn} from '../policy/asked.js';
import type {PolicyContext} from '../policy/enforcement.js';
import {askedText, policyChains} from '../policy/policy-chains.js';
import {
	dispatchChains,
	dispatchMaps,
	endpointChains,
	type FelixEndpoint,
	felix,
	profileChains,
} from './endpoint-chains.js';

/** `interfaceOf`: the node's end of a pod's cable. */
export function workloadParts(
	context: PolicyContext,
	family: Family,
	interfaceOf: (pod: Pod) => string,
): NftParts {
	const {resolver, askedFor} = askedIn(context);
	const endpoints = context.pods.map(
		(pod): FelixEndpoint => ({
			interface: interfaceOf(pod),
			namespace: pod.namespace,
			pod: nameOfPod(pod),
			asked: askedFor(pod),
		}),
	);
	const asked = endpoints.map(each => each.asked);
	const policies = policyChains(asked, {family, resolver, prefix: setPrefix(family)}, felix);
	return {
		sets: [...policies.sets, ...dispatchMaps(endpoints)],
		chains: [
			...policies.chains,
			...profileChains(endpoints),
			...endpoints.flatMap((endpoint, at) => knownChains(context.pods[at] as Pod, endpoint)),
			...dispatchChains(),
		],
	};
}

/** What a pod has stays the same object as long as it is asked by the same policies. */
function knownChains(pod: Pod, endpoint: FelixEndpoint): readonly NftChain[] {
	const known = lastChains.get(pod);
	const key = `${endpoint.interface} ${askedText(endpoint.asked)}`;
	if (known?.key === key) return known.chains;
	const chains = endpointChains(endpoint);
	lastChains.set(pod, {key, chains});
	return chains;
}

const lastChains = new WeakMap<Pod, {readonly key: string; readonly chains: readonly NftChain[]}>();

/** Sets are named as the ipsets of the iptables mode. */
export function setPrefix(family: Family): string {
	return family === 'ipv4' ? 'cali40' : 'cali60';
}
