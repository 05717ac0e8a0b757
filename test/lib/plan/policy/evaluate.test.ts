import test from 'ava';
import type {Behaviour} from '../../../../lib/plan/policy/enforcement.js';
import {answerOf} from '../../../../lib/plan/policy/evaluate.js';
import type {Flow, FlowEnd} from '../../../../lib/plan/policy/flow.js';
import type {EndpointSelector, Policy, PolicyModel, Tier} from '../../../../topology/policy/types.js';
import {clusterOf} from '../../../helpers/cluster.js';
import {
	endOf,
	felix,
	flowBetween,
	flowOf,
	modelOf,
	podOf,
	policyOf,
	ruleOf,
	tierOf,
} from '../../../helpers/policy-cluster.js';

const {nodes} = clusterOf({mode: 'flannel-vxlan'});
const web = podOf('shop/web', 1, {labels: {app: 'web'}, ports: {http: 80, dns: '53/UDP'}});
const alt = podOf('shop/alt', 2, {labels: {app: 'web'}, ports: {http: 8080}});
const client = podOf('shop/client', 3, {labels: {app: 'client'}, node: 'node-2'});
const other = podOf('ops/client', 4, {labels: {app: 'client'}, node: 'node-2'});
const pods = [web, alt, client, other];
const webs: EndpointSelector = {labels: {is: '==', label: 'app', value: 'web'}};
const clients: EndpointSelector = {labels: {is: '==', label: 'app', value: 'client'}};

type Asked = {
	readonly tiers: readonly Tier[];
	readonly behaviour?: Behaviour;
	readonly model?: Partial<PolicyModel>;
};

function ask(flow: Flow, {tiers, behaviour = felix, model = {}}: Asked) {
	return answerOf(flow, {nodes, pods, policy: modelOf({...model, tiers})}, behaviour);
}

/** Whether it passes with these policies in the tier `default`. */
function passes(flow: Flow, ...policies: readonly Policy[]): boolean {
	return ask(flow, {tiers: [tierOf(policies)]}).allowed;
}

const ingress = (name: string, ...rules: readonly Policy['ingress'][number][]) =>
	policyOf({name, subject: webs, ingress: rules, directions: ['ingress']});

test('without policies all may pass, and each side says that nobody isolates it', t => {
	const {allowed, sides} = ask(flowBetween(client, web), {tiers: []});
	t.true(allowed);
	t.deepEqual(
		sides.map(({direction, of, because}) => `${direction} ${of} ${because.is}`),
		['egress shop/client not isolated', 'ingress shop/web not isolated'],
	);
});

test('where nobody enforces, nobody is asked', t => {
	t.deepEqual(answerOf(flowBetween(client, web), {nodes, pods}, felix), {allowed: true, sides: []});
});

test('whom a policy selects is isolated in its directions, and in no other', t => {
	const closed = ingress('closed');
	const {allowed, sides} = ask(flowBetween(client, web), {tiers: [tierOf([closed])]});
	t.false(allowed);
	t.deepEqual(sides[1]?.because, {is: 'default deny', tier: 'default', isolatedBy: [closed]});
	t.true(passes(flowBetween(web, client), closed));
	t.true(passes(flowBetween(web, client), ingress('closed', ruleOf('Deny'))));
});

test('both ends must allow', t => {
	const out = policyOf({name: 'out', subject: clients, directions: ['egress'], egress: [ruleOf('Allow')]});
	t.true(passes(flowBetween(client, web), out, ingress('in', ruleOf('Allow'))));
	t.false(passes(flowBetween(client, web), out, ingress('in')));
	t.false(passes(flowBetween(client, web), {...out, egress: []}, ingress('in', ruleOf('Allow'))));
});

test('in a tier the first policy decides, and in it the first rule', t => {
	const allow = ingress('a', ruleOf('Allow'));
	const deny = ingress('b', ruleOf('Deny'));
	t.true(passes(flowBetween(client, web), allow, deny));
	t.false(passes(flowBetween(client, web), deny, allow));
	t.true(passes(flowBetween(client, web), ingress('c', ruleOf('Allow'), ruleOf('Deny'))));
	t.false(passes(flowBetween(client, web), ingress('c', ruleOf('Deny'), ruleOf('Allow'))));
});

test('Log decides nothing', t => {
	t.false(passes(flowBetween(client, web), ingress('a', ruleOf('Log'))));
	t.true(passes(flowBetween(client, web), ingress('a', ruleOf('Log'), ruleOf('Allow'))));
});

test('Pass leaves the tier: the next one decides, and after the last one the profile', t => {
	const pass = tierOf([ingress('a', ruleOf('Pass'), ruleOf('Deny'))], {name: 'first', order: 1});
	t.true(ask(flowBetween(client, web), {tiers: [pass]}).allowed);
	const {sides} = ask(flowBetween(client, web), {tiers: [pass, tierOf([ingress('b')])]});
	t.like(sides[1], {allowed: false, because: {is: 'default deny', tier: 'default'}});
	t.true(ask(flowBetween(client, web), {tiers: [pass, tierOf([ingress('b', ruleOf('Allow'))])]}).allowed);
});

test('a tier that selects and does not decide denies, or passes on, as its default says', t => {
	const nothing = [ingress('a')];
	const next = tierOf([ingress('b', ruleOf('Allow'))]);
	const first = {name: 'first', order: 1};
	t.false(ask(flowBetween(client, web), {tiers: [tierOf(nothing, first), next]}).allowed);
	const passing = tierOf(nothing, {...first, defaultAction: 'Pass'});
	t.true(ask(flowBetween(client, web), {tiers: [passing, next]}).allowed);
	t.true(ask(flowBetween(client, web), {tiers: [passing]}).allowed);
});

test('an earlier tier allows for good', t => {
	const first = tierOf([ingress('a', ruleOf('Allow'))], {name: 'first', order: 1});
	t.true(ask(flowBetween(client, web), {tiers: [first, tierOf([ingress('b', ruleOf('Deny'))])]}).allowed);
});

test('a rule is about its protocol, by name or by number', t => {
	const allow = (protocol: 'TCP' | 'UDP' | 'SCTP' | number) => ingress('a', ruleOf('Allow', {protocol}));
	t.true(passes(flowBetween(client, web), allow('TCP')));
	t.true(passes(flowBetween(client, web), allow(6)));
	t.false(passes(flowBetween(client, web, '80/UDP'), allow('TCP')));
	t.true(passes(flowBetween(client, web, '80/SCTP'), allow('SCTP')));
	t.false(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {notProtocol: 'TCP'}))));
	t.true(passes(flowBetween(client, web, '80/UDP'), ingress('a', ruleOf('Allow', {notProtocol: 'TCP'}))));
});

test('a ping is ICMP in IPv4 and ICMPv6 in IPv6, an echo request', t => {
	const four = flowBetween(client, web, 'ping');
	const six = flowOf(endOf(client, 'ipv6'), endOf(web, 'ipv6'), 'ping');
	const allow = (parts: Parameters<typeof ruleOf>[1]) => ingress('a', ruleOf('Allow', parts));
	t.true(passes(four, allow({protocol: 'ICMP'})));
	t.false(passes(six, allow({protocol: 'ICMP'})));
	t.true(passes(six, allow({protocol: 'ICMPv6', icmp: {type: 128}})));
	t.true(passes(four, allow({protocol: 'ICMP', icmp: {type: 8, code: 0}})));
	t.false(passes(four, allow({protocol: 'ICMP', icmp: {type: 0}})));
	t.false(passes(four, allow({protocol: 'ICMP', notIcmp: {type: 8}})));
	t.true(passes(four, allow({})), 'a rule without ports');
	t.false(passes(four, allow({protocol: 'TCP', destination: {ports: [{from: 1, to: 65_535}]}})));
});

test('what is neither TCP nor UDP nor SCTP passes where the product does not police it', t => {
	const asked = {
		tiers: [tierOf([ingress('closed')])],
		behaviour: {...felix, otherProtocols: 'open'} as const,
	};
	t.true(ask(flowBetween(client, web, 'ping'), asked).allowed);
	t.false(ask(flowBetween(client, web), asked).allowed);
});

test('ports are numbers, ranges, and what the destination calls so', t => {
	const allow = (...ports: readonly ({name: string} | {from: number; to: number})[]) =>
		ingress('a', ruleOf('Allow', {protocol: 'TCP', destination: {ports}}));
	t.true(passes(flowBetween(client, web, '80'), allow({from: 80, to: 80})));
	t.true(passes(flowBetween(client, web, '90'), allow({from: 1, to: 1}, {from: 80, to: 90})));
	t.false(passes(flowBetween(client, web, '91'), allow({from: 80, to: 90})));
	t.true(passes(flowBetween(client, web, '80'), allow({name: 'http'})));
	t.true(passes(flowBetween(client, alt, '8080'), allow({name: 'http'})));
	t.false(passes(flowBetween(client, alt, '80'), allow({name: 'http'})));
	t.false(passes(flowBetween(client, web, '53'), allow({name: 'dns'})), 'it is of UDP');
	t.false(passes(flowBetween(client, web, '80'), allow()));
});

test('a list of ports that are excluded', t => {
	const notPorts = [{from: 80, to: 80}, {name: 'http'}];
	const allow = ingress('a', ruleOf('Allow', {protocol: 'TCP', destination: {notPorts}}));
	t.false(passes(flowBetween(client, web, '80'), allow));
	t.false(passes(flowBetween(client, alt, '8080'), allow));
	t.true(passes(flowBetween(client, web, '81'), allow));
});

test("a client's port is one of those that the kernel gives", t => {
	const from = (low: number, high: number) =>
		ingress('a', ruleOf('Allow', {protocol: 'TCP', source: {ports: [{from: low, to: high}]}}));
	t.true(passes(flowBetween(client, web), from(1024, 65_535)));
	t.false(passes(flowBetween(client, web), from(53, 53)));
});

test('peers are meant by labels, and left out by labels', t => {
	t.true(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {endpoints: clients}}))));
	t.false(passes(flowBetween(alt, web), ingress('a', ruleOf('Allow', {source: {endpoints: clients}}))));
	const shop = {endpoints: {...clients, namespaces: {name: 'shop'}}} as const;
	t.false(passes(flowBetween(other, web), ingress('a', ruleOf('Allow', {source: shop}))));
	const notEndpoints = {is: '==', label: 'app', value: 'client'} as const;
	t.false(passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notEndpoints}}))));
	t.true(passes(flowBetween(alt, web), ingress('a', ruleOf('Allow', {source: {notEndpoints}}))));
});

const outside: FlowEnd = {is: 'outside', address: '203.0.113.7'};

test('a prefix means who is in it, less what is excepted; another rule may allow that again', t => {
	const block = {nets: ['203.0.113.0/24'], notNets: ['203.0.113.0/29']};
	const allow = ingress('a', ruleOf('Allow', {source: block}));
	t.false(passes(flowOf(outside, endOf(web)), allow));
	t.true(passes(flowOf({is: 'outside', address: '203.0.113.8'}, endOf(web)), allow));
	const again = ingress('b', ruleOf('Allow', {source: {nets: ['203.0.113.7/32']}}));
	t.true(passes(flowOf(outside, endOf(web)), allow, again));
	t.false(passes(flowOf(outside, endOf(web)), ingress('a', ruleOf('Allow', {source: {nets: []}}))));
});

test("whether a prefix means pods is the product's choice", t => {
	const tiers = [tierOf([ingress('a', ruleOf('Allow', {source: {nets: ['10.244.0.0/16']}}))])];
	t.true(ask(flowBetween(client, web), {tiers}).allowed);
	t.false(ask(flowBetween(client, web), {tiers, behaviour: {...felix, ipBlockMeansPods: false}}).allowed);
	const except = [tierOf([ingress('a', ruleOf('Allow', {source: {notNets: ['10.244.0.0/16']}}))])];
	t.false(ask(flowBetween(client, web), {tiers: except}).allowed);
});

test('a rule is for its family; one whose exceptions are of the other family alone is not there', t => {
	const six = flowOf(endOf(client, 'ipv6'), endOf(web, 'ipv6'));
	t.false(passes(six, ingress('a', ruleOf('Allow', {family: 'ipv4'}))));
	t.true(passes(six, ingress('a', ruleOf('Allow'))));
	t.false(passes(six, ingress('a', ruleOf('Allow', {source: {notNets: ['192.0.2.0/24']}}))));
	t.true(
		passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notNets: ['192.0.2.0/24']}}))),
	);
	t.false(
		passes(flowBetween(client, web), ingress('a', ruleOf('Allow', {source: {notNets: ['0.0.0.0/0']}}))),
	);
});

test('a pod reaches itself, whatever isolates it', t => {
	const out = policyOf({name: 'out', subject: webs, directions: ['egress', 'ingress']});
	const {allowed, sides} = ask(flowBetween(web, web), {tiers: [tierOf([out])]});
	t.true(allowed);
	t.deepEqual(
		sides.map(({because}) => because.is),
		['exempt', 'exempt'],
	);
});

const node = (name: string, address: string): FlowEnd => ({is: 'node', name, address});

test('a node reaches its own pods; another one is an address like any other', t => {
	const closed = ingress('closed');
	t.true(passes(flowOf(node('node-1', '192.168.50.11'), endOf(web)), closed));
	t.true(passes(flowOf(node('node-1', '10.244.1.1'), endOf(web)), closed));
	t.false(passes(flowOf(node('node-2', '192.168.50.12'), endOf(web)), closed));
	const allow = ingress('a', ruleOf('Allow', {source: {nets: ['192.168.50.12']}}));
	t.true(passes(flowOf(node('node-2', '192.168.50.12'), endOf(web)), allow));
});

test('what a pod sends to its own node is policed, where the product does', t => {
	const tiers = [tierOf([policyOf({name: 'out', subject: webs, directions: ['egress']})])];
	const flow = flowOf(endOf(web), node('node-1', '192.168.50.11'));
	t.false(ask(flow, {tiers}).allowed);
	t.true(ask(flow, {tiers, behaviour: {...felix, podToOwnNode: 'open'}}).allowed);
	t.false(ask(flowOf(endOf(web), node('node-2', '192.168.50.12')), {tiers}).allowed);
});

test('selectors do not mean a node, though pods on its network have its address', t => {
	const flow = flowOf(node('node-2', '192.168.50.12'), endOf(web));
	t.false(passes(flow, ingress('a', ruleOf('Allow', {source: {endpoints: {namespaces: 'all'}}}))));
	const peers = {nodes: {is: 'all'}} as const;
	t.true(passes(flow, ingress('a', ruleOf('Allow', {source: {endpoints: peers}}))));
});

test('a Service means who is behind it: as a destination with its ports, as a source without', t => {
	const endpoints = [{address: '10.244.0.1', ports: [{port: 80, protocol: 'TCP'} as const]}];
	const model = {services: [{namespace: 'shop', name: 'web', endpoints}]};
	const service = {namespace: 'shop', name: 'web'};
	const out = (parts: Parameters<typeof ruleOf>[1]) => [
		tierOf([policyOf({name: 'a', subject: {}, directions: ['egress'], egress: [ruleOf('Allow', parts)]})]),
	];
	const to = out({destination: {service}});
	t.true(ask(flowBetween(client, web, '80'), {tiers: to, model}).allowed);
	t.false(ask(flowBetween(client, web, '81'), {tiers: to, model}).allowed);
	t.false(ask(flowBetween(client, alt, '80'), {tiers: to, model}).allowed);
	const from = out({source: {service}});
	t.true(ask(flowBetween(web, client, '99'), {tiers: from, model}).allowed);
	t.false(ask(flowBetween(alt, client, '99'), {tiers: from, model}).allowed);
});

test('policies before NAT or before tracking are not about pods', t => {
	const closed = {...ingress('closed'), preDNAT: true, applyOnForward: true} as const;
	t.true(passes(flowBetween(client, web), closed));
	t.true(passes(flowBetween(client, web), {...ingress('closed'), doNotTrack: true}));
	t.false(passes(flowBetween(client, web), {...ingress('closed'), applyOnForward: true}));
});
