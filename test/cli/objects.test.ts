/** get, delete and describe against an API without a network below it. */
import ava from 'ava';
import {parse} from 'yaml';
import type {OpenStore} from '../../lib/labd/store/store.js';
import {apiLab} from '../helpers/api-lab.js';
import {config, deployment} from '../helpers/api-manifests.js';
import {kindOf} from '../helpers/api-objects.js';

// Each is several processes: not all at once.
const test = ava.serial;

test('get prints tables as kubectl does', async t => {
	const {run} = await apiLab(t, {'web.yaml': `${deployment}---\n${config}`});
	await run('apply -f web.yaml');
	const says = async (line: string, expected: RegExp) => {
		const {code, stdout, stderr} = await run(line);
		t.is(code, 0, stderr);
		t.regex(stdout, expected);
	};
	await says('get deploy', /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +0\/2 +0 +0 +\d+s\n$/);
	await says('get deploy -o wide', /AGE +CONTAINERS +IMAGES +SELECTOR\nweb .* web +nginx +app=web\n$/);
	await says('get deployments.apps web', /^NAME .*\nweb /);
	await says(
		'get deploy,cm -A',
		/^NAMESPACE +NAME .*\ndefault +deployment.apps\/web .*\n\nNAMESPACE +NAME .*\n(.*\n)*default +configmap\/settings /,
	);
	await says(
		'get deploy/web cm/settings',
		/^NAME .*\ndeployment.apps\/web .*\n\nNAME .*\nconfigmap\/settings /,
	);
	await says('get all', /^NAME .*\ndeployment.apps\/web /m);
	await says('get deploy -l app=web -o name', /^deployment.apps\/web\n$/);
	await says('get ns -A', /^NAME +STATUS +AGE\ndefault /);
});

test('get -o yaml and json are the object, or a List', async t => {
	const {run} = await apiLab(t, {'one.yaml': config});
	await run('apply -f one.yaml');
	const one = parse((await run('get cm settings -o yaml')).stdout);
	t.like(one, {apiVersion: 'v1', kind: 'ConfigMap', data: {colour: 'blue'}});
	t.false('managedFields' in one.metadata);
	t.deepEqual(JSON.parse((await run('get cm settings -o json')).stdout), one);
	t.deepEqual(JSON.parse((await run('get cm settings --json')).stdout), one);
	const list = JSON.parse((await run('get cm --field-selector metadata.name=settings -o json')).stdout);
	t.deepEqual(list, {apiVersion: 'v1', kind: 'List', metadata: {resourceVersion: ''}, items: [one]});
});

test('nothing to list is said on standard error', async t => {
	const {run} = await apiLab(t);
	t.deepEqual(await run('get pods'), {
		code: 0,
		stdout: '',
		stderr: 'no pods in namespace default (-A looks in all)\n',
	});
	t.deepEqual(await run('get pods -A -o name'), {code: 0, stdout: '', stderr: 'no pods in any namespace\n'});
	t.deepEqual(await run('get pods -l a=b'), {
		code: 0,
		stdout: '',
		stderr: 'no pods that fit in namespace default (-A looks in all)\n',
	});
});

test('delete tells what is gone, and waits until it is', async t => {
	const {run, api} = await apiLab(t, {'web.yaml': `${deployment}---\n${config}`});
	await run('apply -f web.yaml');
	t.is(
		(await run('delete -f web.yaml --dry-run')).stdout,
		'configmap "settings" deleted (dry run)\ndeployment "web" deleted (dry run)\n',
	);
	t.like(await run('delete deploy -l app=web'), {code: 0, stdout: 'deployment "web" deleted\n'});
	t.like(await run('delete cm/settings cm/settings'), {code: 2});
	t.is(api.store.get({resource: 'configmaps', namespace: 'default', name: 'settings'}), undefined);
	t.like(await run('delete -f web.yaml --ignore-not-found'), {
		code: 0,
		stdout: 'configmap "settings" was not there\ndeployment "web" was not there\n',
	});
});

test('an object with a finalizer is waited for', async t => {
	const {run, api} = await apiLab(t, {
		'one.yaml': config.replace('settings', 'settings, finalizers: [example.com/hold]'),
	});
	await run('apply -f one.yaml');
	const key = {resource: 'configmaps', namespace: 'default', name: 'settings'};
	t.like(await run('delete cm settings --no-wait'), {code: 0, stdout: 'configmap "settings" deleted\n'});
	t.truthy(api.store.get(key)?.metadata.deletionTimestamp);
	const watched = firstWatch(api.store);
	const waiting = run('delete cm settings');
	// It waits: it has begun to watch, and nothing but this ends it.
	t.is(await Promise.race([watched, waiting]), 'watched');
	api.store.remove(key);
	t.is((await waiting).code, 0);
});

test('describe shows the object and its events', async t => {
	const {run, api} = await apiLab(t, {
		'web.yaml': deployment,
		'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter2}\n',
	});
	await run('apply -f web.yaml -f secret.yaml');
	const web = api.store.get({resource: 'deployments.apps', namespace: 'default', name: 'web'});
	if (!web) return t.fail();
	api.registry.change(
		{do: 'event', about: web, type: 'Normal', reason: 'ScalingReplicaSet', message: 'Scaled up'},
		'deployment-controller',
	);
	const {stdout} = await run('describe deploy web');
	t.regex(
		stdout,
		/^Deployment web\n {2}Namespace: +default\n {2}Labels: +app=web\n {2}Created: +\S+ \(\d+s ago\)\nSpec\n {2}replicas: 2\n/,
	);
	t.regex(
		stdout,
		/Events\n {2}TYPE +REASON +AGE +FROM +MESSAGE\n {2}Normal +ScalingReplicaSet +\d+s +deployment-controller +Scaled up\n$/,
	);
	t.false((await run('describe secret s')).stdout.includes('hunter2'));
	t.regex((await run('describe secret s')).stdout, /password: 7 bytes/);
});

const wrong: ReadonlyArray<readonly [words: string, says: RegExp]> = [
	['get', /missing required argument 'objects'/],
	['get dploy', /has no kind 'dploy'\n {2}hint: did you mean 'deploy'\?/],
	['get pods/x/y', /'pods\/x\/y' is no KIND\/NAME/],
	['get pods web/x', /'pods' is no KIND\/NAME/],
	['get cm settngs', /configmaps "settngs" not found\n {2}hint: did you mean 'settings'\?/],
	['get cm settings -n kube-system', /there is one in namespace default: give '-n default'/],
	['get cm settings -A', /names and -A are given/],
	['get cm settings -l a=b', /names and -l are given/],
	['get cm -l a=(b', /requirement/],
	['get cm -o yml', /Allowed choices are wide, json, yaml, name/],
	['get cm --lab for', /no lab for is up\n.*known: three/],
	['describe cm settngs', /did you mean 'settings'/],
	['apply', /no manifest is given/],
	['apply -f nowhere.yaml', /nowhere.yaml.*\[file-missing\]/],
	['apply -f empty.yaml', /no object is in empty.yaml/],
	['delete', /nothing is named/],
	['delete cm', /which cm\?/],
	['delete cm settings --all', /names and --all are given/],
	['delete cm settings -f one.yaml', /-f and cm settings are given/],
	['delete cm settngs', /did you mean 'settings'/],
	['delete cm settings --grace-period soon', /is no number of seconds/],
];

for (const [words, says] of wrong) {
	test(`wrong words end with 2 and a hint: ${words}`, async t => {
		const {run, api} = await apiLab(t, {'one.yaml': config, 'empty.yaml': '# nothing\n'});
		api.registry.create(
			{kind: kindOf({apiVersion: 'v1', kind: 'ConfigMap'}), namespace: 'default'},
			parse(config),
		);
		const before = api.store.version;
		const {code, stdout, stderr} = await run(words);
		t.deepEqual([code, stdout], [2, ''], stderr);
		t.regex(stderr, says);
		t.notRegex(stderr, /\n\s+at /, 'no stack');
		t.is(api.store.version, before);
	});
}

function firstWatch(store: OpenStore): Promise<'watched'> {
	return new Promise(resolve => {
		const watch = store.watch.bind(store);
		store.watch = (...how) => {
			resolve('watched');
			return watch(...how);
		};
	});
}
