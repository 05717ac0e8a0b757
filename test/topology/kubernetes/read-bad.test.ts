import test from 'ava';
import {problemsInManifests as problemsIn} from '../../helpers/manifests.js';
import {brief} from '../../helpers/problems.js';

const podHead = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const long = 'a'.repeat(64);
const good = '{name: a, image: x}';

const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
	['a document that is a list', '- a\n', ['not-a-mapping 1:1']],
	['neither kind nor apiVersion', 'services: {}\n', ['missing-field 1:1']],
	['no apiVersion', 'kind: Pod\n', ['missing-field 1:1']],
	['a kind that is no string', 'apiVersion: v1\nkind: [Pod]\n', ['wrong-type 2:7']],
	['an unknown kind', 'apiVersion: v1\nkind: Deploymnt\n', ['unknown-kind 2:7']],
	['a resource of somebody else', 'apiVersion: cilium.io/v2\nkind: NetworkPolicy\n', ['unknown-kind 1:13']],
	['an apiVersion of the past', 'apiVersion: extensions/v1beta1\nkind: Deployment\n', ['unknown-kind 1:13']],
	['a kind in the wrong group', 'apiVersion: v1\nkind: ClusterRole\n', ['unknown-kind 1:13']],
	['a Node', 'apiVersion: v1\nkind: Node\nmetadata: {name: a}\n', ['unknown-kind 2:7']],
	[
		'a template in quotes',
		'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .Values.name }}"\nspec: {containers: [{name: a, image: x}]}\n',
		['helm-template 4:9'],
	],
	[
		'a template as image',
		'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: "{{ .Values.image }}"\n',
		['helm-template 7:12'],
	],
	[
		'a template without quotes',
		'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\n',
		['helm-template 4:9'],
	],
	[
		'a template line that is no YAML',
		'{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n',
		['helm-template 1:1'],
	],
	['no name', 'apiVersion: v1\nkind: Namespace\nmetadata: {}\n', ['missing-field 3:11']],
	['no metadata', 'apiVersion: v1\nkind: Namespace\n', ['missing-field 1:1']],
	[
		'capital letters in a name',
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: Shop}\n',
		['bad-name 3:18'],
	],
	[
		'a namespace of 64 characters',
		`apiVersion: v1\nkind: Namespace\nmetadata: {name: ${long}}\n`,
		['bad-name 3:18'],
	],
	[
		'a pod of 64 characters',
		`apiVersion: v1\nkind: Pod\nmetadata: {name: ${long}}\nspec: {containers: [${good}]}\n`,
		['bad-name 3:18'],
	],
	[
		'a Service that begins with a digit',
		'apiVersion: v1\nkind: Service\nmetadata: {name: 1a}\nspec: {ports: [{port: 80}]}\n',
		['bad-name 3:18'],
	],
	[
		'a namespace in a namespace',
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, namespace: b}\n',
		['bad-value 3:32', 'unknown-reference 3:32'],
	],
	[
		'wrong label keys and values',
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {"a b": x, c: "d e"}}\n',
		['bad-name 3:37', 'bad-value 3:43'],
	],
	[
		'a label that is a number',
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {v: 1.10}}\n',
		['wrong-type 3:33'],
	],
	[
		'an unknown field of metadata',
		'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, label: {}}\n',
		['unknown-field 3:21'],
	],
	[
		'the same object twice',
		`${podHead}spec: {containers: [${good}]}\n---\n${podHead}spec: {containers: [${good}]}\n`,
		['duplicate 8:18'],
	],
	[
		'a namespace that nobody made',
		'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\nspec: {ports: [{port: 80}]}\n',
		['unknown-reference 3:32'],
	],
];

for (const [what, text, expected] of bad) {
	test(`${what}: refused at its place`, t => {
		t.deepEqual(brief(problemsIn(text)), expected);
	});
}

test('every mistake of an object is told in one pass, of types, fields and meaning', t => {
	const text =
		'apiVersion: v1\nkind: Pod\nmetadata: {name: A_b, labels: {v: 1}}\nspec:\n  nodename: x\n  restartPolicy: never\n  containers:\n  - name: C\n    image: x\n    ports: [{containerPort: "80"}, {containerPort: 0}]\n  - image: z\n';
	t.deepEqual(brief(problemsIn(text)), [
		'bad-name 3:18',
		'wrong-type 3:35',
		'unknown-field 5:3',
		'bad-value 6:18',
		'bad-name 8:11',
		'wrong-type 10:29',
		'bad-value 10:52',
		'missing-field 11:5',
	]);
});

test('the right apiVersion and the nearest kind are named', t => {
	const hints = problemsIn(
		'apiVersion: extensions/v1beta1\nkind: Ingress\n---\napiVersion: v1\nkind: Servce\n',
	).map(({hint}) => hint);
	t.regex(hints[0] ?? '', /apiVersion: networking\.k8s\.io\/v1$/);
	t.regex(hints[1] ?? '', /'Service'/);
});

test('both places of a duplicate are named', t => {
	const [problem] = problemsIn(
		`${podHead}spec: {containers: [${good}]}\n---\n${podHead}spec: {containers: [${good}]}\n`,
	);
	t.regex(problem?.message ?? '', /m\.yaml:3:18/);
});
