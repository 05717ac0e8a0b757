import test from 'ava';
import {factsOf} from '../../../../lib/api/patch/facts.js';
import type {JsonMap} from '../../../../lib/api/patch/json.js';
import {strategicallyMerged} from '../../../../lib/api/patch/strategic.js';

type Case = readonly [what: string, original: JsonMap, patch: JsonMap, expected: JsonMap];

const podSpec: readonly Case[] = [
	[
		"an image changes (kubectl set image, kubectl apply), the container's other fields stay",
		{
			containers: [
				{name: 'a', image: 'x:1', args: ['-v']},
				{name: 'b', image: 'y'},
			],
		},
		{'$setElementOrder/containers': [{name: 'a'}, {name: 'b'}], containers: [{name: 'a', image: 'x:2'}]},
		{
			containers: [
				{name: 'a', image: 'x:2', args: ['-v']},
				{name: 'b', image: 'y'},
			],
		},
	],
	[
		'a container that the server does not know comes first',
		{containers: [{name: 'a', image: 'x'}]},
		{containers: [{name: 'b', image: 'y', env: [{name: 'E', value: null}]}]},
		{
			containers: [
				{name: 'b', image: 'y', env: [{name: 'E'}]},
				{name: 'a', image: 'x'},
			],
		},
	],
	[
		'an environment variable and a port are removed',
		{
			containers: [
				{
					name: 'a',
					env: [{name: 'E', value: '1'}, {name: 'F'}],
					ports: [{containerPort: 80}, {containerPort: 81}],
				},
			],
		},
		{
			'$setElementOrder/containers': [{name: 'a'}],
			containers: [
				{
					name: 'a',
					'$setElementOrder/env': [{name: 'F'}],
					env: [{$patch: 'delete', name: 'E'}],
					'$setElementOrder/ports': [{containerPort: 81}],
					ports: [{$patch: 'delete', containerPort: 80}],
				},
			],
		},
		{containers: [{name: 'a', env: [{name: 'F'}], ports: [{containerPort: 81}]}]},
	],
	[
		'containers change places, and one that only the server has keeps its own',
		{containers: [{name: 'a'}, {name: 'sidecar'}, {name: 'b'}, {name: 'c'}]},
		{'$setElementOrder/containers': [{name: 'c'}, {name: 'b'}, {name: 'a'}]},
		{containers: [{name: 'sidecar'}, {name: 'c'}, {name: 'b'}, {name: 'a'}]},
	],
	[
		'a container comes between two others',
		{containers: [{name: 'a'}, {name: 'c'}]},
		{'$setElementOrder/containers': [{name: 'a'}, {name: 'b'}, {name: 'c'}], containers: [{name: 'b'}]},
		{containers: [{name: 'a'}, {name: 'b'}, {name: 'c'}]},
	],
	[
		'a list without a key is replaced',
		{containers: [{name: 'a', command: ['x', 'y']}], tolerations: [{key: 'a'}]},
		{containers: [{name: 'a', command: ['z']}], tolerations: [{key: 'b'}]},
		{containers: [{name: 'a', command: ['z']}], tolerations: [{key: 'b'}]},
	],
	[
		'null removes a field, and is nothing where there is none',
		{nodeSelector: {a: '1'}, hostNetwork: true},
		{nodeSelector: null, hostNetwork: null, hostname: null, affinity: {nodeAffinity: null}},
		{affinity: {}},
	],
	[
		'$patch: replace puts a list in place of the one that was',
		{containers: [{name: 'a'}, {name: 'b'}]},
		{containers: [{$patch: 'replace'}, {name: 'c', image: 'z'}]},
		{containers: [{name: 'c', image: 'z'}]},
	],
	[
		'$patch: replace puts a map in place of the one that was',
		{securityContext: {runAsUser: 1, fsGroup: 2}},
		{securityContext: {$patch: 'replace', runAsUser: 3}},
		{securityContext: {runAsUser: 3}},
	],
	[
		'$patch: delete leaves an empty map',
		{securityContext: {runAsUser: 1}},
		{securityContext: {$patch: 'delete'}},
		{securityContext: {}},
	],
	['$patch: delete of nothing leaves nothing', {}, {securityContext: {$patch: 'delete'}}, {}],
	[
		'a volume changes its source: $retainKeys removes the one before',
		{
			volumes: [
				{name: 'v', emptyDir: {}},
				{name: 'w', emptyDir: {}},
			],
		},
		{volumes: [{name: 'v', $retainKeys: ['name', 'configMap'], configMap: {name: 'c'}}]},
		{
			volumes: [
				{name: 'v', configMap: {name: 'c'}},
				{name: 'w', emptyDir: {}},
			],
		},
	],
	[
		'of two ports with one number, the first is the one that is meant',
		{
			containers: [
				{
					name: 'a',
					ports: [
						{containerPort: 53, protocol: 'UDP'},
						{containerPort: 53, protocol: 'TCP'},
					],
				},
			],
		},
		{containers: [{name: 'a', ports: [{containerPort: 53, name: 'dns'}]}]},
		{
			containers: [
				{
					name: 'a',
					ports: [
						{containerPort: 53, protocol: 'UDP', name: 'dns'},
						{containerPort: 53, protocol: 'TCP'},
					],
				},
			],
		},
	],
];

const metadata: readonly Case[] = [
	['labels are removed', {labels: {a: '1', b: '2'}}, {labels: {a: null, c: '3'}}, {labels: {b: '2', c: '3'}}],
	[
		'finalizers are joined',
		{finalizers: ['a', 'b']},
		{finalizers: ['b', 'c']},
		{finalizers: ['a', 'b', 'c']},
	],
	[
		'finalizers are removed by name',
		{finalizers: ['a', 'b', 'c']},
		{'$deleteFromPrimitiveList/finalizers': ['b'], '$setElementOrder/finalizers': ['c', 'a']},
		{finalizers: ['c', 'a']},
	],
	[
		'nothing is removed from a list that is not there',
		{},
		{'$deleteFromPrimitiveList/finalizers': ['b']},
		{},
	],
];

const deploymentSpec: readonly Case[] = [
	[
		'the strategy loses the settings of the one before',
		{strategy: {type: 'RollingUpdate', rollingUpdate: {maxSurge: 1}}},
		{strategy: {$retainKeys: ['type'], type: 'Recreate'}},
		{strategy: {type: 'Recreate'}},
	],
];

for (const [definition, cases] of [
	['io.k8s.api.core.v1.PodSpec', podSpec],
	['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta', metadata],
	['io.k8s.api.apps.v1.DeploymentSpec', deploymentSpec],
] as const) {
	for (const [what, original, patch, expected] of cases) {
		test(what, t => {
			const before = structuredClone([original, patch]);
			const merged = strategicallyMerged(original, patch, factsOf(definition));
			t.deepEqual(merged, expected);
			t.deepEqual([original, patch], before, 'neither side is changed');
			t.deepEqual(
				strategicallyMerged(merged, patch, factsOf(definition)),
				expected,
				'once more changes nothing',
			);
		});
	}
}
