/**
 * A host endpoint's chains: `fh` for what comes from its interface, `th` for what goes to it, `fhfw` and `thfw` for what is forwarded;
 * before connection tracking and before NAT only where there are policies for that. Facts: projectcalico/calico
 * felix/rules/{endpoints,dispatch,static}.go, felix/dataplane/linux/endpoint_mgr.go; read at 87c15906.
 */
import type {Direction} from '../../../topology/policy/types.js';
import type {NftChain} from '../nft/table.js';
import {type FailsafePort, failsafePorts} from '../policy/hosts/failsafe.js';
import type {Stage} from '../policy/hosts/host-endpoints.js';
import {denied, marks} from '../policy/marks.js';
import {type Asked, type Dialect, tierRules} from '../policy/policy-chains.js';

/** Of an interface, or of all that have none of their own. */
export type HostChainsOf = {
	/** Felix's own word for all. */
	readonly interface: string;
	readonly asked: Readonly<Record<Stage, Asked>>;
	/** Of the profile that allows everything, if it has one. */
	readonly profile: string | undefined;
};

export const allInterfaces = 'any-interface-at-all';

/** Each table of Felix's has chains of its own for the same policies. */
const layers = {untracked: 'raw', preDNAT: 'mangle', normal: 'filter', forward: 'filter'} as const;

export const hostDialects: Readonly<Record<Stage, Dialect>> = {
	untracked: {...dialectIn('raw'), accepted: `${marks.isAccepted} notrack`},
	preDNAT: dialectIn('mangle'),
	normal: dialectIn('filter'),
	forward: dialectIn('filter'),
};

function dialectIn(layer: string): Dialect {
	return {chains: {ingress: `${layer}-cali-pi-`, egress: `${layer}-cali-po-`}, denied};
}

const endpointPrefixes: Readonly<Record<Stage, Readonly<Record<Direction, string>>>> = {
	untracked: {ingress: 'fh', egress: 'th'},
	preDNAT: {ingress: 'fh', egress: 'th'},
	normal: {ingress: 'fh', egress: 'th'},
	forward: {ingress: 'fhfw', egress: 'thfw'},
};

export function hostChainName(stage: Stage, direction: Direction, dev: string): string {
	return `${layers[stage]}-cali-${endpointPrefixes[stage][direction]}-${dev}`;
}

export function hostChain(stage: Stage, direction: Direction, host: HostChainsOf): NftChain {
	const tiers = host.asked[stage][direction];
	const dialect = hostDialects[stage];
	return {
		name: hostChainName(stage, direction, host.interface),
		rules: [
			...(stage === 'untracked' ? [] : tracked),
			...(stage === 'forward' ? [] : [`jump ${failsafeName(stage, direction)}`]),
			marks.clear,
			...tiers.flatMap(tier => tierRules(tier, direction, dialect)),
			...endOf(stage, host),
		],
	};
}

const tracked = [
	'ct state established,related accept',
	`ct state invalid ${denied('conntrack knows no such connection')}`,
];

/** What no policy has decided: of what is forwarded it passes, of the node's own it does not. */
function endOf(stage: Stage, {asked, profile}: HostChainsOf): string[] {
	switch (stage) {
		case 'untracked':
		case 'preDNAT':
			return [];
		case 'forward':
			return asked.forward.ingress.length + asked.forward.egress.length > 0
				? []
				: [`${marks.accept} comment "no policy has applyOnForward"`];
		case 'normal':
			return profile === undefined
				? [denied('no policy and no profile of the host endpoint allows it')]
				: [`${marks.accept} comment "profile ${profile}"`];
	}
}

export const hostDispatchNames: Readonly<Record<Stage, Readonly<Record<'ingress' | 'egress', string>>>> = {
	untracked: {ingress: 'raw-cali-from-host-endpoint', egress: 'raw-cali-to-host-endpoint'},
	preDNAT: {ingress: 'mangle-cali-from-host-endpoint', egress: 'mangle-cali-to-host-endpoint'},
	normal: {ingress: 'filter-cali-from-host-endpoint', egress: 'filter-cali-to-host-endpoint'},
	forward: {ingress: 'filter-cali-from-hep-forward', egress: 'filter-cali-to-hep-forward'},
};

/** From where the hook's chain jumps to an endpoint's by the packet's device. */
export function hostDispatch(
	name: string,
	hosts: readonly HostChainsOf[],
	{stage, direction}: {readonly stage: Stage; readonly direction: Direction},
): NftChain {
	const device = direction === 'ingress' ? 'iifname' : 'oifname';
	const named = hosts.filter(host => host.interface !== allInterfaces);
	const all = hosts.find(host => host.interface === allInterfaces);
	return {
		name,
		rules: [
			...named.map(({interface: dev}) => `${device} "${dev}" goto ${hostChainName(stage, direction, dev)}`),
			...(all ? [`goto ${hostChainName(stage, direction, all.interface)}`] : []),
		],
	};
}

export function failsafeChain(stage: Stage, direction: Direction): NftChain {
	const other = direction === 'ingress' ? 'egress' : 'ingress';
	const accept = 'accept comment "failsafe: no policy closes it"';
	return {
		name: failsafeName(stage, direction),
		rules: [
			...byProtocol(failsafePorts[direction]).map(match => `${match('dport')} ${accept}`),
			// Before connection tracking nothing else knows answers.
			...(stage === 'untracked'
				? byProtocol(failsafePorts[other]).map(match => `${match('sport')} ${accept}`)
				: []),
		],
	};
}

function failsafeName(stage: Stage, direction: Direction): string {
	return `${layers[stage]}-cali-failsafe-${direction === 'ingress' ? 'in' : 'out'}`;
}

function byProtocol(ports: readonly FailsafePort[]): ((end: 'dport' | 'sport') => string)[] {
	return (['TCP', 'UDP'] as const).map(protocol => {
		const own = ports.filter(each => each.protocol === protocol).map(({port}) => port);
		const which = own.length === 1 ? String(own[0]) : `{ ${own.join(', ')} }`;
		return end => `${protocol.toLowerCase()} ${end} ${which}`;
	});
}
