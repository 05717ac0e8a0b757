/** Kubernetes' own client for Node. */
import {CoreV1Api, KubeConfig, type V1ConfigMap} from '@kubernetes/client-node';
import test from 'ava';
import {startApi, type TestApi} from '../../../helpers/api.js';

function clientOf({kubeconfig}: TestApi): CoreV1Api {
	const config = new KubeConfig();
	config.loadFromFile(kubeconfig);
	return config.makeApiClient(CoreV1Api);
}

test('the client creates, reads, replaces, patches and deletes', async t => {
	const core = clientOf(await startApi(t));
	const namespace = 'default';
	const body: V1ConfigMap = {metadata: {name: 'a'}, data: {a: '1'}};
	const created = await core.createNamespacedConfigMap({namespace, body});
	t.deepEqual(created.data, {a: '1'});
	t.true(created.metadata?.creationTimestamp instanceof Date);
	const replaced = await core.replaceNamespacedConfigMap({
		namespace,
		name: 'a',
		body: {...created, data: {a: '2'}},
	});
	t.deepEqual(replaced.data, {a: '2'});
	const stale = core.replaceNamespacedConfigMap({namespace, name: 'a', body: {...created, data: {a: '3'}}});
	t.is(((await t.throwsAsync(stale)) as {code?: number}).code, 409);
	const patched = await core.patchNamespacedConfigMap({
		namespace,
		name: 'a',
		body: [{op: 'add', path: '/data/b', value: 'c'}],
	});
	t.deepEqual(patched.data, {a: '2', b: 'c'});
	t.is((await core.listNamespacedConfigMap({namespace})).items.length, 1);
	await core.deleteNamespacedConfigMap({namespace, name: 'a'});
	t.is((await core.listNamespacedConfigMap({namespace})).items.length, 0);
});
