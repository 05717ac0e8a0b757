import test from 'ava';
import {nearestMisses} from '../../../../lib/plan/policy/explain/nearest-miss.js';
import type {Flow} from '../../../../lib/plan/policy/flow.js';
import type {Policy} from '../../../../topology/policy/types.js';
import {felix, flowBetween, modelOf, ruleOf, tierOf} from '../../../helpers/policy-cluster.js';
import {ask, client, clients, ingress, nodes, pods, web} from '../../../helpers/policy-questions.js';

/** In words, nearest first. */
function misses(flow: Flow, ...policies: readonly Policy[]): string[] {
	const tiers = [tierOf(policies)];
	const denied = ask(flow, {tiers}).sides.find(({allowed}) => !allowed);
	if (!denied) throw new Error('it is allowed');
	const situation = {flow, cluster: {nodes, pods, policy: modelOf({tiers})}};
	return nearestMisses(denied, situation, felix).map(({text}) => text);
}

const port = (number: number) =>
	({protocol: 'TCP', destination: {ports: [{from: number, to: number}]}}) as const;
const flow = flowBetween(client, web);

test('for what a rule denies it is told which rule would allow it, if it were asked before', t => {
	const both = ingress('both', ruleOf('Deny'), ruleOf('Allow', {path: 'ingress[1]'}));
	t.deepEqual(misses(flow, both), ['ingress[1] were asked before ingress[0]']);
	const [first] = misses(flow, ingress('first', ruleOf('Deny')), ingress('second', ruleOf('Allow')));
	t.is(first, 'GlobalNetworkPolicy second were asked before GlobalNetworkPolicy first');
});

test('for what a rule denies it is told what that rule is not about', t => {
	const policy = ingress('a', ruleOf('Deny', {...port(80), source: {endpoints: clients}}), ruleOf('Allow'));
	t.deepEqual(misses(flow, policy).slice(0, 2), ['the port were another than 80', 'the protocol were UDP']);
});

test('what would not let it pass is not told', t => {
	const deny = ruleOf('Deny', {path: 'ingress[0]'});
	const first = ingress('first', deny);
	t.deepEqual(misses(flow, first, ingress('second', ruleOf('Allow', port(8080)))), []);
});

test('a policy that would allow it, if it selected the pod, is told', t => {
	const elsewhere = {
		...ingress('elsewhere', ruleOf('Allow')),
		subject: {labels: {is: '==', label: 'role', value: 'front'}},
	} as const;
	const [first, second] = misses(flow, ingress('closed'), elsewhere);
	t.deepEqual([first, second], ['shop/web had the label role=front', 'shop/web had no label app']);
});

test('two changes come after one', t => {
	const two = ruleOf('Allow', {
		...port(8080),
		source: {endpoints: {labels: {is: '==', label: 'role', value: 'a'}}},
	});
	const one = ruleOf('Allow', {...port(9090)});
	const [first, second] = misses(flow, ingress('a', two, one));
	t.is(first, 'the port were 9090');
	t.is(second, 'shop/client had the label role=a and the port were 8080');
});
