/** `apply LAB` against an API without a network below it, and a labd that only remembers what it is asked. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import ava, {type ExecutionContext} from 'ava';
import {type ApiKind, kindOfResource} from '../../lib/api/kinds.js';
import {silentNodes} from '../../lib/cli/apply-lab/manifests.js';
import {writeDesired} from '../../lib/labd/desired.js';
import {type LabAnswer, type LabOrder, revisionOf} from '../../lib/labd/lab-order.js';
import type {Cluster, Notice} from '../../topology/model.js';
import {type ApiLab, apiLab} from '../helpers/api-lab.js';
import {config, deployment} from '../helpers/api-manifests.js';
import {applied} from '../helpers/running-lab.js';

// Each is several processes: not all at once.
const test = ava.serial;

const lab = (nodes: string, more = '') =>
	`summary: s\nname: three\nmode: flannel-vxlan\ncluster:\n  segments: {lan: {ipv4: 192.168.50.0/24}}\n  nodes: {${nodes}}\nmanifests: [web.yaml]\n${more}`;
const before = 'n1: , n2: ';
const text = (nodes: string) =>
	`mode: flannel-vxlan\ncluster: {segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {${nodes}}}\n`;

type Lab = ApiLab & {readonly orders: readonly LabOrder[]};

/** The lab `three` with two nodes is up. `refusing`: so often somebody else has changed it meanwhile. */
async function upLab(
	t: ExecutionContext,
	files: Readonly<Record<string, string>>,
	{refusing = 0, notices = []}: {refusing?: number; notices?: readonly Notice[]} = {},
): Promise<Lab> {
	const cluster: Cluster = {...applied(text(before)), name: 'three'};
	const orders: LabOrder[] = [];
	const answer = async (body: unknown): Promise<LabAnswer> => {
		const order = body as LabOrder;
		orders.push(order);
		if (orders.length <= refusing) return {done: false};
		return {done: true, changes: 7, drained: [], revision: revisionOf(order), ms: {drain: 0, kernel: 1}};
	};
	const settled = async () => ({settled: true, waitingFor: [], ms: 0});
	const known: Notice = {subject: 'Pod known', message: 'it was so before'};
	const status = async () => ({notices: [known, ...(orders.length > 0 ? notices : [])]});
	const handlers = {'/lab': answer, '/settled': settled, '/status': status};
	const made = await apiLab(t, {'web.yaml': deployment, ...files}, handlers);
	const manifests = [
		{resource: 'deployments.apps', namespace: 'default', name: 'old'},
		{resource: 'deployments.apps', namespace: 'default', name: 'web'},
		{resource: 'services', namespace: 'default', name: 'long-gone'},
	];
	writeDesired(made.state, {cluster, objects: [], checks: [], manifests, limits: {}});
	return {...made, orders};
}

const namesOf = ({cluster}: LabOrder) => cluster.nodes.map(({name}) => name);

test('what is new comes before the objects, nodes that go go after them, and objects that the files dropped are deleted', async t => {
	const {run, orders, api} = await upLab(t, {
		'lab.yaml': lab('n0: , n2: '),
		'old.yaml': deployment.replaceAll('web', 'old'),
		'own.yaml': config,
	});
	await run('apply -f old.yaml');
	await run('apply -f own.yaml');
	const {code, stdout, stderr} = await run('apply lab.yaml');
	t.is(code, 0, stderr);
	t.is(
		stdout,
		[
			'node n0 added: on lan, 192.168.50.13, pods 10.244.3.0/24',
			'node n1 removed',
			'deployment.apps/web created',
			'deployment.apps/old deleted',
			'lab three is what its file says: 14 pieces of kernel state changed',
			'',
		].join('\n'),
	);
	t.regex(
		stderr,
		/^read \d+ ms, compile \d+ ms, check \d+ ms, kernel \d+ ms, objects \d+ ms, settled \d+ ms$/m,
	);
	t.deepEqual(orders.map(namesOf), [
		['n0', 'n2', 'n1'],
		['n0', 'n2'],
	]);
	const keys = orders.map(({manifests}) => manifests.map(({name}) => name));
	t.deepEqual(keys, [['web', 'old'], ['web']], 'what is to be deleted is not forgotten until it is');
	t.is(orders[1]?.from, revisionOf(orders[0] as LabOrder));
	const there = (resource: string, name: string) => api.store.get({resource, namespace: 'default', name});
	t.truthy(there('deployments.apps', 'web'));
	t.is(there('deployments.apps', 'old'), undefined);
	t.truthy(there('configmaps', 'settings'), 'what somebody made by hand is not touched');
});

test('what the lab says since then is told once, and what it said before is not', async t => {
	const notices = [{subject: 'BGPPeer rack', message: 'it selects nothing'}];
	const files = {'lab.yaml': lab('n1: , n2: , n3: ')};
	const {stdout} = await (await upLab(t, files, {notices})).run('apply lab.yaml --json');
	t.deepEqual(JSON.parse(stdout).notices, notices);
	const told = (await (await upLab(t, files, {notices})).run('apply lab.yaml')).stderr;
	t.is(told.split('BGPPeer rack: it selects nothing').length, 2, told);
	t.false(told.includes('Pod known'));
});

test('of a Node of which the files say nothing any more they take back what they have said', t => {
	const kind = kindOfResource('nodes') as ApiKind;
	const before = ['n1', 'n2', 'n3', 'gone'].map(name => ({resource: 'nodes', name}));
	const said = [{kind, name: 'n2', value: {}, locate: () => undefined}];
	const nodes = applied(text('n1: , n2: , n3: '));
	const others = [{resource: 'pods', namespace: 'default', name: 'n1'}];
	t.deepEqual(
		silentNodes([...before, ...others], said, nodes).map(({name, value}) => [name, value]),
		['n1', 'n3'].map(name => [name, {apiVersion: 'v1', kind: 'Node', metadata: {name, annotations: {}}}]),
	);
});

test('--dry-run tells everything and changes nothing', async t => {
	const {run, orders, api} = await upLab(t, {
		'lab.yaml': lab('n1: {labels: {zone: a}}, n3: '),
		'old.yaml': deployment.replaceAll('web', 'old'),
	});
	await run('apply -f old.yaml');
	const {version} = api.store;
	const {stdout} = await run('apply lab.yaml --dry-run');
	t.regex(stdout, /^node n1: label zone none → a\nnode n3 added: .*\nnode n2 removed\n\nn2 \(node\) goes/);
	t.regex(stdout, /^n3 \(node\) is new$/m);
	t.regex(
		stdout,
		/# no longer: the pods of n2 are behind its VTEP\n {2}- ip route del 10\.244\.2\.0\/24 via 10\.244\.2\.0 dev flannel\.1 onlink$/m,
	);
	t.regex(
		stdout,
		/\n\d+ come, \d+ change, \d+ go \(dry run\)\ndeployment.apps\/web created \(dry run\)\ndeployment.apps\/old deleted \(dry run\)\n$/,
	);
	const {kernel, changes, deleted, objects, dryRun} = JSON.parse(
		(await run('apply lab.yaml --dry-run --json')).stdout,
	);
	t.true(dryRun);
	t.is(kernel.difference.starts[0].name, 'n3');
	t.like(changes[1], {what: 'node', name: 'n3', do: 'added'});
	t.deepEqual([objects.length, deleted.length], [1, 1]);
	t.deepEqual(orders, []);
	t.is(api.store.version, version);
});

test('who was overtaken reads again, and gives up when it is always so', async t => {
	const overtaken = await upLab(t, {'lab.yaml': lab('n1: , n2: , n3: ')}, {refusing: 2});
	t.is((await overtaken.run('apply lab.yaml')).code, 0);
	t.is(overtaken.orders.length, 3);
	const never = await upLab(t, {'lab.yaml': lab('n1: , n2: , n3: ')}, {refusing: 100});
	t.like(await never.run('apply lab.yaml'), {code: 1, stdout: ''});
	t.is(never.orders.length, 10);
});

test('a lab that was brought up under another name is told by --lab', async t => {
	const {run, orders} = await upLab(t, {'lab.yaml': lab('n1: , n2: , n3: ').replace('three', 'other')});
	const {code, stderr} = await run('apply lab.yaml');
	t.is(code, 2);
	t.regex(stderr, /no lab other is up\n.*up are: three; --lab/);
	t.is((await run('apply lab.yaml --lab three')).code, 0);
	t.deepEqual(
		orders.map(({cluster}) => cluster.name),
		['three'],
	);
});

type Wrong = {
	readonly line: string;
	readonly file?: string;
	readonly says: RegExp;
	readonly problems?: readonly string[];
};

const wrong: readonly Wrong[] = [
	{
		line: 'apply lab.yaml',
		file: lab('n1: ', 'checks:\n  - route: {node: n2, to: default, via: 192.168.50.1, dev: eth0}\n').replace(
			'flannel-vxlan',
			'flannel-vxlan\npods: {ipv4: 10.9.0.0/16}',
		),
		says: /there is no machine 'n2'/,
		problems: ['unknown-reference 10'],
	},
	{
		line: 'apply lab.yaml',
		file: `${lab('n1: , n2: ').replace('lan: {ipv4: 192.168.50.0/24}', 'lan: {ipv4: 192.168.50.0/24, ipv6: "fd00::/64"}').replace('flannel-vxlan', 'flannel-vxlan\npods: {ipv4: 10.9.0.0/16}')}`,
		says: /the pods of the running lab have addresses of 10\.244\.0\.0\/16, and here it is 10\.9\.0\.0\/16/,
		problems: ['not-live 4'],
	},
	{
		line: 'apply lab.yaml',
		file: lab('n1: , n2: ').replace('flannel-vxlan', 'bridge'),
		says: /the lab is up with the mode flannel-vxlan/,
		problems: ['not-live 3'],
	},
	{line: 'apply lab.yaml --set mode.options.prot=1', says: /unknown|prot/, problems: ['unknown-option 1']},
	{line: 'apply lab.yaml --set mode', says: /is no assignment/, problems: ['bad-value 1']},
	{line: 'apply lab.yaml -f web.yaml', says: /-f: for manifests of your own/},
	{line: 'apply lab.yaml -n shop -R', says: /-R and -n: for manifests of your own/},
	{line: 'apply --set mode=bridge', says: /--set is for a lab file, and none is given/},
	{line: 'apply', says: /no manifest is given/},
	{line: 'apply nowhere.yaml', says: /nowhere\.yaml/, problems: ['file-missing']},
	{line: 'apply lab.yaml --lab four', says: /no lab four is up/},
	{line: 'apply lab.yaml --timeout soon', says: /--timeout soon is no time/},
];

for (const {line, file = lab('n1: , n2: , n3: '), says, problems = []} of wrong) {
	test(`${line} is refused, and nothing is changed: ${says.source}`, async t => {
		const {run, orders, api} = await upLab(t, {'lab.yaml': file});
		const {version} = api.store;
		const {code, stdout} = await run(`${line} --json`);
		t.is(code, 2, stdout);
		const told = JSON.parse(stdout) as {error: string; problems: {code: string; at?: {line: number}}[]};
		t.regex(told.error, says);
		const places = told.problems.map(({code: kind, at}) => (at ? `${kind} ${at.line}` : kind));
		for (const problem of problems) t.true(places.includes(problem), places.join());
		t.deepEqual(orders, []);
		t.is(api.store.version, version);
	});
}

test('a node that a manifest names by its nodeName can not go', async t => {
	const pod =
		'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  nodeName: n2\n  containers: [{name: c, image: nginx}]\n';
	const {run, orders} = await upLab(t, {'lab.yaml': lab('n1: '), 'web.yaml': pod});
	const {code, stderr} = await run('apply lab.yaml');
	t.is(code, 2);
	t.regex(stderr, /web\.yaml:5:13: .*wants to run on 'n2', but there is no such node/);
	t.deepEqual(orders, []);
});

test('what the API refuses is told at its place, and nothing is changed', async t => {
	const {run, orders, folder} = await upLab(t, {'lab.yaml': lab('n1: , n2: , n3: ')});
	await run('apply -f web.yaml');
	writeFileSync(join(folder, 'web.yaml'), deployment.replaceAll('app: web', 'app: other'));
	const {code, stderr} = await run('apply lab.yaml');
	t.is(code, 2, stderr);
	t.regex(stderr, /web\.yaml:\d+:\d+: .*immutable/);
	t.deepEqual(orders, []);
});
