import test from 'ava';
import {withTemplateDefaults} from '../../../../lib/api/defaults/pod.js';
import type {ApiObject, Draft} from '../../../../lib/api/object.js';
import {timeText} from '../../../../lib/api/times.js';
import {compile} from '../../../../lib/control/compile.js';
import {liveControllers} from '../../../../lib/control/live/index.js';
import {seedsOf} from '../../../../lib/control/live/seed.js';
import {revisionHash} from '../../../../lib/control/stateful-set.js';
import {modes} from '../../../../plugins/index.js';
import type {KubernetesObject} from '../../../../topology/kubernetes/objects.js';
import type {LoadedLab} from '../../../../topology/lab.js';
import {listLabs, loadLab} from '../../../../topology/load.js';
import {instantKubelet} from '../../../helpers/instant-kubelet.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {start} from '../../../helpers/live.js';
import {deployment, documents, pod} from '../../../helpers/manifests.js';
import {settle, settling} from '../../../helpers/settle.js';

const controllers = [instantKubelet, ...liveControllers({clusterCa: 'CA'})];

const template = 'template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: x}]}}';
const selector = 'selector: {matchLabels: {app: a}}';
const workload = (kind: string, name: string, spec: string) =>
	`apiVersion: ${kind === 'Job' ? 'batch/v1' : 'apps/v1'}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;
const job = 'template: {spec: {restartPolicy: Never, containers: [{name: a, image: x}]}}';

const everything = documents(
	deployment('web', 5),
	deployment(
		'lonely',
		4,
		'affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: lonely}}}]}}',
	),
	deployment('none', 0),
	pod('alone'),
	pod('here', 'nodeName: node-2'),
	workload(
		'StatefulSet',
		'db',
		`${selector}, replicas: 3, serviceName: db, ordinals: {start: 2}, ${template}`,
	),
	workload('DaemonSet', 'agent', `${selector}, ${template}`),
	workload(
		'ReplicaSet',
		'bare',
		`${selector.replace('a}}', 'b}}')}, replicas: 2, ${template.replace('app: a', 'app: b')}`,
	),
	workload('Job', 'once', job),
	workload('Job', 'each', `completions: 4, parallelism: 2, completionMode: Indexed, ${job}`),
	workload('Job', 'later', `suspend: true, ${job}`),
	'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n',
);

const labs: ReadonlyArray<readonly [string, LoadedLab]> = [
	['every kind of workload', labOf(`${clusterText(3)}mode: flannel-vxlan\n`, everything)],
	...listLabs().map(({name}) => [`labs/${name}`, loadedLab(name)] as const),
];

function loadedLab(name: string): LoadedLab {
	const lab = loadLab(name, fail);
	if (!lab) throw new Error(`no lab ${name}`);
	return lab;
}

function fail(problem: unknown): never {
	throw new Error(JSON.stringify(problem));
}

function compiled(lab: LoadedLab): readonly KubernetesObject[] {
	const result = compile(lab, modes, fail);
	if (!result) throw new Error('not compiled');
	return result.objects;
}

for (const [what, lab] of labs) {
	test(`${what}: the controllers find nothing to do in what was compiled, but for status`, t => {
		const {world, run} = settling(controllers, start);
		const seeds = seedsOf(compiled(lab), {now: timeText(start), families: ['ipv4']});
		for (const {object} of seeds) world.create(object);
		run();
		const before = workloadsOf(seeds.map(({object}) => object));
		t.deepEqual(workloadsOf(world.all()), before);
		t.true(before.length > 3);
	});

	test(`${what}: the bare manifests come to the same pods on the same nodes`, t => {
		const objects = compiled(lab) as unknown as readonly ApiObject[];
		const bare = objects.filter(({metadata}) => !metadata.ownerReferences).map(bareOf);
		const settled = workloadsOf(settle(bare, controllers, {now: start}));
		// The pods of a StatefulSet come one by one: who else is there by then is another matter.
		const nodes = objects.some(({kind}) => kind === 'StatefulSet') ? {nodeName: ''} : {};
		const compared = (all: readonly Seen[]) => all.map(seen => ({...seen, ...nodes}));
		t.deepEqual(compared(settled), compared(workloadsOf(objects)));
	});
}

type Seen = Readonly<Record<string, unknown>>;

function bareOf(object: KubernetesObject | ApiObject): Draft {
	const {status: _, ...draft} = object as unknown as Draft;
	return draft as Draft;
}

/** Name, UID, owner, labels, node and spec's size of what makes pods, and of pods. */
function workloadsOf(objects: readonly ApiObject[]): Seen[] {
	const kinds = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'Pod'];
	return objects
		.filter(({kind}) => kinds.includes(kind))
		.map(({kind, metadata, spec}) => {
			const {name, namespace, uid, labels, ownerReferences} = metadata;
			const {nodeName, replicas} = spec as {nodeName?: string; replicas?: number};
			return {kind, namespace, name, uid, labels, ownerReferences, nodeName, replicas};
		})
		.sort((a, b) => (`${a.kind} ${a.namespace} ${a.name}` < `${b.kind} ${b.namespace} ${b.name}` ? -1 : 1));
}

test('a template has one hash, with the defaults of the API server and without', t => {
	const bare = {
		metadata: {labels: {app: 'a'}},
		spec: {
			hostNetwork: true,
			initContainers: [{name: 'i', image: 'k8s.io/x@sha256:abc'}],
			containers: [
				{
					name: 'a',
					image: 'localhost:5000/nginx',
					ports: [{containerPort: 80}],
					resources: {limits: {cpu: '1'}},
					env: [{name: 'IP', valueFrom: {fieldRef: {fieldPath: 'status.podIP'}}}],
					readinessProbe: {httpGet: {port: 80}},
					livenessProbe: {grpc: {port: 90}},
					lifecycle: {preStop: {httpGet: {port: 80}}},
				},
				{name: 'b', image: 'nginx:1.25'},
				{name: 'c', image: 'nginx:latest'},
			],
			volumes: [
				{name: 'e'},
				{name: 'c', configMap: {name: 'c'}},
				{name: 's', secret: {secretName: 's'}},
				{name: 'h', hostPath: {path: '/'}},
				{name: 'd', downwardAPI: {items: [{path: 'n', fieldRef: {fieldPath: 'metadata.name'}}]}},
				{name: 'p', projected: {sources: [{serviceAccountToken: {path: 't'}}]}},
			],
		},
	};
	const filled = withTemplateDefaults(bare as never);
	t.notDeepEqual(filled, bare as never);
	t.is(revisionHash(filled), revisionHash(bare as never));
	t.is(
		revisionHash({...filled, metadata: {...filled.metadata, creationTimestamp: null as never}}),
		revisionHash(bare as never),
	);
	const changed = structuredClone(filled);
	Object.assign(changed.spec?.containers[0]?.ports?.[0] ?? {}, {protocol: 'UDP'});
	t.not(revisionHash(changed), revisionHash(bare as never));
});

test('a Deployment of a thousand pods comes to rest within a second of the processor', t => {
	const manifest = deployment('web', 1000);
	const lab = labOf(`${clusterText(20)}mode: flannel-vxlan\n`, manifest);
	const bare = compiled(lab)
		.filter(({metadata}) => !metadata.ownerReferences)
		.map(bareOf);
	settle(bare, controllers, {now: start});
	const began = process.cpuUsage();
	const all = settle(bare, controllers, {now: start});
	const {user, system} = process.cpuUsage(began);
	const took = (user + system) / 1000;
	t.log(`${Math.round(took)} ms of the processor`);
	t.is(all.filter(({kind}) => kind === 'Pod').length, 1000);
	t.true(took < 1000);
});
