import {execFile} from 'node:child_process';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startApi, type TestApi} from '../../../helpers/api.js';
import {folderWith} from '../../../helpers/folder.js';
import {kubectlPath} from '../../../helpers/kubectl.js';

const path = '/apis/apps/v1/namespaces/default/deployments/web';
const applied = 'deployment.apps/web serverside-applied\n';

test('kubectl apply --server-side twice writes once', async t => {
	const {api, apply} = await lab(t);
	t.like(await apply('--server-side', {replicas: 2}), {code: 0, stdout: applied});
	const first = await stored(api);
	t.like(await apply('--server-side', {replicas: 2}), {code: 0, stdout: applied});
	t.deepEqual(await stored(api), first);
});

test('an object of client-side apply moves to server-side apply, and there is one manager', async t => {
	const {api, apply} = await lab(t);
	await apply('', {replicas: 2});
	t.like(await apply('--server-side', {replicas: 3}), {code: 0, stdout: applied});
	const {metadata, spec} = await stored(api);
	t.is(spec.replicas, 3);
	t.deepEqual(managers(metadata), ['Apply kubectl', 'Apply kubectl-last-applied']);
	t.like(await apply('', {replicas: 4}), {code: 0, stdout: 'deployment.apps/web configured\n'});
	t.is((await stored(api)).spec.replicas, 4);
});

test('what another manager has set is a conflict, until it is forced', async t => {
	const {api, apply, kubectl} = await lab(t);
	await apply('--server-side', {replicas: 2});
	await kubectl('scale deploy web --replicas=7');
	const {code, stderr} = await apply('--server-side', {replicas: 2});
	t.is(code, 1);
	t.regex(
		stderr,
		/^error: Apply failed with 1 conflict: conflict with "kubectl".* using apps\/v1: \.spec\.replicas\n/,
	);
	t.is((await stored(api)).spec.replicas, 7);
	t.like(await apply('--server-side --force-conflicts', {replicas: 2}), {code: 0, stdout: applied});
	t.is((await stored(api)).spec.replicas, 2);
});

test('a field that the configuration drops goes, and comes back as the default', async t => {
	const {api, apply} = await lab(t);
	await apply('--server-side', {replicas: 2, minReadySeconds: 5});
	await apply('--server-side', {});
	const {spec} = await stored(api);
	t.is(spec.replicas, 1);
	t.false('minReadySeconds' in spec && spec.minReadySeconds !== 0);
});

type Ended = {readonly code: number; readonly stdout: string; readonly stderr: string};

async function lab(t: ExecutionContext) {
	const api = await startApi(t);
	const cache = join(folderWith(t, {}), 'cache');
	const kubectl = (line: string, input = '') =>
		new Promise<Ended>(resolve => {
			const args = ['--kubeconfig', api.kubeconfig, '--cache-dir', cache, ...line.split(' ').filter(Boolean)];
			const child = execFile(kubectlPath(), args, (error, stdout, stderr) =>
				resolve({code: Number(error?.code ?? 0), stdout, stderr}),
			);
			child.stdin?.end(input);
		});
	const apply = (options: string, spec: object) =>
		kubectl(`apply --validate=false ${options} -f -`, JSON.stringify(deployment(spec)));
	return {api, kubectl, apply};
}

async function stored(api: TestApi) {
	return (await api.ask('GET', path)).body;
}

function managers({
	managedFields,
}: {
	managedFields: readonly {operation: string; manager: string}[];
}): readonly string[] {
	return managedFields.map(({operation, manager}) => `${operation} ${manager}`).sort();
}

function deployment(spec: object): object {
	const labels = {app: 'web'};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {name: 'web'},
		spec: {
			...spec,
			selector: {matchLabels: labels},
			template: {metadata: {labels}, spec: {containers: [{name: 'web', image: 'nginx'}]}},
		},
	};
}
