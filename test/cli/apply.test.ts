/** apply against an API without a network below it. */
import ava from 'ava';
import {apiLab} from '../helpers/api-lab.js';
import {config, deployment} from '../helpers/api-manifests.js';

// Each is several processes: not all at once.
const test = ava.serial;

const shop = `${config.replace('settings', 'settings, namespace: shop')}---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`;

const times = /^read \d+ ms, check \d+ ms, send \d+ ms, kernel \d+ ms\n$/;

test('apply says of each object what it did to it', async t => {
	const {run} = await apiLab(t, {
		'web.yaml': `${deployment}---\n${config}`,
		'red.yaml': config.replace('blue', 'red'),
	});
	const says = async (line: string, text: string) => {
		const {code, stdout, stderr} = await run(line);
		t.deepEqual([code, stdout], [0, text]);
		t.regex(stderr, line.endsWith('--dry-run') ? /^$/ : times);
	};
	await says(
		'apply -f web.yaml --dry-run',
		'deployment.apps/web created (dry run)\nconfigmap/settings created (dry run)\n',
	);
	await says('apply -f web.yaml', 'deployment.apps/web created\nconfigmap/settings created\n');
	await says('apply -f web.yaml', 'deployment.apps/web unchanged\nconfigmap/settings unchanged\n');
	await says('apply -f red.yaml --dry-run', 'configmap/settings configured (dry run)\n');
	await says('apply -f red.yaml', 'configmap/settings configured\n');
	await says('apply -f red.yaml', 'configmap/settings unchanged\n');
});

test('what a file no longer says, the object no longer has', async t => {
	const {run, api} = await apiLab(t, {
		'all.yaml': config.replace('blue', 'blue, size: "3"'),
		'less.yaml': config,
	});
	await run('apply -f all.yaml');
	t.is((await run('apply -f less.yaml')).stdout, 'configmap/settings configured\n');
	const found = api.store.get({resource: 'configmaps', namespace: 'default', name: 'settings'});
	t.deepEqual(found?.data, {colour: 'blue'});
});

test('apply reads standard input, folders, and with -R the folders in them', async t => {
	const {run} = await apiLab(t, {'m/one.yaml': config, 'm/deep/two.yaml': deployment});
	t.is((await run('apply -f -', {input: config})).stdout, 'configmap/settings created\n');
	t.is((await run('apply -f m')).stdout, 'configmap/settings unchanged\n');
	t.is((await run('apply -f m -R')).stdout, 'deployment.apps/web created\nconfigmap/settings unchanged\n');
});

test('a namespace comes before what is in it, wherever it stands', async t => {
	const {run} = await apiLab(t, {'shop.yaml': shop});
	t.is((await run('apply -f shop.yaml')).stdout, 'namespace/shop created\nconfigmap/settings created\n');
	t.is((await run('get cm -n shop -o name')).stdout.includes('configmap/settings'), true);
});

test('-n is the namespace of what says none', async t => {
	const {run, api} = await apiLab(t, {'one.yaml': config});
	await run('apply -f one.yaml -n kube-system');
	t.truthy(api.store.get({resource: 'configmaps', namespace: 'kube-system', name: 'settings'}));
});

test('what no packet ever notices is skipped, and said', async t => {
	const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: x}\n';
	const {run} = await apiLab(t, {'mixed.yaml': `${role}---\n${config}---\n${role}`, 'role.yaml': role});
	const {code, stdout, stderr} = await run('apply -f mixed.yaml');
	t.deepEqual([code, stdout], [0, 'configmap/settings created\n']);
	t.true(stderr.startsWith('skipped, as no packet ever notices them: 2 Role\n'));
	t.like(await run('apply -f role.yaml'), {code: 0, stdout: ''});
});

type Mistake = {
	readonly text: string;
	/** `line:column code` */
	readonly at: readonly string[];
	readonly says?: RegExp;
	readonly words?: string;
};

const mistakes: Readonly<Record<string, Mistake>> = {
	'text that is no YAML': {text: 'a: [\n', at: ['2:1 yaml-syntax']},
	'a text': {text: 'hello\n', at: ['1:1 not-a-mapping']},
	'no kind, no apiVersion': {text: 'metadata: {name: x}\n', at: ['1:1 missing-field', '1:1 missing-field']},
	'a kind that is not there': {
		text: 'apiVersion: v1\nkind: Sevice\nmetadata: {name: x}\n',
		at: ['2:7 unknown-kind'],
		says: /did you mean 'Service'/,
	},
	'a kind in an old group': {
		text: 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: x}\n',
		at: ['1:13 unknown-kind'],
		says: /Ingress is in networking.k8s.io\/v1/,
	},
	'no name': {text: 'apiVersion: v1\nkind: Pod\nmetadata: {}\n', at: ['3:1 missing-field']},
	generateName: {
		text: 'apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: x-\n',
		at: ['4:3 missing-field'],
		says: /kubectl create/,
	},
	'the same object twice': {
		text: `${config}---\n${config}`,
		at: ['8:18 duplicate'],
		says: /the first one is at bad.yaml:3/,
	},
	'another namespace than -n': {
		text: config.replace('settings', 'settings, namespace: shop'),
		words: '-n default',
		at: ['3:39 bad-value'],
	},
	'a namespace that is not there': {
		text: config.replace('settings', 'settings, namespace: shpo'),
		at: ['3:18 invalid-object'],
		says: /namespaces "shpo" not found/,
	},
	'an unknown field': {
		text: config.replace('\ndata:', '\ndta:'),
		at: ['4:1 unknown-field'],
		says: /did you mean 'data'/,
	},
	'an unknown field deep inside': {
		text: deployment.replace('image:', 'imag:'),
		at: ['9:37 unknown-field'],
		says: /unknown field spec.template.spec.containers\[0\].imag[\s\S]*did you mean 'image'/,
	},
	'a wrong type': {
		text: deployment.replace('replicas: 2', 'replicas: two'),
		at: ['5:13 wrong-type'],
		says: /spec.replicas must be of type int32, not string/,
	},
	'a wrong type in a list': {
		text: deployment.replace('image: nginx', 'image: [nginx]'),
		at: ['9:44 wrong-type'],
	},
	'a value that the API refuses': {
		text: deployment.replace('replicas: 2', 'replicas: -2'),
		at: ['5:13 bad-value'],
		says: /spec.replicas: Invalid value: -2/,
	},
	'all mistakes of all objects': {
		text: `${deployment.replace('replicas: 2', 'replicas: -2').replace('name: web,', 'name: Web,')}---\n${config.replace('\ndata:', '\ndta:')}---\nkind: Pod\n`,
		at: ['3:18 bad-value', '5:13 bad-value', '14:1 unknown-field', '16:1 missing-field'],
	},
	'all mistakes of what is in a namespace that comes with it': {
		text: `${deployment.replace('replicas: 2', 'replicas: -2').replace('name: web,', 'name: web, namespace: shop,')}---\n${shop}`,
		at: ['5:13 bad-value'],
	},
};

for (const [what, {text, at, says, words = ''}] of Object.entries(mistakes)) {
	test(`apply tells where it is, and changes nothing: ${what}`, async t => {
		const {run, api} = await apiLab(t, {'bad.yaml': text, 'good.yaml': config.replace('settings', 'good')});
		const before = api.store.version;
		const {code, stdout, stderr} = await run(`apply -f bad.yaml -f good.yaml ${words}`.trim());
		t.deepEqual([code, stdout], [2, ''], stderr);
		const places = [...stderr.matchAll(/^bad\.yaml:(\d+:\d+): .*\[([\w-]+)\]$/gm)].map(
			([, place, problem]) => `${place} ${problem}`,
		);
		t.deepEqual(places, [...at], stderr);
		t.regex(stderr, new RegExp(`^${at.length} problems?, nothing was created$`, 'm'));
		if (says) t.regex(stderr, says);
		t.is(api.store.version, before);
	});
}

test('with --json the mistakes are data', async t => {
	const {run} = await apiLab(t, {'bad.yaml': deployment.replace('replicas: 2', 'replicas: -2')});
	const {code, stdout, stderr} = await run('apply -f bad.yaml --json');
	t.deepEqual([code, stderr], [2, '']);
	t.like(JSON.parse(stdout).problems[0], {code: 'bad-value', at: {file: 'bad.yaml', line: 5, column: 13}});
});

type Asked = {readonly until?: string; readonly objects?: unknown; readonly timeoutMs?: number};

test('apply returns when what it applied is true in the kernel, and says how long each part took', async t => {
	const asked: Asked[] = [];
	const {run} = await apiLab(
		t,
		{'web.yaml': `${deployment}---\n${config}`},
		{
			'/settled': async query => {
				asked.push(query as Asked);
				return {settled: true, waitingFor: ['Pod default/web-x: Pending: 0/3 nodes'], ms: 7};
			},
		},
	);
	const {code, stdout, stderr} = await run('apply -f web.yaml --json --timeout 1m5s');
	t.is(code, 0);
	t.is(stderr, 'NOTE     Pod default/web-x: Pending: 0/3 nodes\n');
	const {ms, ...told} = JSON.parse(stdout);
	t.deepEqual(Object.keys(ms), ['read', 'check', 'send', 'kernel']);
	t.like(told, {settled: true, waitingFor: ['Pod default/web-x: Pending: 0/3 nodes'], dryRun: false});
	await run('apply -f web.yaml --wait network');
	t.regex((await run('apply -f web.yaml --wait none')).stderr, /^read \d+ ms, check \d+ ms, send \d+ ms\n$/);
	const objects = [
		{resource: 'deployments.apps', namespace: 'default', name: 'web'},
		{resource: 'configmaps', namespace: 'default', name: 'settings'},
	];
	t.deepEqual(asked, [
		{until: 'ready', objects, timeoutMs: 65_000},
		{until: 'network', objects, timeoutMs: 30_000},
	]);
});

test('what is not true in time has been applied, and is exit code 1', async t => {
	const late = {settled: false, waitingFor: ['Pod default/web-x: has no network yet'], ms: 30_000};
	const {run} = await apiLab(t, {'one.yaml': config}, {'/settled': async () => late});
	const {code, stdout, stderr} = await run('apply -f one.yaml');
	t.deepEqual([code, stdout], [1, 'configmap/settings created\n']);
	t.regex(stderr, /NOTE +Pod default\/web-x: has no network yet\n[\s\S]*is not true in the kernel yet\n$/);
	t.is((await run('apply -f one.yaml --timeout soon')).code, 2);
});

test('delete returns when nothing is left in the kernel of what had been made', async t => {
	const asked: unknown[] = [];
	const settled = async (query: unknown) => {
		asked.push(query);
		return {settled: true, waitingFor: [], ms: 0};
	};
	const {run} = await apiLab(t, {'one.yaml': config}, {'/settled': settled});
	await run('apply -f one.yaml --wait none');
	t.regex((await run('delete -f one.yaml')).stderr, /^send \d+ ms, kernel \d+ ms\n$/);
	t.deepEqual(asked, [{objects: []}]);
	await run('apply -f one.yaml --wait none');
	await run('delete -f one.yaml --dry-run');
	await run('delete -f one.yaml --no-wait');
	t.is(asked.length, 1);
});
