import test from 'ava';
import {podsOfReference} from '../../../lib/control/references.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import type {Cluster, Pod} from '../../../topology/model.js';

const owned = (kind: string, name: string, owner: string | undefined, namespace: string) =>
	({
		kind,
		metadata: {
			name,
			namespace,
			...(owner !== undefined && {
				ownerReferences: [{kind: owner.split('/')[0], name: owner.split('/')[1]}],
			}),
		},
	}) as unknown as KubernetesObject;

const pod = (namespace: string, name: string) => ({namespace, name}) as unknown as Pod;

const known = {
	cluster: {
		pods: [
			pod('default', 'client'),
			pod('default', 'client-a1'),
			pod('shop', 'web-b1-x'),
			pod('shop', 'web-b1-y'),
		],
	} as unknown as Cluster,
	objects: [
		owned('DaemonSet', 'client', undefined, 'default'),
		owned('Pod', 'client-a1', 'DaemonSet/client', 'default'),
		owned('Deployment', 'web', undefined, 'shop'),
		owned('ReplicaSet', 'web-b1', 'Deployment/web', 'shop'),
		owned('Pod', 'web-b1-x', 'ReplicaSet/web-b1', 'shop'),
		owned('Pod', 'web-b1-y', 'ReplicaSet/web-b1', 'shop'),
	],
};

const meant = (word: string) =>
	podsOfReference(word, known).map(({namespace, name}) => `${namespace}/${name}`);

test('a name alone is in the namespace default, and a pod comes before a workload of its name', t => {
	t.deepEqual(meant('client'), ['default/client']);
	t.deepEqual(meant('default/client'), ['default/client']);
	t.deepEqual(meant('web'), []);
});

test('a workload means its pods, with or without the word for its kind', t => {
	const web = ['shop/web-b1-x', 'shop/web-b1-y'];
	for (const word of ['shop/web', 'shop/deployment/web', 'shop/Deployment/web', 'shop/web-b1']) {
		t.deepEqual(meant(word), web, word);
	}
});

test('of a kind and a name the namespace is default', t => {
	t.deepEqual(meant('daemonset/client'), ['default/client-a1']);
	t.deepEqual(meant('deployment/web'), []);
});

test('nothing is meant by what is not there', t => {
	for (const word of ['shop/we', 'job/client', 'shop/job/web', '', 'a/b/c'])
		t.deepEqual(meant(word), [], word);
});
