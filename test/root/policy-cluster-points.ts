/** What network-policy-api says of policies of the whole cluster, point by point: as in policy-points.ts, and in the same lab. */
import type {Point} from './policy-point.js';

const all = {namespaces: {}};
const red = {namespaces: {matchLabels: {team: 'red'}}};
const redOne = {
	pods: {podSelector: {matchLabels: {app: 'one'}}, namespaceSelector: {matchLabels: {team: 'red'}}},
};
const s = {matchLabels: {role: 's'}};
const fromRed = [{from: [{namespaceSelector: {matchLabels: {team: 'red'}}}]}];
const port = (number: number) => ({destinationPort: {number}});

/** Each rule is of ingress, but for those that have `to`. */
export const clusterPoints: readonly Point[] = [
	{
		title: 'Deny of the tier Admin is stronger than what a NetworkPolicy allows',
		cluster: [{tier: 'Admin', priority: 1, rules: [{action: 'Deny', from: [red]}]}],
		policies: [{podSelector: s, ingress: [{}]}],
		yes: 'c s, blue/one s',
		no: 'red/one s',
	},
	{
		title: 'Accept of the tier Admin is stronger than what NetworkPolicies isolate',
		cluster: [{tier: 'Admin', priority: 1, rules: [{action: 'Accept', from: [red]}]}],
		policies: [{podSelector: {}}],
		yes: 'red/one s, red/two c',
		no: 'c s, blue/one s',
	},
	{
		title: 'Pass leaves a connection to NetworkPolicies',
		cluster: [
			{
				tier: 'Admin',
				priority: 1,
				rules: [
					{action: 'Pass', from: [redOne]},
					{action: 'Deny', from: [all]},
				],
			},
		],
		policies: [{podSelector: s, ingress: [{...fromRed[0], ports: [{port: 80}]}]}],
		yes: 'red/one s',
		no: 'red/one s:81, red/two s, c s',
	},
	{
		title: 'The tier Baseline is asked about pods that no NetworkPolicy selects',
		cluster: [{tier: 'Baseline', priority: 1, rules: [{action: 'Deny', from: [all]}]}],
		policies: [{podSelector: s, ingress: fromRed}],
		yes: 'red/one s',
		no: 'red/one c, blue/one s',
	},
	{
		title: 'What Admin passes and no NetworkPolicy is about, Baseline decides',
		cluster: [
			{tier: 'Admin', priority: 1, rules: [{action: 'Pass', from: [red]}]},
			{
				tier: 'Baseline',
				priority: 1,
				rules: [
					{action: 'Accept', from: [redOne], protocols: [{tcp: port(80)}]},
					{action: 'Deny', from: [all]},
				],
			},
		],
		policies: [],
		yes: 'red/one s',
		no: 'red/one s:81, red/two s, blue/one s',
	},
	{
		title: 'Of two of a tier the one with the lower priority decides',
		cluster: [
			{tier: 'Admin', priority: 2, rules: [{action: 'Deny', from: [all]}]},
			{tier: 'Admin', priority: 1, rules: [{action: 'Accept', from: [red]}]},
		],
		policies: [],
		yes: 'red/one s',
		no: 'blue/one s, c s',
	},
	{
		title: 'In a policy the first rule that matches decides',
		cluster: [
			{
				tier: 'Admin',
				priority: 1,
				rules: [
					{action: 'Accept', from: [redOne]},
					{action: 'Deny', from: [red]},
					{action: 'Accept', from: [red]},
				],
			},
		],
		policies: [],
		yes: 'red/one s',
		no: 'red/two s',
	},
	{
		title: 'Who is selected is not isolated: what no rule is about passes',
		cluster: [{tier: 'Admin', priority: 1, rules: [{action: 'Accept', from: [red]}]}],
		policies: [],
		yes: 'red/one s, blue/one s, s c, node-2 s',
		no: '',
	},
	{
		title: 'namespaces and pods mean pods, and no node',
		cluster: [{tier: 'Admin', priority: 1, rules: [{action: 'Deny', from: [all]}]}],
		policies: [],
		yes: 'node-1 s, node-2 s',
		no: 'c s, red/one s',
	},
	{
		title: 'networks mean addresses, those of pods too',
		cluster: [
			{
				tier: 'Admin',
				priority: 1,
				rules: [{action: 'Deny', to: [{networks: ['203.0.113.8/29', '10.244.0.0/16']}]}],
			},
		],
		policies: [],
		yes: 's 203.0.113.1, s node-2',
		no: 's client-1, s c',
	},
	{
		title: 'Ports are numbers, ranges, and what each pod calls so, of whatever protocol',
		cluster: [
			{
				tier: 'Admin',
				priority: 1,
				rules: [
					{
						action: 'Deny',
						from: [all],
						protocols: [
							{destinationNamedPort: 'http'},
							{udp: port(53)},
							{tcp: {destinationPort: {range: {start: 82, end: 90}}}},
						],
					},
				],
			},
		],
		policies: [],
		yes: 'red/one s:81, red/one c:80, red/one s:80/UDP, red/one s:ping',
		no: 'red/one s, red/one c:81, red/one s:53/UDP, red/one s:82',
	},
	{
		title: 'AdminNetworkPolicy and BaselineAdminNetworkPolicy are the same of v1alpha1',
		cluster: [
			{
				kind: 'AdminNetworkPolicy',
				priority: 1,
				rules: [{action: 'Allow', from: [redOne], ports: [{portNumber: {port: 80, protocol: 'TCP'}}]}],
			},
			{kind: 'BaselineAdminNetworkPolicy', rules: [{action: 'Deny', from: [all]}]},
		],
		policies: [],
		yes: 'red/one s',
		no: 'red/one s:81, red/two s, c s',
	},
	{
		title: 'nodes mean the addresses of nodes',
		engine: 'kube-network-policies',
		cluster: [
			{
				tier: 'Admin',
				priority: 1,
				rules: [{action: 'Deny', to: [{nodes: {matchLabels: {'kubernetes.io/hostname': 'node-2'}}}]}],
			},
		],
		policies: [],
		yes: 's node-3, s c',
		no: 's node-2',
	},
];
