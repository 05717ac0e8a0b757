import test from 'ava';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import type {Problem, ProblemCode} from '../../../topology/problems.js';

function problemsOf(text: string): Problem[] {
	const problems: Problem[] = [];
	const report = (problem: Problem) => problems.push(problem);
	readObjects(parseDocuments('policy.yaml', text, report), report);
	return problems;
}

/** What the caret underlines. */
function marked({at}: Problem): string {
	return at?.text?.slice(at.column - 1, at.column - 1 + (at.length ?? 1)) ?? '';
}

type Found = readonly [ProblemCode, marked: string];

function found(text: string): Found[] {
	return problemsOf(text).map(problem => [problem.code, marked(problem)]);
}

function policy(kind: string, spec: string, name = 'default'): string {
	const version = kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1';
	return `apiVersion: policy.networking.k8s.io/${version}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
}

const all = 'subject: {namespaces: {}}';
const head: Readonly<Record<string, string>> = {
	ClusterNetworkPolicy: `tier: Admin, priority: 1, ${all}`,
	AdminNetworkPolicy: `priority: 1, ${all}`,
	BaselineAdminNetworkPolicy: all,
};

function withEgress(kind: string, rule: string): string {
	return policy(kind, `{${head[kind]}, egress: [{action: Deny, ${rule}}]}`);
}

type Case = readonly [title: string, text: string, ...problems: Found[]];

const cnp = 'ClusterNetworkPolicy';
const anp = 'AdminNetworkPolicy';
const banp = 'BaselineAdminNetworkPolicy';
const to = 'to: [{namespaces: {}}]';
const protocols = (text: string) => withEgress(cnp, `${to}, protocols: [${text}]`);
const ports = (text: string) => withEgress(anp, `${to}, ports: [${text}]`);

const cases: readonly Case[] = [
	['a tier that there is not', policy(cnp, `{tier: Default, priority: 1, ${all}}`), ['bad-value', 'Default']],
	['no tier', policy(cnp, `{priority: 1, ${all}}`), ['missing-field', `{priority: 1, ${all}}`]],
	['no priority', policy(anp, `{${all}}`), ['missing-field', `{${all}}`]],
	['a priority above 1000', policy(anp, `{priority: 1001, ${all}}`), ['bad-value', '1001']],
	['a priority below 0', policy(cnp, `{tier: Admin, priority: -1, ${all}}`), ['bad-value', '-1']],
	[
		'a priority of the one that needs none',
		policy(banp, `{priority: 3, ${all}}`),
		['unknown-field', 'priority'],
	],
	['an empty subject', policy(banp, '{subject: {}}'), ['missing-field', '{}']],
	[
		'a subject of both kinds',
		policy(banp, '{subject: {namespaces: {}, pods: {podSelector: {}, namespaceSelector: {}}}}'),
		['invalid-object', '{namespaces: {}, pods: {podSelector: {}, namespaceSelector: {}}}'],
	],
	[
		'pods without a podSelector',
		policy(banp, '{subject: {pods: {namespaceSelector: {}}}}'),
		['missing-field', '{namespaceSelector: {}}'],
	],
	[
		'pods of v1alpha1 without a namespaceSelector',
		policy(banp, '{subject: {pods: {podSelector: {}}}}'),
		['missing-field', '{podSelector: {}}'],
	],
	['a second Baseline', policy(banp, `{${all}}`, 'mine'), ['bad-value', 'mine']],
	[
		'a namespace',
		policy(banp, `{${all}}`).replace('default}', 'default, namespace: web}'),
		['bad-value', 'web'],
	],
	[
		"Allow, which is v1alpha1's word",
		policy(cnp, `{${head[cnp]}, ingress: [{action: Allow, from: [{namespaces: {}}]}]}`),
		['bad-value', 'Allow'],
	],
	[
		"Accept, which is v1alpha2's word",
		policy(anp, `{${head[anp]}, ingress: [{action: Accept, from: [{namespaces: {}}]}]}`),
		['bad-value', 'Accept'],
	],
	[
		'Pass, behind which nobody is',
		policy(banp, `{${all}, ingress: [{action: Pass, from: [{namespaces: {}}]}]}`),
		['bad-value', 'Pass'],
	],
	['no peers', withEgress(cnp, 'to: []'), ['missing-field', '[]']],
	['an empty peer', withEgress(cnp, 'to: [{}]'), ['missing-field', '{}']],
	[
		'a peer of two kinds',
		withEgress(cnp, 'to: [{nodes: {}, networks: [10.0.0.0/8]}]'),
		['invalid-object', '{nodes: {}, networks: [10.0.0.0/8]}'],
	],
	[
		'networks of who sends',
		policy(cnp, `{${head[cnp]}, ingress: [{action: Deny, from: [{networks: [10.0.0.0/8]}]}]}`),
		['unknown-field', 'networks'],
		['missing-field', '{networks: [10.0.0.0/8]}'],
	],
	['an address without a length', withEgress(cnp, 'to: [{networks: [10.0.0.1]}]'), ['bad-cidr', '10.0.0.1']],
	[
		'a range twice',
		withEgress(anp, 'to: [{networks: [10.0.0.0/8, 10.0.0.0/8]}]'),
		['duplicate', '10.0.0.0/8'],
	],
	['no name of a domain', withEgress(cnp, 'to: [{domainNames: ["a.*.org"]}]'), ['bad-value', '"a.*.org"']],
	[
		"a domain's name, of the Baseline",
		withEgress(banp, 'to: [{domainNames: [kubernetes.io]}]'),
		['unknown-field', 'domainNames'],
		['missing-field', '{domainNames: [kubernetes.io]}'],
	],
	['a bad label', withEgress(cnp, 'to: [{nodes: {matchLabels: {-a: b}}}]'), ['bad-name', 'b']],
	[
		'an operator without values',
		withEgress(cnp, 'to: [{namespaces: {matchExpressions: [{key: a, operator: In}]}}]'),
		['missing-field', '{key: a, operator: In}'],
	],
	['no protocol', protocols('{}'), ['missing-field', '{}']],
	[
		'two protocols in one item',
		protocols('{tcp: {destinationPort: {number: 1}}, destinationNamedPort: a}'),
		['invalid-object', '{tcp: {destinationPort: {number: 1}}, destinationNamedPort: a}'],
	],
	['a protocol without a port', protocols('{udp: {}}'), ['missing-field', '{}']],
	[
		'a number and a range',
		protocols('{tcp: {destinationPort: {number: 1, range: {start: 1, end: 2}}}}'),
		['invalid-object', '{number: 1, range: {start: 1, end: 2}}'],
	],
	['port 0', protocols('{sctp: {destinationPort: {number: 0}}}'), ['bad-value', '0']],
	['port 65536', ports('{portNumber: {port: 65536}}'), ['bad-value', '65536']],
	[
		'a range that ends where it begins',
		protocols('{tcp: {destinationPort: {range: {start: 5, end: 5}}}}'),
		['bad-value', '5'],
	],
	['a range that ends before it begins', ports('{portRange: {start: 6, end: 5}}'), ['bad-value', '5']],
	['a lower-case protocol', ports('{portNumber: {port: 5, protocol: tcp}}'), ['bad-value', 'tcp']],
	['what is no name of a port', protocols('{destinationNamedPort: HTTP}'), ['bad-name', 'HTTP']],
	[
		'a name of a port of who has none',
		withEgress(cnp, 'to: [{networks: [10.0.0.0/8]}], protocols: [{destinationNamedPort: a}]'),
		['invalid-object', 'a'],
	],
	[
		'ports of the other version',
		withEgress(cnp, `${to}, ports: [{portNumber: {port: 1}}]`),
		['unknown-field', 'ports'],
	],
	['a long name', withEgress(cnp, `${to}, name: ${'n'.repeat(101)}`), ['bad-value', 'n'.repeat(101)]],
	[
		'another version',
		policy(cnp, `{${head[cnp]}}`).replace('v1alpha2', 'v1alpha1'),
		['unknown-kind', 'policy.networking.k8s.io/v1alpha1'],
	],
	[
		'another group',
		policy(cnp, `{${head[cnp]}}`).replace('policy.networking.k8s.io/v1alpha2', 'networking.k8s.io/v1'),
		['unknown-kind', 'networking.k8s.io/v1'],
	],
	[
		'a kind that there is not',
		policy(cnp, `{${head[cnp]}}`).replace('kind: C', 'kind: K'),
		['unknown-kind', 'KlusterNetworkPolicy'],
	],
];

for (const [title, text, ...problems] of cases) {
	test(`refused, with its place: ${title}`, t => {
		t.deepEqual(found(text), problems);
	});
}

test('all mistakes are told at once', t => {
	const text = policy(
		cnp,
		`{tier: Admin, priority: 2000, subject: {}, egress: [{action: Deny, to: [{}, {networks: [x]}], protocols: [{}]}]}`,
	);
	t.deepEqual(
		found(text).map(([code]) => code),
		['bad-value', 'missing-field', 'missing-field', 'bad-cidr', 'missing-field'],
	);
});

test('26 rules are too many for v1alpha2, and not for v1alpha1', t => {
	const rules = (action: string) => Array.from({length: 26}, () => `{action: ${action}, ${to}}`).join(', ');
	t.deepEqual(
		found(policy(cnp, `{${head[cnp]}, egress: [${rules('Deny')}]}`)).map(([code]) => code),
		['bad-value'],
	);
	t.deepEqual(found(policy(anp, `{${head[anp]}, egress: [${rules('Deny')}]}`)), []);
});

test('the nearest kind is told', t => {
	const [problem] = problemsOf(policy(cnp, `{${head[cnp]}}`).replace('kind: C', 'kind: K'));
	t.regex(problem?.hint ?? '', /ClusterNetworkPolicy/);
});
