import test from 'ava';
import {answerOf} from '../../../../lib/plan/policy/evaluate.js';
import type {FlowEnd} from '../../../../lib/plan/policy/flow.js';
import {
	endOf,
	felix,
	flowBetween,
	flowOf,
	policyOf,
	ruleOf,
	tierOf,
} from '../../../helpers/policy-cluster.js';
import {
	alt,
	ask,
	client,
	clients,
	ingress,
	nodes,
	passes,
	pods,
	web,
	webs,
} from '../../../helpers/policy-questions.js';

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
