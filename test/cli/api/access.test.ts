/** The way to a lab's API, and what is said when it is barred. */
import {chmodSync, chownSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:net';
import {join} from 'node:path';
import ava, {type ExecutionContext} from 'ava';
import {writeKubeconfig} from '../../../lib/labd/api/tls.js';
import {type ApiLab, apiLab} from '../../helpers/api-lab.js';
import {cnilabMain, runProgram} from '../../helpers/cnilab.js';
import {kubectlPath} from '../../helpers/kubectl.js';
import {asUser, nobodyId} from '../../helpers/plain-user.js';

// Each is several processes: not all at once.
const test = ava.serial;

const thin = ['get pods', 'describe pods', 'delete pod web', 'kubectl get pods', 'kubeconfig', 'apply -f -'];
const input = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';

for (const words of thin) {
	test(`without a kubeconfig it says what to do: ${words}`, async t => {
		const {run, state} = await apiLab(t);
		rmSync(join(state, 'kubeconfig'));
		const {code, stdout, stderr} = await run(words, {input});
		t.deepEqual([code, stdout], [1, '']);
		t.regex(stderr, /^lab three has no kubeconfig \(yet\): .*npx cnilab resume three/);
	});
}

for (const words of thin.filter(each => each !== 'kubeconfig')) {
	test(`when labd is dead it says so, and what still works: ${words}`, async t => {
		const lab = await apiLab(t);
		pointAt(lab, await closedPort());
		const {code, stdout, stderr} = await lab.run(words, {input});
		t.deepEqual([code, stdout], [1, '']);
		t.regex(
			stderr,
			/^labd of lab three does not answer \(.*ECONNREFUSED.*\): its packets may still go on; .*resume three/,
		);
	});
}

test('a port that takes connections and never answers does not keep the user waiting', async t => {
	const lab = await apiLab(t);
	const silent = createServer(() => {});
	pointAt(lab, await listen(t, silent));
	const {code, stderr} = await lab.run('get pods');
	t.is(code, 1);
	t.regex(stderr, /does not answer \(no answer within 5000 ms\)/);
});

test('another server on the port is not believed', async t => {
	const {run, state, api} = await apiLab(t);
	// The same address, and another authority.
	rmSync(join(state, 'access.json'), {force: true});
	writeKubeconfig(state, 'three', `https://127.0.0.1:${api.port}`);
	const {code, stdout, stderr} = await run('get pods');
	t.deepEqual([code, stdout], [1, '']);
	t.regex(stderr, /does not answer \(.*(certificate|signature)/);
});

test('a token that the API does not know is told as that', async t => {
	const lab = await apiLab(t);
	change(lab, text => text.replace(lab.api.token, 'wrong'));
	const {code, stderr} = await lab.run('get pods');
	t.deepEqual([code, stderr], [1, 'Unauthorized\n']);
});

test('a kubeconfig that is cut off is told as that', async t => {
	const lab = await apiLab(t);
	change(lab, text => text.slice(0, text.indexOf('users:')));
	const {code, stderr} = await lab.run('get pods');
	t.is(code, 1);
	t.regex(stderr, /kubeconfig is not whole: /);
});

// Only root can give a folder away.
const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('the lab of another user is not for everybody (needs root)', async t => {
	const {folder, state} = await apiLab(t);
	// As if the folder had been opened, but not the file.
	for (const path of [folder, join(state, '..'), state]) chmodSync(path, 0o755);
	for (const path of [join(state, '..'), state]) chownSync(path, nobodyId, nobodyId);
	const {code, stdout, stderr} = await runProgram(
		[...asUser('plain'), process.execPath, cnilabMain, 'get', 'pods'],
		{
			env: {CNILAB_STATE: join(state, '..')},
		},
	);
	t.deepEqual([code, stdout], [4, '']);
	t.regex(stderr, /kubeconfig belongs to another user: a lab's API is for the one who brought it up/);
});

test('kubeconfig tells where it is; with --json also what is in it', async t => {
	const {run, state, api} = await apiLab(t);
	const path = join(state, 'kubeconfig');
	t.deepEqual(await run('kubeconfig'), {code: 0, stdout: `${path}\n`, stderr: ''});
	const {stdout} = await run('kubeconfig three --json');
	t.like(JSON.parse(stdout), {path, server: `https://127.0.0.1:${api.port}`});
});

test("kubectl has the lab's API, its own words and its own exit codes", async t => {
	const lab = await apiLab(t);
	const env = {CNILAB_KUBECTL: kubectlPath()};
	const says = (words: string, more: object = {}) => lab.run(`kubectl ${words}`, {env, ...more});
	t.deepEqual(await says('get ns default -o name'), {code: 0, stdout: 'namespace/default\n', stderr: ''});
	t.deepEqual(await says('-n kube-system get cm'), {
		code: 0,
		stdout: '',
		stderr: 'No resources found in kube-system namespace.\n',
	});
	t.deepEqual(await says('--lab three -- get ns default -o name'), {
		code: 0,
		stdout: 'namespace/default\n',
		stderr: '',
	});
	t.is((await says('create --validate=false -f - -o name', {input})).stdout, 'configmap/x\n');
	t.is((await says('get cm x -o json')).code, 0);
	const missing = await says('get cm y');
	t.deepEqual([missing.code, missing.stdout], [1, '']);
	t.regex(missing.stderr, /configmaps "y" not found/);
	t.like(await says('--jsno'), {code: 1, stdout: ''});
	t.like(await says('get pods --lab'), {code: 1, stdout: ''});
});

test('a kubectl that is not there is told with exit code 4', async t => {
	const {run} = await apiLab(t);
	const {code, stdout, stderr} = await run('kubectl get ns', {env: {CNILAB_KUBECTL: '/nowhere'}});
	t.deepEqual([code, stdout], [4, '']);
	t.regex(stderr, /CNILAB_KUBECTL is \/nowhere, and that can't be run\nkubectl can't be run\n$/);
});

function change({state}: ApiLab, edit: (text: string) => string): void {
	const file = join(state, 'kubeconfig');
	writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

function pointAt(lab: ApiLab, port: number): void {
	change(lab, text => text.replace(`127.0.0.1:${lab.api.port}`, `127.0.0.1:${port}`));
}

async function closedPort(): Promise<number> {
	const server = createServer();
	const port = await portOf(server);
	await new Promise(resolve => server.close(resolve));
	return port;
}

async function listen(t: ExecutionContext, server: Server): Promise<number> {
	t.teardown(() => server.close());
	return portOf(server);
}

function portOf(server: Server): Promise<number> {
	return new Promise(resolve => {
		server.listen(0, '127.0.0.1', () => resolve((server.address() as {port: number}).port));
	});
}
