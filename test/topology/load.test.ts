import {spawnSync} from 'node:child_process';
import {ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {
	loadAdHoc,
	loadLab,
	readManifests,
	readSource,
	shapeNames,
	type UnsoundLab,
} from '../../topology/load.js';
import {folderWith} from '../helpers/folder.js';
import {brief, collecting} from '../helpers/problems.js';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: NAME}\n';
const lab = 'summary: A lab\ncluster: three-nodes\nmode: bridge\n';

for (const name of shapeNames()) {
	test(`the shape ${name} that comes with the package is right`, t => {
		const {result, problems} = collecting(report =>
			loadAdHoc({cluster: name, mode: 'm', manifests: []}, report),
		);
		t.deepEqual(problems, []);
		t.true((result?.shape.nodes.length ?? 0) >= 3);
	});
}

test('a lab is a folder, a file in it, or a file of another name', t => {
	const folder = folderWith(t, {'x/lab.yaml': lab, 'x/other.yaml': lab, 'x/manifests/a.yaml': pod});
	for (const [where, name] of [
		['x', 'x'],
		['x/', 'x'],
		['x/lab.yaml', 'x'],
		['x/other.yaml', 'other'],
	] as const) {
		const {result, problems} = collecting(report => loadLab(join(folder, where), report));
		t.deepEqual(problems, []);
		t.like(result, {name, summary: 'A lab', pods: {ipv4: '10.244.0.0/16'}});
		t.is(result?.mode.name, 'bridge');
		t.is(result?.manifests.length, 1, 'manifests/ beside the file is read without being named');
	}
});

test('timers are durations, and those that are not said are those of Kubernetes', t => {
	const timersOf = (text: string) => {
		const folder = folderWith(t, {'lab.yaml': `${lab}${text}`});
		const {result, problems} = collecting(report => loadLab(folder, report));
		t.deepEqual(problems, []);
		return result?.timers;
	};
	t.deepEqual(timersOf(''), {nodeMonitorGracePeriod: 50, unreachableToleration: 300});
	t.deepEqual(timersOf('timers: {unreachableToleration: 1m30s}'), {
		nodeMonitorGracePeriod: 50,
		unreachableToleration: 90,
	});
	const short = 'timers: {nodeMonitorGracePeriod: 1.001s, unreachableToleration: 0s}';
	t.deepEqual(timersOf(short), {nodeMonitorGracePeriod: 1.001, unreachableToleration: 0});
});

test('paths count from the file that they stand in, also through extends', t => {
	const folder = folderWith(t, {
		'base/lab.yaml': `${lab.replace('three-nodes', './shape.yaml')}manifests: [m/*.yaml]\n`,
		'base/shape.yaml': 'segments: {lan: {ipv4: 10.9.0.0/24}}\nnodes: {a: , b: }\n',
		'base/m/pod.yaml': pod,
		'mine/lab.yaml': 'extends: ../base\nsummary: Mine\ncluster:\n  nodes: {c: }\n',
	});
	const {result, problems} = collecting(report => loadLab(join(folder, 'mine'), report));
	t.deepEqual(problems, []);
	t.like(result, {name: 'mine', summary: 'Mine'});
	t.deepEqual(
		result?.shape.nodes.map(({name, place}) => [name, basename(place?.file ?? '')]),
		[
			['a', 'shape.yaml'],
			['b', 'shape.yaml'],
			['c', 'lab.yaml'],
		],
	);
	t.is(basename(result?.manifests[0]?.file ?? ''), 'pod.yaml');
});

test('the short form of mode replaces what the base says, the long one adds to it', t => {
	const folder = folderWith(t, {
		'base.yaml': `${lab}mode: {name: flannel-vxlan, options: {directRouting: true}}\n`.replace(
			'mode: bridge\n',
			'',
		),
		'short.yaml': 'extends: base.yaml\nmode: bridge\n',
		'long.yaml': 'extends: base.yaml\nmode: {options: {vni: 2}}\n',
	});
	const modeOf = (file: string) => collecting(report => loadLab(join(folder, file), report)).result?.mode;
	t.like(modeOf('short.yaml'), {name: 'bridge', options: {}});
	t.deepEqual(modeOf('short.yaml')?.options, {});
	t.deepEqual(modeOf('long.yaml')?.options, {directRouting: true, vni: 2});
	t.is(basename(modeOf('long.yaml')?.locate(['options', 'directRouting'])?.file ?? ''), 'base.yaml');
	t.like(modeOf('long.yaml')?.locate(['options', 'vni']), {line: 2, column: 23});
});

test('--set changes one value, and has a place of its own', t => {
	const folder = folderWith(t, {'lab.yaml': lab});
	const set = [
		'mode.options.directRouting=yes',
		'pods.ipv4=10.0.0.0/16',
		'cluster.nodes.node-1.labels.a\\.b/c=v',
		'name=x',
	];
	const {result, problems} = collecting(report => loadLab(folder, report, {set}));
	t.deepEqual(problems, []);
	t.like(result, {name: 'x', pods: {ipv4: '10.0.0.0/16'}});
	t.deepEqual(result?.mode.options, {directRouting: true});
	t.is(result?.mode.name, 'bridge');
	t.like(result?.shape.nodes[0]?.labels, {'a.b/c': 'v'});
	t.like(result?.mode.locate(['options', 'directRouting']), {file: '--set', line: 1});
	t.is(collecting(report => loadLab(folder, report, {set: ['mode=a', 'mode=b']})).result?.mode.name, 'b');
});

for (const [set, expected] of [
	['nonsense', ['bad-value 1:1']],
	['=1', ['bad-value 1:1']],
	['a..b=1', ['bad-value 1:1']],
	['pods.ipv5=x', ['unknown-field 1:1']],
	['pods.ipv4=[', ['yaml-syntax 1:11']],
	['cluster.nodes.node-1.ipv4=1.2.3.4', ['address-outside 1:1']],
] as const) {
	test(`--set ${set} is refused`, t => {
		const folder = folderWith(t, {'lab.yaml': lab});
		const {result, problems} = collecting(report => loadLab(folder, report, {set: [set]}));
		t.deepEqual(brief(problems), [...expected]);
		t.is(problems[0]?.at?.file, '--set');
		t.is(result, undefined);
	});
}

test('pods get the families that all nodes have, and no other', t => {
	const podsOf = (cluster: string) => {
		const folder = folderWith(t, {'lab.yaml': `summary: s\nmode: m\ncluster: ${cluster}\n`});
		return collecting(report => loadLab(folder, report)).result?.pods;
	};
	t.deepEqual(podsOf('three-nodes-ipv6'), {ipv6: 'fd00:10:244::/56'});
	t.deepEqual(podsOf('three-nodes-dual-stack'), {ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/56'});
	t.deepEqual(
		podsOf('{extends: three-nodes, segments: {v6: {ipv6: "fd00::/64"}}, defaults: {segment: lan}}'),
		{
			ipv4: '10.244.0.0/16',
		},
	);
});

test('manifests are files, folders and globs, each read once', t => {
	const folder = folderWith(t, {
		'b.yaml': pod,
		'a.json': '{"kind": "Pod"}',
		'c.yml': `${pod}---\n${pod}`,
		'README.md': '# no: [yaml',
		'sub/d.yaml': pod,
		'sub/deep/e.yaml': pod,
		'.hidden.yaml': 'a: [',
		'od[d].yaml': pod,
	});
	symlinkSync(folder, join(folder, 'sub', 'loop'));
	const read = (...patterns: string[]) => {
		const {result, problems} = collecting(report => readManifests(patterns, folder, report));
		t.deepEqual(problems, []);
		return result.map(({file}) => file.slice(folder.length + 1));
	};
	t.deepEqual(read('b.yaml', './b.yaml'), ['b.yaml']);
	t.deepEqual(read('sub', 'sub/d.yaml'), ['sub/d.yaml']);
	t.deepEqual(read('[a-c].*'), ['a.json', 'b.yaml', 'c.yml', 'c.yml']);
	t.deepEqual(read('**/*.yaml'), ['b.yaml', 'od[d].yaml', 'sub/d.yaml', 'sub/deep/e.yaml']);
	t.deepEqual(read('sub/**'), ['sub/d.yaml', 'sub/deep/e.yaml']);
	t.deepEqual(read('*/?.yaml'), ['sub/d.yaml']);
	t.deepEqual(read('od[d].yaml'), ['od[d].yaml']);
});

test('standard input is read as a file', t => {
	const load = fileURLToPath(new URL('../../topology/load.ts', import.meta.url));
	const script = `import {readManifests} from ${JSON.stringify(load)}; console.log(JSON.stringify(readManifests(['-'], '/', console.error)));`;
	const {stdout} = spawnSync(process.execPath, ['--import=tsx', '--input-type=module', '-e', script], {
		input: 'a: 1\n---\nb: 2\n',
		encoding: 'utf8',
	});
	t.deepEqual(JSON.parse(stdout), [
		{file: '<stdin>', value: {a: 1}},
		{file: '<stdin>', value: {b: 2}},
	]);
});

test('a hundred megabytes are refused before they are read', t => {
	const folder = folderWith(t, {});
	const descriptor = openSync(join(folder, 'big.yaml'), 'w');
	ftruncateSync(descriptor, 100 * 1024 * 1024);
	const start = performance.now();
	const {result, problems} = collecting(report => readSource(join(folder, 'big.yaml'), report));
	t.true(performance.now() - start < 200);
	t.deepEqual(brief(problems), ['file-too-large']);
	t.is(result, undefined);
	t.deepEqual(brief(collecting(report => readSource('/dev/zero', report)).problems), ['file-too-large']);
});

test('a missing file names its neighbour, and a missing folder itself', t => {
	const folder = folderWith(t, {'pods.yaml': pod});
	const hintOf = (path: string) =>
		collecting(report => readSource(join(folder, path), report)).problems[0]?.hint;
	t.regex(hintOf('pod.yaml') ?? '', /'pods\.yaml'/);
	t.regex(hintOf('no/pod.yaml') ?? '', /no'/);
});

test('what is not UTF-8 is refused at its place, and UTF-16 is named', t => {
	const folder = folderWith(t, {'latin.yaml': Buffer.from('a: 1\nb: caf\xe9\n', 'latin1')});
	writeFileSync(join(folder, 'wide.yaml'), Buffer.from('\uFEFFa: 1\n', 'utf16le'));
	const problemsOf = (file: string) => collecting(report => readSource(join(folder, file), report)).problems;
	t.deepEqual(brief(problemsOf('latin.yaml')), ['file-not-utf8 2:7']);
	t.regex(problemsOf('wide.yaml')[0]?.hint ?? '', /UTF-16/);
});

test('a chain of extends that closes is named in full', t => {
	const folder = folderWith(t, {
		'a.yaml': 'extends: b.yaml\n',
		'b.yaml': 'extends: ./c.yaml\n',
		'c.yaml': 'x: 1\nextends: b.yaml\n',
	});
	mkdirSync(join(folder, 'other'));
	symlinkSync(join(folder, 'a.yaml'), join(folder, 'other', 'a.yaml'));
	const {problems} = collecting(report => loadLab(join(folder, 'a.yaml'), report));
	t.deepEqual(brief(problems), ['extends-cycle 2:10']);
	t.regex(problems[0]?.message ?? '', /b\.yaml → \S*c\.yaml → \S*b\.yaml$/);
});

test('of a lab that is not right the mode and the manifests can be looked into in the same run', t => {
	const folder = folderWith(t, {'lab.yaml': `${lab}pods: {ipv4: 10.0.0.1/8}\n`, 'manifests/a.yaml': pod});
	const seen: UnsoundLab[] = [];
	const load = (set: string[]) =>
		collecting(report => loadLab(folder, report, {set, onUnsound: lab => seen.push(lab)}));
	t.deepEqual(brief(load([]).problems), ['bad-cidr 4:14']);
	t.like(seen, [{mode: {name: 'bridge'}, manifests: {length: 1}}]);
	load(['pods.ipv4=10.0.0.0/8']);
	t.is(seen.length, 1);
});
