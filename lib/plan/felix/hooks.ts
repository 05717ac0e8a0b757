/**
 * Where Felix's chains begin: the kernel's hooks, and what is asked there of a packet before and after its pods' chains.
 * Facts: projectcalico/calico felix/rules/static.go; read at 87c15906.
 */
import type {Family} from '../../../topology/model.js';
import type {NftChain} from '../nft/table.js';
import {marks} from '../policy/marks.js';
import {dispatchName} from './endpoint-chains.js';
import {hostDispatchNames} from './host-chains.js';

export type HookRules = {
	/** In raw-cali-PREROUTING and raw-cali-OUTPUT. */
	readonly untracked: readonly string[];
	/** Tunnels' packets, first in filter-cali-INPUT. */
	readonly input: readonly string[];
	/** And those that the node sends, where host endpoints could deny them. */
	readonly output: readonly string[];
	/** Not set: the node has no host endpoint, and nothing asks for one. */
	readonly hosts?: {
		/** Whether policies of them are asked before connection tracking, and before NAT. */
		readonly isUntracked: boolean;
		readonly isPreDnat: boolean;
	};
};

export function hookChains(family: Family, {untracked, input, output, hosts}: HookRules): NftChain[] {
	return [
		{
			name: 'raw-cali-PREROUTING',
			rules: [...(hosts ? [marks.clear] : []), ...untracked, antiSpoofing, ...early.from(hosts)],
		},
		hook('raw-PREROUTING', 'filter hook prerouting priority raw'),
		...(untracked.length === 0 && !hosts
			? []
			: [
					{
						name: 'raw-cali-OUTPUT',
						rules: [...(hosts ? [marks.clear] : []), ...early.to(hosts), ...untracked, ...early.end(hosts)],
					},
					hook('raw-OUTPUT', 'filter hook output priority raw'),
				]),
		...(hosts?.isPreDnat ? preDnatChains : []),
		...inputChains(family, input, hosts !== undefined),
		...forwardChains(hosts !== undefined),
		...outputChains(output, hosts !== undefined),
	];
}

const acceptedByHost = `${marks.isAccepted} accept comment "a policy of a host endpoint has accepted it"`;

/** Of policies before connection tracking: a pod's packets are not asked. */
const early = {
	from: (hosts: HookRules['hosts']) =>
		hosts?.isUntracked
			? [`iifname != "cali*" jump ${hostDispatchNames.untracked.ingress}`, acceptedByHost]
			: [],
	to: (hosts: HookRules['hosts']) =>
		hosts?.isUntracked ? [`jump ${hostDispatchNames.untracked.egress}`] : [],
	end: (hosts: HookRules['hosts']) => (hosts?.isUntracked ? [acceptedByHost] : []),
};

const preDnatChains: readonly NftChain[] = [
	{
		name: 'mangle-cali-PREROUTING',
		rules: [
			'ct state established,related accept',
			acceptedByHost,
			`jump ${hostDispatchNames.preDNAT.ingress}`,
			acceptedByHost,
		],
	},
	hook('mangle-PREROUTING', 'filter hook prerouting priority mangle'),
];

const antiSpoofing =
	'iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"';

function forwardChains(hasHosts: boolean): NftChain[] {
	const {ingress, egress} = hostDispatchNames.forward;
	return [
		{
			name: 'filter-cali-FORWARD',
			rules: [
				...(hasHosts ? [marks.clearPass, `${marks.isNotAccepted} jump ${ingress}`] : []),
				`iifname "cali*" jump ${dispatchName.egress}`,
				`oifname "cali*" jump ${dispatchName.ingress}`,
				...(hasHosts ? [`jump ${egress}`] : []),
			],
		},
		hook('filter-FORWARD', 'filter hook forward priority filter', [
			`${marks.isAccepted} accept comment "a policy or a profile has accepted it"`,
			`${marks.accept} comment "no pod’s: the chains that come later need not ask again"`,
		]),
	];
}

/** What a pod says to its own node: its egress policies are asked, and what they let through is taken. */
function inputChains(family: Family, input: readonly string[], hasHosts: boolean): NftChain[] {
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
			rules: [
				...input,
				'iifname "cali*" goto filter-cali-wl-to-host',
				`${marks.isAccepted} accept`,
				...(hasHosts ? [marks.clear, `jump ${hostDispatchNames.normal.ingress}`, acceptedByHost] : []),
			],
		},
		hook('filter-INPUT', 'filter hook input priority filter'),
	];
}

/** Without them a pod would not find its node: multicast listeners, router and neighbour solicitations, neighbours' answers. */
const neighbours = 'icmpv6 type { 130, 131, 132, 133, 135, 136 } accept comment "a pod looks for its node"';

function outputChains(output: readonly string[], hasHosts: boolean): NftChain[] {
	return [
		{
			name: 'filter-cali-OUTPUT',
			rules: [
				`${marks.isAccepted} accept`,
				'oifname "cali*" return comment "a node reaches its own pods, whatever their policies say"',
				...(hasHosts
					? [...output, marks.clear, `jump ${hostDispatchNames.normal.egress}`, acceptedByHost]
					: []),
			],
		},
		hook('filter-OUTPUT', 'filter hook output priority filter'),
	];
}

/** A base chain that jumps to the one of Felix's that is called after it: `filter-INPUT`, `filter-cali-INPUT`. */
export function hook(name: string, where: string, then: readonly string[] = []): NftChain {
	const own = name.replace('-', '-cali-');
	return {name, hook: `type ${where}; policy accept;`, rules: [`jump ${own}`, ...then]};
}
