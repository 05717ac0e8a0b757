/**
 * What Felix has of host endpoints on a node: nothing on one that has none. Facts: projectcalico/calico felix/rules/static.go,
 * felix/dataplane/linux/endpoint_mgr.go; read at 87c15906.
 *
 * Not as in the real product: what the node itself sends and a Service turns to another address is asked in `mangle` again there;
 * here nothing does that.
 */
import type {Family} from '../../../topology/model.js';
import type {NftChain, NftParts, NftSet} from '../nft/table.js';
import {appliedIn} from '../policy/applied.js';
import {resolverIn} from '../policy/asked.js';
import type {HostPolicing, PolicyContext} from '../policy/enforcement.js';
import {allowingProfile, hostEndpointsOn, type Stage, tiersOf} from '../policy/hosts/host-endpoints.js';
import {policyChains} from '../policy/policy-chains.js';
import type {Matching} from '../policy/rule-nft.js';
import type {HookRules} from './hooks.js';
import {
	allInterfaces,
	failsafeChain,
	type HostChainsOf,
	hostChain,
	hostDialects,
	hostDispatch,
	hostDispatchNames,
} from './host-chains.js';

/** `hooks`: what the kernel's hooks ask; not set: the node has no host endpoint. */
export type HostParts = NftParts & {readonly hooks?: NonNullable<HookRules['hosts']>};

export function hostParts(
	context: PolicyContext,
	{
		family,
		prefix,
		policing,
	}: {readonly family: Family; readonly prefix: string; readonly policing: HostPolicing},
): HostParts {
	const hosts = hostsOn(context, policing);
	if (hosts.length === 0) return {sets: [], chains: []};
	const matching = {family, prefix, resolver: resolverIn(context)};
	const [untracked, preDnat] = [hosts.filter(isEarly('untracked')), hosts.filter(isEarly('preDNAT'))];
	const parts = [
		...(['normal', 'forward'] as const).map(stage => stageParts(stage, hosts, matching)),
		...(untracked.length > 0 ? [stageParts('untracked', untracked, matching)] : []),
		...(preDnat.length > 0 ? [stageParts('preDNAT', preDnat, matching)] : []),
	];
	return {
		sets: once(parts.flatMap(({sets}) => sets)),
		chains: once(parts.flatMap(({chains}) => chains)),
		hooks: {isUntracked: untracked.length > 0, isPreDnat: preDnat.length > 0},
	};
}

/** No policy before connection tracking is about all interfaces: Felix takes none. */
function isEarly(stage: 'untracked' | 'preDNAT') {
	return ({interface: dev, asked}: HostChainsOf) =>
		asked[stage].ingress.length + asked[stage].egress.length > 0 &&
		!(stage === 'untracked' && dev === allInterfaces);
}

function hostsOn({node, cluster, all}: PolicyContext, policing: HostPolicing): HostChainsOf[] {
	const {policy} = all;
	if (!policy?.hostEndpoints.length) return [];
	const applied = appliedIn(policy, resolverIn({cluster, all}));
	const {named, all: any} = hostEndpointsOn(node, policy, policing);
	return [...named, ...(any ? [{interface: allInterfaces, endpoint: any}] : [])].map(
		({interface: dev, endpoint}) => ({
			interface: dev,
			asked: {
				untracked: tiersOf(applied, endpoint, 'untracked'),
				preDNAT: tiersOf(applied, endpoint, 'preDNAT'),
				normal: tiersOf(applied, endpoint, 'normal'),
				forward: tiersOf(applied, endpoint, 'forward'),
			},
			profile: allowingProfile(endpoint, policy),
		}),
	);
}

function stageParts(stage: Stage, hosts: readonly HostChainsOf[], matching: Matching): NftParts {
	const directions = stage === 'preDNAT' ? (['ingress'] as const) : (['ingress', 'egress'] as const);
	const policies = policyChains(
		hosts.map(({asked}) => asked[stage]),
		matching,
		hostDialects[stage],
	);
	return {
		sets: policies.sets,
		chains: [
			...policies.chains,
			...(stage === 'forward' ? [] : directions.map(direction => failsafeChain(stage, direction))),
			...hosts.flatMap(host => directions.map(direction => hostChain(stage, direction, host))),
			...directions.map(direction =>
				hostDispatch(hostDispatchNames[stage][direction], hosts, {stage, direction}),
			),
		],
	};
}

/** A policy of several stages, or of a pod and a node, is one chain. */
export function once<Part extends NftSet | NftChain>(parts: readonly Part[]): Part[] {
	return [...new Map(parts.map(part => [part.name, part])).values()];
}
