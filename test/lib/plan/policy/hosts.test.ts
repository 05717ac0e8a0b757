import test from 'ava';
import {answerOf} from '../../../../lib/plan/policy/evaluate.js';
import type {Flow} from '../../../../lib/plan/policy/flow.js';
import type {Hop} from '../../../../lib/plan/policy/hosts/hop.js';
import type {HostEndpoint, Policy} from '../../../../topology/policy/types.js';
import {caseNamed} from '../../../helpers/cases.js';
import {selectorOf} from '../../../helpers/policed.js';
import {felix, flowOf, modelOf, policyOf, ruleOf, tierOf} from '../../../helpers/policy-cluster.js';

const {cluster} = caseNamed('calico-vxlan/one-segment');
const behaviour = {...felix, hosts: {tunnels: 'allowed', tunnelDevices: {}}} as const;
const subject = {labels: selectorOf('has(host)')};
const client = {is: 'outside', address: '203.0.113.11'} as const;
const node = {is: 'node', name: 'node-2', address: '192.168.50.12'} as const;

const common = {node: 'node-2', iif: '', oif: ''} as const;
const there = {...common, turn: 'first', source: client.address, destination: node.address} as const;
const back = {...common, turn: 'reply', source: node.address, destination: client.address} as const;

/** From outside to the node itself, and back. */
const toNode: readonly Hop[] = [
	{...there, hook: 'prerouting', iif: 'eth0'},
	{...there, hook: 'input', iif: 'eth0'},
	{...back, hook: 'output', oif: 'eth0'},
];

/** From outside through the node. */
const through: readonly Hop[] = [
	{...there, hook: 'prerouting', iif: 'eth0'},
	{...there, hook: 'forward', iif: 'eth0', oif: 'eth1'},
	{...back, hook: 'prerouting', iif: 'eth1'},
	{...back, hook: 'forward', iif: 'eth1', oif: 'eth0'},
];

function endpointOf(parts: Partial<HostEndpoint> = {}): HostEndpoint {
	return {
		name: 'protected',
		node: 'node-2',
		interface: 'eth0',
		addresses: [],
		labels: {host: 'yes'},
		ports: [],
		profiles: [],
		...parts,
	};
}

type Situation = {
	readonly endpoints?: readonly HostEndpoint[];
	readonly policies?: readonly Policy[];
	readonly hops?: readonly Hop[];
	readonly flow?: Flow;
};

/** What is said, by whom and why: `protected normal refused`. */
function said({
	endpoints = [endpointOf()],
	policies = [],
	hops = toNode,
	flow = flowOf(client, node),
}: Situation) {
	const tiers = policies.length > 0 ? [tierOf(policies)] : [];
	const policed = {...cluster, policy: modelOf({hostEndpoints: endpoints, tiers})};
	const {allowed, sides} = answerOf(flow, policed, behaviour, hops);
	const words = sides.map(({of, host, because}) => [of, host?.stage, host?.isReply && 'reply', because.is]);
	return [allowed, ...words.map(each => each.filter(Boolean).join(' '))];
}

const tcp80 = {protocol: 'TCP', destination: {ports: [{from: 80, to: 80}]}} as const;
const allow = policyOf({name: 'allow', subject, ingress: [ruleOf('Allow', tcp80)]});
const early = {subject, applyOnForward: true} as const;

test('an endpoint that nobody speaks of is closed, but for failsafe ports and for what is forwarded', t => {
	t.deepEqual(said({}), [false, 'protected normal refused']);
	t.deepEqual(said({flow: flowOf(client, node, '22')}), [true, 'protected normal exempt']);
	t.deepEqual(said({flow: flowOf(client, node, '53/UDP')}), [false, 'protected normal refused']);
	t.deepEqual(said({hops: through}), [true]);
});

test('what no policy decides a profile allows, where it is one that allows', t => {
	const open = ['projectcalico-default-allow'];
	t.deepEqual(said({endpoints: [endpointOf({profiles: open})]}), [true, 'protected normal exempt']);
	t.deepEqual(said({endpoints: [endpointOf({profiles: ['mine']})]}), [false, 'protected normal refused']);
	const asked = {endpoints: [endpointOf({profiles: open})], policies: [allow]};
	t.deepEqual(said(asked), [true, 'protected normal rule']);
	t.deepEqual(said({...asked, flow: flowOf(client, node, '81')}), [false, 'protected normal default deny']);
});

test('of several endpoints the one for the interface counts, and of two of these the first by name', t => {
	const all = endpointOf({name: 'all', interface: '*', profiles: ['projectcalico-default-allow']});
	t.deepEqual(said({endpoints: [all, endpointOf()]}), [false, 'protected normal refused']);
	t.deepEqual(said({endpoints: [all]}), [true, 'all normal exempt']);
	t.deepEqual(said({endpoints: [endpointOf(), endpointOf({name: 'a'})]}), [false, 'a normal refused']);
	const byAddress = endpointOf({addresses: ['192.168.50.12']});
	const {interface: _, ...nameless} = byAddress;
	t.deepEqual(said({endpoints: [nameless]}), [false, 'protected normal refused']);
	t.deepEqual(said({endpoints: [{...nameless, addresses: ['192.0.2.1']}]}), [true]);
	t.deepEqual(said({endpoints: [endpointOf({node: 'node-1'})]}), [true]);
});

test('a policy is about what is forwarded only with applyOnForward', t => {
	const deny = policyOf({name: 'deny', subject, ingress: [ruleOf('Deny', tcp80)]});
	t.deepEqual(said({policies: [deny], hops: through}), [true]);
	t.deepEqual(said({policies: [{...deny, ...early}], hops: through}), [false, 'protected forward rule']);
	const out = policyOf({name: 'out', ...early, egress: [ruleOf('Deny')]});
	t.deepEqual(said({policies: [out], hops: through}), [true], 'answers are part of the connection');
});

test('what is allowed before connection tracking is not asked again as it comes in, and its answer is nobody’s', t => {
	const untracked = policyOf({name: 'raw', ...early, doNotTrack: true, ingress: [ruleOf('Allow', tcp80)]});
	const refused = [false, 'protected untracked rule', 'protected normal reply refused'];
	t.deepEqual(said({policies: [untracked]}), refused);
	const answers = {protocol: 'TCP', source: {ports: [{from: 80, to: 80}]}} as const;
	const both = {...untracked, directions: ['ingress', 'egress'], egress: [ruleOf('Allow', answers)]} as const;
	const whole = [true, 'protected untracked rule', 'protected untracked reply rule'];
	t.deepEqual(said({policies: [both]}), whole);
	const all = endpointOf({interface: '*', profiles: ['projectcalico-default-allow']});
	t.deepEqual(said({policies: [both], endpoints: [all]}), [true, 'protected normal exempt']);
});

test('before NAT a rule denies what a later one allows, and nobody is denied whom no rule is about', t => {
	const before = policyOf({name: 'before', ...early, preDNAT: true, ingress: [ruleOf('Deny', tcp80)]});
	t.deepEqual(said({policies: [before, allow]}), [false, 'protected preDNAT rule']);
	const other = {...before, ingress: [ruleOf('Deny', {protocol: 'UDP'})]};
	t.deepEqual(said({policies: [other, allow]}), [true, 'protected normal rule']);
	t.deepEqual(said({policies: [other], hops: through}), [true]);
});

test('a tunnel of the mode’s own passes, and somebody else’s is the node’s own traffic', t => {
	const outer = toNode.map(hop => ({...hop, other: {is: 'vxlan', family: 'ipv4', port: 4789} as const}));
	t.deepEqual(said({hops: outer}), [true]);
	const policed = {...cluster, policy: modelOf({hostEndpoints: [endpointOf()]})};
	const others = {...behaviour, hosts: {...behaviour.hosts, tunnels: 'policed'}} as const;
	t.false(answerOf(flowOf(client, node), policed, others, outer).allowed);
});
