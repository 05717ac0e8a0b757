import test from 'ava';
import {problemsInManifests as problemsIn} from '../../helpers/manifests.js';
import {brief} from '../../helpers/problems.js';

const podHead = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const container = (fields: string) => `${podHead}spec:\n  containers:\n  - {name: a, image: x, ${fields}}\n`;
const good = '{name: a, image: x}';

const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
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
];

for (const [what, text, expected] of bad) {
	test(`${what}: refused at its place`, t => {
		t.deepEqual(brief(problemsIn(text)), expected);
	});
}
