import test from 'ava';
import {parseDocuments} from '../../../topology/documents.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {brief, collecting} from '../../helpers/problems.js';

function problemsIn(text: string) {
	return collecting(report => readObjects(parseDocuments('m.yaml', text, report), report)).problems;
}

const podHead = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const container = (fields: string) => `${podHead}spec:\n  containers:\n  - {name: a, image: x, ${fields}}\n`;
const deployment = (
	fields: string,
	template = 'metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: x}]}',
) =>
	`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  ${fields}\n  template: {${template}}\n`;
const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {${spec}}\n`;
const policy = (spec: string) =>
	`apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {${spec}}\n`;
const ingress = (spec: string) =>
	`apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {${spec}}\n`;
const long = 'a'.repeat(64);
const good = '{name: a, image: x}';

const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
	// What it is
	['a document that is a list', '- a\n', ['not-a-mapping 1:1']],
	['neither kind nor apiVersion', 'services: {}\n', ['missing-field 1:1']],
	['no apiVersion', 'kind: Pod\n', ['missing-field 1:1']],
	['a kind that is no string', 'apiVersion: v1\nkind: [Pod]\n', ['wrong-type 2:7']],
	['an unknown kind', 'apiVersion: v1\nkind: Deploymnt\n', ['unknown-kind 2:7']],
	[
		'a resource of somebody else',
		'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\n',
		['unknown-kind 1:13'],
	],
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
	// Metadata
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
	// Pods
	['no spec', podHead, ['missing-field 1:1']],
	['no containers', `${podHead}spec: {}\n`, ['missing-field 4:7']],
	['an empty list of containers', `${podHead}spec: {containers: []}\n`, ['missing-field 4:20']],
	['a container without an image', `${podHead}spec: {containers: [{name: a}]}\n`, ['missing-field 4:21']],
	['a misspelt field, deep inside', container('port: [{containerPort: 80}]'), ['unknown-field 6:25']],
	['a port as text', container('ports: [{containerPort: "80"}]'), ['wrong-type 6:49']],
	['port 0', container('ports: [{containerPort: 0}]'), ['bad-value 6:49']],
	['port 65536', container('ports: [{containerPort: 65536}]'), ['bad-value 6:49']],
	['a host port out of range', container('ports: [{containerPort: 1, hostPort: 70000}]'), ['bad-value 6:62']],
	[
		'a port name of 16 characters',
		container('ports: [{containerPort: 1, name: abcdefghijklmnop}]'),
		['bad-name 6:58'],
	],
	['a protocol that is none', container('ports: [{containerPort: 1, protocol: tcp}]'), ['bad-value 6:62']],
	['the same port twice', container('ports: [{containerPort: 1}, {containerPort: 1}]'), ['duplicate 6:53']],
	[
		'the same port name twice',
		container('ports: [{containerPort: 1, name: a}, {containerPort: 2, name: a}]'),
		['duplicate 6:87'],
	],
	['a quantity that is none', container('resources: {limits: {memory: 12Mega}}'), ['bad-value 6:54']],
	['an environment value that is a number', container('env: [{name: A, value: 1}]'), ['wrong-type 6:48']],
	['a mount of no volume', container('volumeMounts: [{name: v, mountPath: /v}]'), ['unknown-reference 6:47']],
	['a probe without a way', container('livenessProbe: {periodSeconds: 1}'), ['invalid-object 6:40']],
	['two containers of one name', `${podHead}spec: {containers: [${good}, ${good}]}\n`, ['duplicate 4:49']],
	[
		'a restart policy that is none',
		`${podHead}spec: {restartPolicy: always, containers: [${good}]}\n`,
		['bad-value 4:23'],
	],
	[
		'a hostPort beside hostNetwork that is another',
		`${podHead}spec: {hostNetwork: true, containers: [{name: a, image: x, ports: [{containerPort: 1, hostPort: 2}]}]}\n`,
		['bad-value 4:97'],
	],
	[
		'an affinity with an unknown operator and without values',
		`${podHead}spec:\n  containers: [${good}]\n  affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        nodeSelectorTerms:\n        - matchExpressions:\n          - {key: a, operator: Is}\n          - {key: a, operator: In}\n          - {key: a, operator: Gt, values: [x]}\n`,
		['bad-value 11:32', 'missing-field 12:13', 'bad-value 13:44'],
	],
	// What makes pods
	[
		'a selector that selects other pods',
		deployment('selector: {matchLabels: {app: b}}'),
		['selector-mismatch 5:13'],
	],
	['an empty selector', deployment('selector: {}'), ['selector-mismatch 5:13']],
	['no selector', deployment('replicas: 1'), ['missing-field 4:1']],
	['replicas below 0', deployment('replicas: -1\n  selector: {matchLabels: {app: a}}'), ['bad-value 5:13']],
	[
		'a Deployment whose pods never restart',
		deployment(
			'selector: {matchLabels: {app: a}}',
			`metadata: {labels: {app: a}}, spec: {restartPolicy: Never, containers: [${good}]}`,
		),
		['bad-value 6:66'],
	],
	[
		'a Job without a restart policy',
		`apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {containers: [${good}]}}}\n`,
		['missing-field 4:25'],
	],
	[
		'a StatefulSet whose pods get too long names',
		`apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: ${'a'.repeat(61)}}\nspec: {replicas: 11, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [${good}]}}}\n`,
		['bad-name 3:18'],
	],
	// Services
	['a Service without ports', service('selector: {}'), ['missing-field 4:1']],
	[
		'several ports without names',
		service('ports: [{port: 1}, {port: 2}]'),
		['missing-field 4:16', 'missing-field 4:27'],
	],
	['two ports of one name', service('ports: [{port: 1, name: a}, {port: 2, name: a}]'), ['duplicate 4:52']],
	['one port twice', service('ports: [{port: 1, name: a}, {port: 1, name: b}]'), ['duplicate 4:36']],
	['a target port out of range', service('ports: [{port: 1, targetPort: 0x10000}]'), ['bad-value 4:38']],
	[
		'a node port out of range',
		service('type: NodePort, ports: [{port: 1, nodePort: 80}]'),
		['bad-value 4:52'],
	],
	['a node port of a ClusterIP', service('ports: [{port: 1, nodePort: 30000}]'), ['bad-value 4:36']],
	['a type that is none', service('type: nodeport, ports: [{port: 1}]'), ['bad-value 4:14']],
	['a cluster IP that is none', service('clusterIP: 10.0.0.300, ports: [{port: 1}]'), ['bad-value 4:19']],
	['ExternalName without a name', service('type: ExternalName'), ['missing-field 4:7']],
	// NetworkPolicies
	['an empty peer', policy('podSelector: {}, ingress: [{from: [{}]}]'), ['missing-field 4:43']],
	[
		'an ipBlock beside a selector',
		policy('podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]'),
		['invalid-object 4:43'],
	],
	[
		'a CIDR that is none',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0}}]}]'),
		['bad-cidr 4:57'],
	],
	[
		'an exception outside its block',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}]'),
		['bad-cidr 4:78'],
	],
	[
		'an exception that is all of its block',
		policy('podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]'),
		['bad-cidr 4:78'],
	],
	[
		'a range that ends before it begins',
		policy('podSelector: {}, ingress: [{ports: [{port: 80, endPort: 79}]}]'),
		['bad-value 4:64'],
	],
	[
		'a range from a named port',
		policy('podSelector: {}, ingress: [{ports: [{port: http, endPort: 79}]}]'),
		['bad-value 4:66'],
	],
	['a policy type that is none', policy('podSelector: {}, policyTypes: [ingress]'), ['bad-value 4:39']],
	['from in an egress rule', policy('podSelector: {}, egress: [{from: []}]'), ['unknown-field 4:35']],
	// Ingresses
	['neither rules nor a default', ingress(''), ['missing-field 4:7']],
	[
		'no pathType',
		ingress('rules: [{http: {paths: [{path: /, backend: {service: {name: a, port: {number: 80}}}}]}}]'),
		['missing-field 4:32'],
	],
	[
		'a path without a slash',
		ingress(
			'rules: [{http: {paths: [{path: a, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]',
		),
		['bad-value 4:39'],
	],
	[
		'the backend of extensions/v1beta1',
		ingress(
			'rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {serviceName: a, servicePort: 80}}]}}]',
		),
		['invalid-object 4:69', 'unknown-field 4:70', 'unknown-field 4:86'],
	],
	['a host that is an address', ingress('rules: [{host: 10.0.0.1}]'), ['bad-value 4:23']],
	[
		'a port by number and by name',
		ingress('defaultBackend: {service: {name: a, port: {number: 80, name: http}}}'),
		['invalid-object 4:50'],
	],
	// All together
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
