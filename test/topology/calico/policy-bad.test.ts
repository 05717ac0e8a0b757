import test from 'ava';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import type {Problem, ProblemCode} from '../../../topology/problems.js';

function problemsOf(text: string): Problem[] {
	const problems: Problem[] = [];
	const report = (problem: Problem) => problems.push(problem);
	readObjects(parseDocuments('calico.yaml', text, report), report);
	return problems;
}

/** What the caret underlines. */
function marked({at}: Problem): string {
	return at?.text?.slice(at.column - 1, at.column - 1 + (at.length ?? 1)) ?? '';
}

type Case = readonly [
	title: string,
	kind: string,
	spec: string,
	...problems: (readonly [ProblemCode, marked: string])[],
];

const rule = (text: string) => `{ingress: [{action: Allow, ${text}}]}`;

const cases: readonly Case[] = [
	[
		'an action that there is not',
		'GlobalNetworkPolicy',
		'{ingress: [{action: allow}]}',
		['bad-value', 'allow'],
	],
	['no action', 'NetworkPolicy', '{ingress: [{protocol: TCP}]}', ['missing-field', '{protocol: TCP}']],
	['a broken selector', 'NetworkPolicy', `{selector: "role = 'web'"}`, ['bad-value', '=']],
	['a broken selector of a rule', 'NetworkPolicy', rule(`source: {selector: "has(a"}`), ['bad-value', '"']],
	['global() of a policy', 'GlobalNetworkPolicy', '{namespaceSelector: global()}', ['bad-value', 'global()']],
	[
		'global() beside something else',
		'NetworkPolicy',
		rule('source: {namespaceSelector: "global() && has(a)"}'),
		['bad-value', '"global() && has(a)"'],
	],
	[
		'doNotTrack without applyOnForward',
		'GlobalNetworkPolicy',
		'{doNotTrack: true}',
		['invalid-object', 'true'],
	],
	['preDNAT without applyOnForward', 'GlobalNetworkPolicy', '{preDNAT: true}', ['invalid-object', 'true']],
	[
		'both of them',
		'GlobalNetworkPolicy',
		'{doNotTrack: true, preDNAT: true, applyOnForward: true}',
		['invalid-object', 'true'],
	],
	[
		'egress before addresses are translated',
		'GlobalNetworkPolicy',
		'{preDNAT: true, applyOnForward: true, types: [Ingress, Egress]}',
		['invalid-object', 'Egress'],
	],
	['an order that is no number', 'GlobalNetworkPolicy', '{order: first}', ['wrong-type', 'first']],
	[
		'ports without a protocol',
		'NetworkPolicy',
		rule('destination: {ports: [80]}'),
		['invalid-object', '[80]'],
	],
	[
		'ports of a protocol that has none',
		'NetworkPolicy',
		rule('protocol: ICMP, destination: {notPorts: [80]}'),
		['invalid-object', '[80]'],
	],
	[
		'ICMP with another protocol',
		'NetworkPolicy',
		rule('protocol: TCP, icmp: {type: 8}'),
		['invalid-object', '{type: 8}'],
	],
	[
		'an ICMP code without a type',
		'NetworkPolicy',
		rule('protocol: ICMP, icmp: {code: 1}'),
		['invalid-object', '1'],
	],
	['a protocol that there is not', 'NetworkPolicy', rule('protocol: tcp'), ['bad-value', 'tcp']],
	['protocol 0', 'NetworkPolicy', rule('protocol: 0'), ['bad-value', '0']],
	['port 0', 'NetworkPolicy', rule('protocol: TCP, destination: {ports: [0]}'), ['bad-value', '0']],
	[
		'a range of ports that ends before it begins',
		'NetworkPolicy',
		rule('protocol: TCP, destination: {ports: ["90:80"]}'),
		['bad-value', '"90:80"'],
	],
	['a net with host bits', 'NetworkPolicy', rule('source: {nets: [10.0.0.1/8]}'), ['bad-cidr', '10.0.0.1/8']],
	[
		'both families',
		'NetworkPolicy',
		rule('source: {nets: [10.0.0.0/8, "fd00::/8"]}'),
		['invalid-object', '"fd00::/8"'],
	],
	[
		'ICMP with the other version',
		'NetworkPolicy',
		rule('ipVersion: 6, protocol: ICMP'),
		['invalid-object', 'ICMP'],
	],
	['version 5', 'NetworkPolicy', rule('ipVersion: 5'), ['bad-value', '5']],
	[
		'a Service beside a selector',
		'NetworkPolicy',
		rule('source: {services: {name: a}, selector: all()}'),
		['invalid-object', 'all()'],
	],
	[
		'a Service on the wrong side',
		'NetworkPolicy',
		rule('destination: {services: {name: a}}'),
		['invalid-object', '{name: a}'],
	],
	[
		'a Service without a namespace',
		'GlobalNetworkPolicy',
		rule('source: {services: {name: a}}'),
		['missing-field', '{name: a}'],
	],
	['HTTP', 'NetworkPolicy', rule('http: {methods: [GET]}'), ['invalid-object', '{methods: [GET]}']],
	['a type that is there twice', 'NetworkPolicy', '{types: [Ingress, Ingress]}', ['duplicate', 'Ingress']],
	['a type that there is not', 'NetworkPolicy', '{types: [ingress]}', ['bad-value', 'ingress']],
	['a field that there is not', 'NetworkPolicy', '{podSelector: {}}', ['unknown-field', 'podSelector']],
	[
		'a set of nothing that is a range',
		'GlobalNetworkSet',
		'{nets: [10.0.0.0/33]}',
		['bad-cidr', '10.0.0.0/33'],
	],
	[
		'a host endpoint of no node',
		'HostEndpoint',
		'{interfaceName: eth0}',
		['missing-field', '{interfaceName: eth0}'],
	],
	['a host endpoint of nothing', 'HostEndpoint', '{node: node-1}', ['missing-field', '{node: node-1}']],
	[
		'a port of a host endpoint that can be none',
		'HostEndpoint',
		'{node: node-1, interfaceName: "*", ports: [{name: a, protocol: ICMP, port: 70000}]}',
		['bad-value', '70000'],
		['bad-value', 'ICMP'],
	],
	['an action of a tier', 'Tier', '{defaultAction: Allow}', ['bad-value', 'Allow']],
];

for (const [title, kind, spec, ...expected] of cases) {
	test(title, t => {
		const text = `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`;
		const problems = problemsOf(text);
		t.deepEqual(
			problems.map(problem => [problem.code, marked(problem)] as const),
			expected,
			JSON.stringify(problems),
		);
		t.true(problems.every(({at}) => at?.file === 'calico.yaml' && at.line === 4));
	});
}

test('a tier of Calico keeps its order, and has a simple name', t => {
	const tier = (name: string, spec: string) =>
		problemsOf(
			`apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: ${name}}\nspec: ${spec}\n`,
		).map(problem => [problem.code, marked(problem)]);
	t.deepEqual(tier('default', '{order: 5}'), [['bad-value', '5']]);
	t.deepEqual(tier('default', '{order: 1000000}'), []);
	t.deepEqual(tier('a.b', '{order: 5}'), [['bad-name', 'a.b']]);
	t.deepEqual(tier('a', '{order: 2.5}'), []);
});

test('a tier that there is not is told, and one that is written is there', t => {
	const policy = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: p}
spec: {tier: secure}
`;
	const [problem, ...more] = problemsOf(policy);
	t.deepEqual(more, []);
	t.like(problem, {code: 'unknown-reference', at: {line: 4, column: 14}});
	const tier = 'apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: secure}\n';
	t.deepEqual(problemsOf(`${policy}---\n${tier}`), []);
	t.deepEqual(problemsOf(policy.replace('secure', 'kube-admin')), []);
});
