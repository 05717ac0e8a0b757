import test from 'ava';
import {parseDocuments} from '../../../topology/documents.js';
import {subjectOf} from '../../../topology/kubernetes/objects.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {brief, collecting} from '../../helpers/problems.js';

function read(text: string) {
	return collecting(report => readObjects(parseDocuments('m.yaml', text, report), report));
}

const good: ReadonlyArray<readonly [string, string, readonly string[]]> = [
	[
		'kind before apiVersion',
		'kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: x}]}\napiVersion: v1\n',
		['Pod default/a'],
	],
	['no final newline', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}', ['Namespace a']],
	[
		'CRLF and a byte-order mark',
		'\uFEFFapiVersion: v1\r\nkind: Namespace\r\nmetadata:\r\n  name: a\r\n',
		['Namespace a'],
	],
	['JSON', '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}', ['Namespace a']],
	[
		'several documents, empty ones and ...',
		'---\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n...\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n',
		['Namespace a', 'Namespace b'],
	],
	[
		'comments with tabs and in other scripts',
		'# \tタブ 注释\napiVersion: v1 # комментарий\nkind: Namespace\nmetadata: {name: a}\n',
		['Namespace a'],
	],
	[
		'a List with a List in it',
		'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n- apiVersion: v1\n  kind: List\n  items: [{apiVersion: v1, kind: Namespace, metadata: {name: b}}]\n',
		['Namespace a', 'Namespace b'],
	],
	[
		'a NamespaceList, whose items have no kind',
		'apiVersion: v1\nkind: NamespaceList\nmetadata: {resourceVersion: "1"}\nitems: [{metadata: {name: a}}]\n',
		['Namespace a'],
	],
	['an empty List', 'apiVersion: v1\nkind: List\nitems:\n', []],
	[
		'anchors and merge keys',
		'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: &l {app: a}}\nspec:\n  nodeSelector: *l\n  containers:\n  - &c {name: a, image: x, env: [{name: A, value: "1"}]}\n  - <<: *c\n    name: b\n',
		['Pod default/a'],
	],
	[
		'what kubectl writes: creationTimestamp: null, status, managedFields',
		`apiVersion: apps/v1
kind: Deployment
metadata:
  creationTimestamp: null
  name: a
  resourceVersion: "12"
  uid: 3b0c
  generation: 2
  annotations: {deployment.kubernetes.io/revision: "1"}
  managedFields: [{manager: kubectl, operation: Update, fieldsV1: {"f:spec": {}}, time: "2024-01-01T00:00:00Z"}]
spec:
  progressDeadlineSeconds: 600
  revisionHistoryLimit: 10
  strategy: {}
  selector: {matchLabels: {app: a}}
  template:
    metadata: {creationTimestamp: null, labels: {app: a}}
    spec:
      containers: [{name: a, image: x, resources: {}, terminationMessagePath: /dev/termination-log}]
      securityContext: {}
      schedulerName: default-scheduler
status:
  conditions: [{type: Available, newField: 1}]
`,
		['Deployment default/a'],
	],
	[
		'matchLabels with nothing after it, and a rule with nothing in it',
		'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec:\n  podSelector:\n    matchLabels:\n  ingress:\n  -\n',
		['NetworkPolicy default/a'],
	],
	[
		'a NetworkPolicy that denies all',
		'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n',
		['NetworkPolicy default/a'],
	],
	[
		'quantities, ports by name and by number',
		`apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
  - name: a
    image: x
    resources: {limits: {cpu: 1, memory: 64Mi}, requests: {cpu: 0.5, memory: 1e3, ephemeral-storage: 100m}}
    ports: [{containerPort: 80, name: http}, {containerPort: 80, protocol: UDP}, {containerPort: 80, name: metrics}]
    readinessProbe: {httpGet: {port: http}}
    livenessProbe: {tcpSocket: {port: 80}}
`,
		['Pod default/a'],
	],
	[
		'a headless Service without ports',
		'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None, selector: {app: a}}\n',
		['Service default/a'],
	],
	[
		'an ExternalName Service',
		'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ExternalName, externalName: example.org}\n',
		['Service default/a'],
	],
	[
		'a StatefulSet without serviceName',
		'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: x, volumeMounts: [{name: data, mountPath: /d}]}]}}\n  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]\n',
		['StatefulSet default/a'],
	],
	[
		'a Job',
		'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: x}]}}}\n',
		['Job default/a'],
	],
	[
		'an Ingress',
		'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec:\n  ingressClassName: nginx\n  tls: [{hosts: ["*.example.org"], secretName: s}]\n  rules:\n  - host: "*.example.org"\n    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}\n',
		['Ingress default/a'],
	],
	[
		'a namespace that is declared after its use',
		'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\nspec: {ports: [{port: 80}]}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
		['Service shop/a', 'Namespace shop'],
	],
	[
		'braces that are no template',
		'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: x, args: ["--template={{.x}}"]}]}\n',
		['Pod default/a'],
	],
];

for (const [what, text, expected] of good) {
	test(`${what}: read as the API server reads it`, t => {
		const {result, problems} = read(text);
		t.deepEqual(brief(problems), []);
		t.deepEqual(
			result.objects.map(({object}) => subjectOf(object)),
			expected,
		);
	});
}

test('kinds that have nothing to do with the network are skipped and counted, whatever is in them', t => {
	const {result, problems} = read(
		[
			'ConfigMap v1',
			'ConfigMap v1',
			'Secret v1',
			'ClusterRole rbac.authorization.k8s.io/v1',
			'CronJob batch/v1',
		]
			.map(line => `kind: ${line.split(' ')[0]}\napiVersion: ${line.split(' ')[1]}\nanything: "{{ .x }}"\n`)
			.join('---\n'),
	);
	t.deepEqual(brief(problems), []);
	t.deepEqual(
		[...result.skipped],
		[
			['ConfigMap', 2],
			['Secret', 1],
			['ClusterRole', 1],
			['CronJob', 1],
		],
	);
});

test('what a controller owns in a dump of a cluster is skipped: it is made again', t => {
	const owner =
		'ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: x, uid: u, controller: true}]';
	const {result, problems} = read(`apiVersion: v1\nkind: Pod\nmetadata: {name: a, ${owner}}\nspec: {}\n`);
	t.deepEqual(brief(problems), []);
	t.deepEqual([...result.skipped], [['Pod', 1]]);
	t.deepEqual(result.objects, []);
});

test('an empty value in a map of strings is the empty string, elsewhere it is a field that is not there', t => {
	const {result} = read(
		'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: }}\nspec: {hostname: , containers: [{name: a, image: x}]}\n',
	);
	const object = result.objects[0]?.object;
	t.deepEqual(object?.metadata.labels, {app: ''});
	t.like(object, {spec: {containers: [{name: 'a', image: 'x'}]}});
});

test('generateName makes a name that follows from the content, different for each of two equal pods', t => {
	const text =
		'apiVersion: v1\nkind: Pod\nmetadata: {generateName: run-}\nspec: {containers: [{name: a, image: x}]}\n';
	const names = (source: string) => read(source).result.objects.map(({object}) => object.metadata.name);
	const [first, second] = names(`${text}---\n${text}`);
	t.regex(first ?? '', /^run-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
	t.not(first, second);
	t.deepEqual(names(text), [first]);
});
