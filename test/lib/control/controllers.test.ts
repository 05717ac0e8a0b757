import test from 'ava';
import {runControllers} from '../../../lib/control/controllers.js';
import {parseDocuments} from '../../../topology/documents.js';
import {type PodObject, subjectOf} from '../../../topology/kubernetes/objects.js';
import {readObjects} from '../../../topology/kubernetes/read.js';
import {deployment} from '../../helpers/manifests.js';

const nodes = [1, 2, 3].map(index => ({
	name: `node-${index}`,
	labels: {'kubernetes.io/hostname': `node-${index}`, ...(index < 3 && {disk: 'ssd'})},
}));

function made(text: string) {
	const fail = (problem: unknown) => {
		throw new Error(JSON.stringify(problem));
	};
	return runControllers(readObjects(parseDocuments('m.yaml', text, fail), fail).objects, nodes);
}

function podsOf(text: string): PodObject[] {
	return made(text).flatMap(({object}) => (object.kind === 'Pod' ? [object] : []));
}

function workload(kind: string, {spec = '', template = ''}: {spec?: string; template?: string}): string {
	const selector = kind === 'Job' ? '' : 'selector: {matchLabels: {app: a}}, ';
	const version = kind === 'Job' ? 'batch/v1' : 'apps/v1';
	const restart = kind === 'Job' ? 'restartPolicy: Never, ' : '';
	return `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: web, namespace: kube-system}\nspec: {${selector}${spec}template: {metadata: {labels: {app: a}}, spec: {${restart}${template}containers: [{name: a, image: x}]}}}\n`;
}

test('a Deployment makes a ReplicaSet, and that its pods: names, labels and owners are as in Kubernetes', t => {
	const objects = made(deployment('web', 2));
	t.deepEqual(
		objects.map(({object}) => object.kind),
		['Deployment', 'Pod', 'Pod', 'ReplicaSet'],
	);
	const replicaSet = objects[3]?.object;
	const hash = replicaSet?.metadata.labels?.['pod-template-hash'] ?? '';
	t.is(replicaSet?.metadata.name, `web-${hash}`);
	t.is(replicaSet?.metadata.ownerReferences?.[0]?.name, 'web');
	for (const {object} of objects.slice(1, 3)) {
		t.regex(object.metadata.name, new RegExp(`^web-${hash}-[bcdfghjklmnpqrstvwxz2456789]{5}$`));
		t.deepEqual(object.metadata.labels, {app: 'web', 'pod-template-hash': hash});
		t.is(object.metadata.ownerReferences?.[0]?.kind, 'ReplicaSet');
	}
});

test('more replicas keep the pods that were there', t => {
	const names = (replicas: number) => podsOf(deployment('web', replicas)).map(({metadata}) => metadata.name);
	const many = names(5);
	t.true(names(2).every(name => many.includes(name)));
});

test('a StatefulSet numbers its pods, and its Service is their subdomain', t => {
	const pods = podsOf(
		workload('StatefulSet', {spec: 'replicas: 2, serviceName: db, ordinals: {start: 4}, '}),
	);
	t.deepEqual(
		pods.map(pod => [subjectOf(pod), pod.spec.hostname, pod.spec.subdomain]),
		[
			['Pod kube-system/web-4', 'web-4', 'db'],
			['Pod kube-system/web-5', 'web-5', 'db'],
		],
	);
	t.is(pods[0]?.metadata.labels?.['statefulset.kubernetes.io/pod-name'], 'web-4');
});

test('a DaemonSet makes one pod for each node that its pods may run on', t => {
	t.is(podsOf(workload('DaemonSet', {})).length, 3);
	t.is(podsOf(workload('DaemonSet', {template: 'nodeSelector: {disk: ssd}, '})).length, 2);
	t.is(podsOf(workload('DaemonSet', {template: 'nodeSelector: {disk: none}, '})).length, 0);
});

for (const [spec, count] of [
	['', 1],
	['parallelism: 3, ', 3],
	['parallelism: 3, completions: 2, ', 2],
	['completions: 5, ', 1],
	['suspend: true, ', 0],
	['parallelism: 0, ', 0],
] as const) {
	test(`a Job with '${spec}' runs ${count} pods at once`, t => {
		t.is(podsOf(workload('Job', {spec})).length, count);
	});
}

test('the pods of an indexed Job have their index as label, annotation and host name', t => {
	const pods = podsOf(workload('Job', {spec: 'completionMode: Indexed, parallelism: 2, completions: 2, '}));
	t.deepEqual(
		pods.map(({spec, metadata}) => [
			spec.hostname,
			metadata.labels?.['batch.kubernetes.io/job-completion-index'],
			metadata.annotations?.['batch.kubernetes.io/job-completion-index'],
		]),
		[
			['web-0', '0', '0'],
			['web-1', '1', '1'],
		],
	);
});
