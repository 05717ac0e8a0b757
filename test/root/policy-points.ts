/**
 * What Kubernetes says of NetworkPolicies, point by point (docs/policy.md has the table). Each point has a namespace of its own,
 * with the pods `s`, on node-1, and `c`, on node-2; all share `red/one` and `blue/two` on node-1, `red/two` on node-2, `blue/one`
 * on node-3. Without policies each of these connections passes.
 */
import type {Point} from './policy-point.js';

const s = {matchLabels: {role: 's'}};
const c = {matchLabels: {role: 'c'}};
const one = {matchLabels: {app: 'one'}};
const red = {matchLabels: {team: 'red'}};
const blue = {matchLabels: {team: 'blue'}};
const pods = (podSelector: object) => ({podSelector});
const namespaces = (namespaceSelector: object) => ({namespaceSelector});

export const points: readonly Point[] = [
	{
		title: 'A pod is isolated for a direction when a policy of that direction selects it',
		policies: [{podSelector: s, policyTypes: ['Ingress']}],
		yes: 's c',
		no: 'c s, red/one s',
	},
	{
		title: "podSelector {} selects every pod of the policy's namespace, and none of another",
		policies: [{podSelector: {}}],
		yes: 'red/one red/two',
		no: 'red/one s, red/one c',
	},
	{
		title: 'Policies add up',
		policies: [
			{podSelector: s, ingress: [{from: [{...pods(one), ...namespaces(red)}]}]},
			{podSelector: s, ingress: [{from: [{...pods(one), ...namespaces(blue)}]}]},
		],
		yes: 'red/one s, blue/one s',
		no: 'blue/two s, c s',
	},
	{
		title: 'Without policyTypes and egress rules only ingress is isolated',
		policies: [{podSelector: s, ingress: [{from: [pods(c)]}]}],
		yes: 'c s, s red/one',
		no: 'red/one s',
	},
	{
		title: 'Without policyTypes an egress rule isolates egress too',
		policies: [{podSelector: s, egress: [{to: [pods(c)]}]}],
		yes: 's c',
		no: 's red/one, c s',
	},
	{
		title: 'Without policyTypes an empty list of egress rules does not isolate egress',
		policies: [{podSelector: s, egress: []}],
		yes: 's c',
		no: 'c s',
	},
	{
		title: 'An empty rule allows everybody everything',
		policies: [{podSelector: s, ingress: [{}]}],
		yes: 'c s, red/one s:81, node-2 s, red/one s:ping',
		no: '',
	},
	{
		title: 'A rule without from allows any source on its ports',
		policies: [{podSelector: s, ingress: [{ports: [{port: 80}]}]}],
		yes: 'red/one s, c s, node-2 s',
		no: 'red/one s:81, node-2 s:81',
	},
	{
		title: 'A rule is about any of its peers and any of its ports',
		policies: [
			{podSelector: s, ingress: [{from: [namespaces(red), pods(c)], ports: [{port: 80}, {port: 81}]}]},
		],
		yes: 'red/one s, red/two s:81, c s',
		no: 'red/one s:82, blue/one s',
	},
	{
		title: "A podSelector alone means pods of the policy's namespace",
		policies: [{podSelector: s, ingress: [{from: [pods({})]}]}],
		yes: 'c s',
		no: 'red/one s',
	},
	{
		title: 'A namespaceSelector alone means all pods of the namespaces',
		policies: [{podSelector: s, ingress: [{from: [namespaces(red)]}]}],
		yes: 'red/one s, red/two s',
		no: 'blue/one s, c s',
	},
	{
		title: 'Both selectors in one item: both must fit',
		policies: [{podSelector: s, ingress: [{from: [{...pods(one), ...namespaces(red)}]}]}],
		yes: 'red/one s',
		no: 'red/two s, blue/one s, c s',
	},
	{
		title: 'Both selectors as two items: either may fit',
		policies: [{podSelector: s, ingress: [{from: [pods(c), namespaces(red)]}]}],
		yes: 'red/one s, red/two s, c s',
		no: 'blue/one s',
	},
	{
		title: 'namespaceSelector {} means the pods of all namespaces, and no node',
		policies: [{podSelector: s, ingress: [{from: [namespaces({})]}]}],
		yes: 'red/one s, blue/one s, c s',
		no: 'node-2 s',
	},
	{
		title: 'A namespace is known by its label kubernetes.io/metadata.name',
		policies: [
			{
				podSelector: s,
				ingress: [{from: [namespaces({matchLabels: {'kubernetes.io/metadata.name': 'red'}})]}],
			},
		],
		yes: 'red/one s',
		no: 'blue/one s, c s',
	},
	{
		title: 'An ipBlock means addresses, but for its exceptions',
		policies: [
			{
				podSelector: s,
				policyTypes: ['Egress'],
				egress: [{to: [{ipBlock: {cidr: '203.0.113.0/24', except: ['203.0.113.8/29']}}]}],
			},
		],
		yes: 's 203.0.113.1',
		no: 's client-1, s c',
	},
	{
		title: 'What an ipBlock excepts another rule may allow',
		policies: [
			{
				podSelector: s,
				policyTypes: ['Egress'],
				egress: [
					{to: [{ipBlock: {cidr: '203.0.113.0/24', except: ['203.0.113.8/29']}}]},
					{to: [{ipBlock: {cidr: '203.0.113.11/32'}}]},
				],
			},
		],
		yes: 's 203.0.113.1, s client-1',
		no: 's c',
	},
	{
		title: 'An ipBlock means pods that have such an address',
		policies: [{podSelector: s, ingress: [{from: [{ipBlock: {cidr: '10.244.0.0/16'}}]}]}],
		yes: 'red/one s, c s',
		no: '',
	},
	{
		title: 'A port is of TCP unless it says another protocol',
		policies: [{podSelector: s, ingress: [{ports: [{port: 80}, {port: 53, protocol: 'UDP'}]}]}],
		yes: 'red/one s, red/one s:53/UDP',
		no: 'red/one s:80/UDP, red/one s:53',
	},
	{
		title: 'A named port is what each selected pod calls so',
		policies: [{podSelector: {}, ingress: [{ports: [{port: 'http'}]}]}],
		yes: 'red/one s, red/one c:81',
		no: 'red/one s:81, red/one c',
	},
	{
		title: 'For egress a named port is what each peer calls so',
		policies: [
			{
				podSelector: c,
				policyTypes: ['Egress'],
				egress: [{to: [pods({}), namespaces({})], ports: [{port: 'http'}]}],
			},
		],
		yes: 'c s',
		no: 'c s:81',
	},
	{
		title: 'endPort makes a range',
		policies: [{podSelector: s, ingress: [{ports: [{port: 80, endPort: 81}]}]}],
		yes: 'red/one s, red/one s:81',
		no: 'red/one s:82',
	},
	{
		title: 'SCTP is a protocol like TCP and UDP',
		policies: [{podSelector: s, ingress: [{ports: [{port: 80, protocol: 'SCTP'}]}]}],
		yes: 'red/one s:80/SCTP',
		no: 'red/one s, red/one s:81/SCTP',
	},
	{
		title: 'What is neither TCP nor UDP nor SCTP passes where a rule without ports allows it',
		policies: [
			{podSelector: s, ingress: [{from: [namespaces(red)]}, {from: [namespaces(blue)], ports: [{port: 80}]}]},
		],
		yes: 'red/one s:ping, blue/one s',
		no: 'blue/one s:ping',
	},
	{
		title: 'Both ends must allow',
		policies: [
			{podSelector: c, policyTypes: ['Egress'], egress: [{to: [namespaces(red)]}]},
			{podSelector: s, policyTypes: ['Ingress'], ingress: [{from: [pods(c), namespaces(red)]}]},
		],
		yes: 'c red/one, red/one s',
		no: 'c s, blue/one s',
	},
	{
		title: 'Replies of what was allowed pass',
		policies: [{podSelector: s, policyTypes: ['Ingress', 'Egress'], ingress: [{}]}],
		yes: 'c s, red/one s:53/UDP',
		no: 's c, s red/one',
	},
	{
		title: 'A node reaches its own pods; other nodes are addresses like any other',
		policies: [{podSelector: s, policyTypes: ['Ingress', 'Egress']}],
		yes: 'node-1 s',
		no: 'node-2 s, c s',
	},
	{
		title: 'A pod reaches itself',
		policies: [{podSelector: {}, policyTypes: ['Ingress', 'Egress']}],
		yes: 's s',
		no: 'c s, s c',
	},
	{
		title: "A pod on its node's network is not isolated by policies that select it",
		hosts: ['node-2', 'node-3'],
		policies: [{podSelector: {matchLabels: {role: 'host'}}}],
		yes: 'red/one node-2, c node-3',
		no: '',
	},
	{
		title: 'What a pod sends to its own node is policed',
		policies: [{podSelector: s, policyTypes: ['Egress'], egress: [{to: [pods({})]}]}],
		yes: 's c',
		no: 's node-1, s node-2',
	},
];
