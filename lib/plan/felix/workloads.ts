/** What Felix has of policies on a node: chains and sets of its pods, and of the policies that select one of them, no others. */
import type {Family, Pod} from '../../../topology/model.js';
import type {Direction} from '../../../topology/policy/types.js';
import type {NftChain, NftParts} from '../nft/table.js';
import {nameOfPod} from '../places.js';
import {askedIn} from '../policy/asked.js';
import type {PolicyContext} from '../policy/enforcement.js';
import {type Asked, askedText, policyChains} from '../policy/policy-chains.js';
import {remembered} from '../remember.js';
import {
	dispatchChains,
	dispatchMaps,
	endpointChains,
	type FelixEnd,
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
	const {ends, maps, profiles} = ofPods(interfaceOf)(context.pods);
	const asked = context.pods.map(askedFor);
	const policies = policyChains(asked, {family, resolver, prefix: setPrefix(family)}, felix);
	return {
		sets: [...policies.sets, ...maps],
		chains: [
			...policies.chains,
			...profiles,
			...ends.flatMap((end, at) => knownChains(end, asked[at] ?? nobody)),
			...dispatch,
		],
	};
}

const nobody: Asked = {ingress: [], egress: []};
const dispatch = dispatchChains();

/** What follows from a node's pods alone: policies change without them. */
const ofPods = remembered((interfaceOf: (pod: Pod) => string) =>
	remembered((pods: readonly Pod[]) => {
		const ends = pods.map(endWith(interfaceOf));
		return {ends, maps: dispatchMaps(ends), profiles: profileChains(ends)};
	}),
);

const endWith = remembered((interfaceOf: (pod: Pod) => string) =>
	remembered(
		(pod: Pod): FelixEnd => ({interface: interfaceOf(pod), namespace: pod.namespace, pod: nameOfPod(pod)}),
	),
);

/** What a pod has stays the same object as long as it is asked by the same policies. */
function knownChains(end: FelixEnd, asked: Asked): readonly NftChain[] {
	const known = lastChains.get(end);
	const [ingress, egress] = [askedText(asked.ingress), askedText(asked.egress)];
	if (known?.ingress === ingress && known.egress === egress) return known.chains;
	const chains = endpointChains({...end, asked});
	lastChains.set(end, {ingress, egress, chains});
	return chains;
}

type Known = Readonly<Record<Direction, string>> & {readonly chains: readonly NftChain[]};

const lastChains = new WeakMap<FelixEnd, Known>();

/** Sets are named as the ipsets of the iptables mode. */
export function setPrefix(family: Family): string {
	return family === 'ipv4' ? 'cali40' : 'cali60';
}
