/**
 * Where Felix's chains begin: the kernel's hooks, and what is asked there of a packet before and after its pods' chains.
 * Facts: projectcalico/calico felix/rules/static.go; read at 87c15906.
 */
import type {Family} from '../../../topology/model.js';
import type {NftChain} from '../nft/table.js';
import {marks} from '../policy/marks.js';
import {dispatchName} from './endpoint-chains.js';

export type HookRules = {
	/** In raw-cali-PREROUTING and raw-cali-OUTPUT. */
	readonly untracked: readonly string[];
	/** Tunnels' packets, first in filter-cali-INPUT. */
	readonly input: readonly string[];
};

export function hookChains(family: Family, {untracked, input}: HookRules): NftChain[] {
	return [
		{name: 'raw-cali-PREROUTING', rules: [...untracked, antiSpoofing]},
		hook('raw-PREROUTING', 'filter hook prerouting priority raw'),
		...(untracked.length === 0
			? []
			: [{name: 'raw-cali-OUTPUT', rules: untracked}, hook('raw-OUTPUT', 'filter hook output priority raw')]),
		...inputChains(family, input),
		...forwardChains,
		...outputChains,
	];
}

const antiSpoofing =
	'iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"';

/** A base chain that jumps to the one of Felix's that is called after it: `filter-INPUT`, `filter-cali-INPUT`. */
export function hook(name: string, where: string, then: readonly string[] = []): NftChain {
	const own = name.replace('-', '-cali-');
	return {name, hook: `type ${where}; policy accept;`, rules: [`jump ${own}`, ...then]};
}

const forwardChains: readonly NftChain[] = [
	{
		name: 'filter-cali-FORWARD',
		rules: [`iifname "cali*" jump ${dispatchName.egress}`, `oifname "cali*" jump ${dispatchName.ingress}`],
	},
	hook('filter-FORWARD', 'filter hook forward priority filter', [
		`${marks.isAccepted} accept comment "a policy or a profile has accepted it"`,
		`${marks.accept} comment "no pod’s: the chains that come later need not ask again"`,
	]),
];

/** What a pod says to its own node: its egress policies are asked, and what they let through is taken. */
function inputChains(family: Family, input: readonly string[]): NftChain[] {
	return [
		{
			name: 'filter-cali-wl-to-host',
			rules: [
				...(family === 'ipv6' ? [neighbours] : []),
				`jump ${dispatchName.egress}`,
				'accept comment "DefaultEndpointToHostAction is Accept, as in Calico’s manifests"',
			],
		},
		{
			name: 'filter-cali-INPUT',
			rules: [...input, 'iifname "cali*" goto filter-cali-wl-to-host', `${marks.isAccepted} accept`],
		},
		hook('filter-INPUT', 'filter hook input priority filter'),
	];
}

/** Without them a pod would not find its node: multicast listeners, router and neighbour solicitations, neighbours' answers. */
const neighbours = 'icmpv6 type { 130, 131, 132, 133, 135, 136 } accept comment "a pod looks for its node"';

const outputChains: readonly NftChain[] = [
	{
		name: 'filter-cali-OUTPUT',
		rules: [
			`${marks.isAccepted} accept`,
			'oifname "cali*" return comment "a node reaches its own pods, whatever their policies say"',
		],
	},
	hook('filter-OUTPUT', 'filter hook output priority filter'),
];
