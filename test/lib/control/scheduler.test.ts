import test from 'ava';
import fc from 'fast-check';
import {runControllers} from '../../../lib/control/controllers.js';
import {schedule} from '../../../lib/control/scheduler.js';
import {parseDocuments} from '../../../topology/documents.js';
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {deployment, documents, pod} from '../../helpers/manifests.js';

const zones = ['a', 'a', 'b'];
const nodes = zones.map((zone, index) => ({
	name: `node-${index + 1}`,
	labels: {'kubernetes.io/hostname': `node-${index + 1}`, zone, number: String(index + 1)},
}));
const namespaces = new Map([['default', {'kubernetes.io/metadata.name': 'default'}]]);

function podsOf(text: string): PodObject[] {
	const fail = (problem: unknown) => {
		throw new Error(JSON.stringify(problem));
	};
	const {objects} = readObjects(parseDocuments('m.yaml', text, fail), fail);
	return runControllers(objects, nodes).flatMap(({object}) => (object.kind === 'Pod' ? [object] : []));
}

/** `a→1 b→2`, and why the others wait. */
function outcome(text: string) {
	const {placed, pending} = schedule(podsOf(text), nodes, namespaces);
	return {
		placed: placed.map(({pod: {metadata}, node}) => `${metadata.name}→${node.name.slice(5)}`).join(' '),
		pending: pending.map(({reason}) => reason),
	};
}

const perNode = (text: string) => {
	const {placed} = schedule(podsOf(text), nodes, namespaces);
	return nodes.map(({name}) => placed.filter(({node}) => node.name === name).length);
};

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const nodeAffinity = (expression: string) =>
	`affinity: {nodeAffinity: {${required}: {nodeSelectorTerms: [{matchExpressions: [${expression}]}]}}}`;
const podAffinity = (side: string, app: string, topologyKey = 'kubernetes.io/hostname') =>
	`affinity: {${side}: {${required}: [{topologyKey: ${topologyKey}, labelSelector: {matchLabels: {app: ${app}}}}]}}`;
const hostPort = (port: number) =>
	`containers: [{name: m, image: x, ports: [{containerPort: 80, hostPort: ${port}}]}]`;
const plainPod = (name: string, spec: string) =>
	`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec:\n  ${spec}\n`;

test('the node with the fewest pods is next, and of equals the first', t => {
	t.is(outcome(documents(pod('a'), pod('b'), pod('c'), pod('d'))).placed, 'a→1 b→2 c→3 d→1');
});

test('nodeName and nodeSelector decide; the others spread around such pods', t => {
	const text = documents(
		pod('a'),
		pod('b'),
		pod('w', 'nodeSelector: {zone: b}'),
		pod('z', 'nodeName: node-1'),
	);
	t.is(outcome(text).placed, 'a→2 b→3 w→3 z→1');
});

for (const [expression, expected] of [
	['{key: zone, operator: In, values: [b, c]}', 'a→3'],
	['{key: number, operator: NotIn, values: ["1", "2"]}', 'a→3'],
	['{key: none, operator: DoesNotExist}', 'a→1'],
	['{key: number, operator: Gt, values: ["1"]}', 'a→2'],
	['{key: number, operator: Lt, values: ["3"]}, {key: number, operator: Gt, values: ["1"]}', 'a→2'],
	['{key: zone, operator: Exists}, {key: zone, operator: In, values: [b]}', 'a→3'],
] as const) {
	test(`required node affinity ${expression} is ${expected}`, t => {
		t.is(outcome(pod('a', nodeAffinity(expression))).placed, expected);
	});
}

test('a pod that no node matches waits, with the reason in the words of Kubernetes', t => {
	t.deepEqual(outcome(pod('a', 'nodeSelector: {disk: ssd}')), {
		placed: '',
		pending: ["0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector."],
	});
});

test('different reasons are counted by node', t => {
	const text = documents(
		plainPod('a', hostPort(80)),
		plainPod('b', `nodeSelector: {zone: a}\n  ${hostPort(80)}`),
		plainPod('c', `nodeSelector: {zone: a}\n  ${hostPort(80)}`),
	);
	t.deepEqual(outcome(text), {
		placed: 'a→1 b→2',
		pending: [
			"0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 2 node(s) didn't have free ports for the requested pod ports.",
		],
	});
});

test('one host port is given once a node; other protocols and host addresses do not clash', t => {
	t.is(
		outcome(
			documents(
				plainPod('a', `nodeSelector: {zone: b}\n  ${hostPort(80)}`),
				plainPod('b', `nodeSelector: {zone: b}\n  ${hostPort(81)}`),
			),
		).placed,
		'a→3 b→3',
	);
	const udp =
		'nodeSelector: {zone: b}\n  containers: [{name: m, image: x, ports: [{containerPort: 80, hostPort: 80, protocol: UDP}]}]';
	t.is(
		outcome(documents(plainPod('a', `nodeSelector: {zone: b}\n  ${hostPort(80)}`), plainPod('b', udp)))
			.placed,
		'a→3 b→3',
	);
});

test('with hostNetwork every container port is a host port', t => {
	const spec = 'hostNetwork: true\n  containers: [{name: m, image: x, ports: [{containerPort: 80}]}]';
	const text = documents(...['a', 'b', 'c', 'd'].map(name => plainPod(name, spec)));
	t.is(outcome(text).placed, 'a→1 b→2 c→3');
});

test('anti-affinity to its own kind gives each node one, and the rest wait', t => {
	const {placed, pending} = outcome(deployment('web', 4, podAffinity('podAntiAffinity', 'web')));
	t.is(placed.split(' ').length, 3);
	t.deepEqual(pending, ["0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules."]);
});

test('anti-affinity works both ways, over any topology', t => {
	const text = documents(pod('a', podAffinity('podAntiAffinity', 'b', 'zone')), pod('b'));
	t.is(outcome(text).placed, 'a→1 b→3');
});

test('affinity brings a pod to another one, whichever of them comes first', t => {
	t.is(
		outcome(documents(pod('a', podAffinity('podAffinity', 'z')), pod('z', 'nodeName: node-3'))).placed,
		'a→3 z→3',
	);
	t.is(
		outcome(documents(pod('a', podAffinity('podAffinity', 'z')), pod('b'), pod('z'))).placed,
		'a→2 b→1 z→2',
	);
});

test('the first of pods that want to be together may be alone', t => {
	t.deepEqual(perNode(deployment('web', 3, podAffinity('podAffinity', 'web'))), [3, 0, 0]);
});

test('affinity to nobody waits', t => {
	t.deepEqual(outcome(pod('a', podAffinity('podAffinity', 'nobody'))).pending, [
		"0/3 nodes are available: 3 node(s) didn't match pod affinity rules.",
	]);
});

test('a spread constraint over zones holds', t => {
	const constraint =
		'topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]';
	const [one = 0, two = 0, three = 0] = perNode(deployment('web', 4, constraint));
	t.is(one + two, 2);
	t.is(three, 2);
});

test('pods without constraints differ by at most one between nodes, in whatever order they come', t => {
	fc.assert(
		fc.property(fc.array(fc.integer({min: 0, max: 9}), {maxLength: 5}), fc.nat(), (replicas, seed) => {
			const text = documents(...replicas.map((count, index) => deployment(`d-${index}`, count)));
			const pods = podsOf(text);
			const shuffled = [...pods].sort((a, b) => hash(a, seed) - hash(b, seed));
			const {placed, pending} = schedule(shuffled, nodes, namespaces);
			const counts = nodes.map(({name}) => placed.filter(({node}) => node.name === name).length);
			t.is(pending.length, 0);
			t.true(Math.max(...counts) - Math.min(...counts) <= 1);
			t.deepEqual(placed, schedule(pods, nodes, namespaces).placed);
		}),
		{numRuns: 40},
	);
});

function hash({metadata}: PodObject, seed: number): number {
	return [...metadata.name].reduce((value, letter) => (value * 31 + letter.charCodeAt(0) + seed) % 65_521, 7);
}
