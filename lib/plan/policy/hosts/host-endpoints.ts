/**
 * Which host endpoint stands for an interface of a node, and what it asks at each stage of a packet's way. The rules and the model's
 * answer both take it from here. Facts: projectcalico/calico felix/dataplane/linux/endpoint_mgr.go (resolveHostEndpoints,
 * updateHostEndpoints), felix/calc/event_sequencer.go (tierInfoToProtoTierInfo); read at 87c15906.
 */
import {addressOf} from '../../../../topology/addresses.js';
import type {Node} from '../../../../topology/model.js';
import type {Direction, HostEndpoint, Policy, PolicyModel} from '../../../../topology/policy/types.js';
import {remembered} from '../../remember.js';
import type {Applied, AppliedTier} from '../applied.js';
import type {HostPolicing} from '../enforcement.js';

/** In the order in which a packet comes to them; `normal` is about the node's own processes alone. */
export type Stage = 'untracked' | 'preDNAT' | 'normal' | 'forward';

export type StandsFor = {
	/** Of the endpoint for all of them: `*`. */
	readonly interface: string;
	readonly endpoint: HostEndpoint;
};

export type HostEndpoints = {
	/** Those that stand for one interface each, by its name. */
	readonly named: readonly StandsFor[];
	/** For whatever has none of its own. */
	readonly all?: HostEndpoint;
};

/** Of several for the same interface the first by name counts. Pods' cables are no interfaces of the node. */
export function hostEndpointsOn(
	node: Node,
	{hostEndpoints}: Pick<PolicyModel, 'hostEndpoints'>,
	policing: HostPolicing,
): HostEndpoints {
	const own = hostEndpoints
		.filter(endpoint => endpoint.node === node.name)
		.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const named = own.filter(endpoint => endpoint.interface !== '*');
	const found = interfacesOf(node, policing).flatMap(({name, addresses}): StandsFor[] => {
		const endpoint = named.find(each =>
			each.interface === undefined
				? each.addresses.some(address => addresses.includes(address))
				: each.interface === name,
		);
		return endpoint ? [{interface: name, endpoint}] : [];
	});
	const all = own.find(endpoint => endpoint.interface === '*');
	return {named: found, ...(all && {all})};
}

type Interface = {readonly name: string; readonly addresses: readonly string[]};

function interfacesOf({attachment, tunnel = {}}: Node, {tunnelDevices}: HostPolicing): readonly Interface[] {
	const tunnels = (['ipv4', 'ipv6'] as const).flatMap((family): Interface[] => {
		const [name, address] = [tunnelDevices[family], tunnel[family]];
		return name === undefined ? [] : [{name, addresses: address === undefined ? [] : [address]}];
	});
	return [
		{name: attachment.interface, addresses: Object.values(attachment.addresses).map(addressOf)},
		...tunnels,
		{name: 'lo', addresses: ['127.0.0.1', '::1']},
	];
}

/** The tiers that are asked of an endpoint at a stage; what comes before the others never denies whom it does not mention. */
function stagedTiers(
	tiers: readonly AppliedTier[],
	stage: Stage,
	direction: Direction,
): readonly AppliedTier[] {
	if (stage === 'preDNAT' && direction === 'egress') return [];
	const isEarly = stage === 'untracked' || stage === 'preDNAT';
	return tiers.flatMap(({tier, policies}): AppliedTier[] => {
		const own = policies.filter(policy => isAsked(policy, stage));
		if (own.length === 0) return [];
		return [{tier: isEarly ? {...tier, defaultAction: 'Pass'} : tier, policies: own}];
	});
}

function isAsked({doNotTrack, preDNAT, applyOnForward}: Policy, stage: Stage): boolean {
	switch (stage) {
		case 'untracked':
			return doNotTrack === true;
		case 'preDNAT':
			return preDNAT === true && !doNotTrack;
		case 'normal':
			return !doNotTrack && !preDNAT;
		case 'forward':
			return !doNotTrack && !preDNAT && applyOnForward === true;
	}
}

export type StagedTiers = Readonly<Record<Direction, readonly AppliedTier[]>>;

/** Each packet asks for them. */
export function tiersOf(applied: Applied, {name}: HostEndpoint, stage: Stage): StagedTiers {
	const known = knownTiers(applied);
	const key = `${stage} ${name}`;
	const found = known.get(key) ?? {
		ingress: stagedTiers(applied.toHost(name, 'ingress'), stage, 'ingress'),
		egress: stagedTiers(applied.toHost(name, 'egress'), stage, 'egress'),
	};
	known.set(key, found);
	return found;
}

const knownTiers = remembered((_: Applied) => new Map<string, StagedTiers>());

/** In any direction. */
export function asks({ingress, egress}: StagedTiers): boolean {
	return ingress.length + egress.length > 0;
}

/** A profile that allows everything: the one that Calico gives to the endpoints that it makes itself, and those of namespaces. */
export function allowingProfile(
	{profiles}: Pick<HostEndpoint, 'profiles'>,
	{namespaces}: Pick<PolicyModel, 'namespaces'>,
): string | undefined {
	return profiles.find(
		profile =>
			profile === 'projectcalico-default-allow' ||
			(profile.startsWith('kns.') && Object.hasOwn(namespaces, profile.slice('kns.'.length))),
	);
}
