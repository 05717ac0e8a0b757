/** The map of DESIGN section 2 as data: which folder may import which, what pure code may not touch, how files look. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';

const root = fileURLToPath(new URL('..', import.meta.url));

type Rules = {
	/** Folders of ours, or files without their ending, that it may import; its own folder is always allowed. */
	readonly ours: readonly string[];
	/** npm packages and Node modules, of which pure code may have only those that do nothing but compute. */
	readonly others: readonly string[] | 'any';
	/** Neither I/O nor clock, randomness or environment. */
	readonly pure: boolean;
	/** Files of the folder that may read files. */
	readonly reads?: readonly string[];
};

const topology = ['topology'];
const computing = [
	'yaml',
	'ajv',
	'@sinclair/typebox',
	'kubernetes-types',
	'node:path',
	'node:net',
	'node:crypto',
];
const everything = [
	'topology',
	'plugins',
	'lib/api',
	'lib/control',
	'lib/plan',
	'lib/render',
	'lib/run',
	'lib/observe',
];

const map: Readonly<Record<string, Rules>> = {
	topology: {ours: [], others: computing, pure: true, reads: ['topology/load']},
	plugins: {
		ours: ['topology/model', 'topology/calico/types', 'topology/problems', 'topology/addresses', 'lib/plan'],
		others: ['@sinclair/typebox'],
		pure: true,
	},
	'lib/api': {ours: topology, others: [...computing, 'fast-json-patch'], pure: true},
	'lib/control': {ours: [...topology, 'lib/plan', 'lib/api'], others: computing, pure: true},
	'lib/plan': {ours: topology, others: computing, pure: true},
	'lib/render': {ours: ['lib/plan', 'topology/model', 'topology/addresses'], others: [], pure: true},
	'lib/run': {
		ours: ['lib/plan', 'lib/render', 'topology/model', 'topology/addresses'],
		others: 'any',
		pure: false,
	},
	'lib/observe': {ours: ['lib/run', 'lib/plan', ...topology], others: 'any', pure: false},
	'lib/labd': {ours: everything, others: 'any', pure: false},
	'lib/cli': {ours: [...everything, 'lib/labd'], others: 'any', pure: false},
};

/** Who alone may start processes or call the kernel. */
const powers: ReadonlyArray<{readonly module: RegExp; readonly where: readonly string[]}> = [
	{module: /^(execa|zx|dockerode|koffi)$/, where: ['lib/run']},
	{module: /^(node:)?(child_process|worker_threads|cluster)$/, where: ['lib/run']},
	{module: /^commander$/, where: ['lib/cli']},
];

const impurities: ReadonlyArray<{readonly pattern: RegExp; readonly what: string}> = [
	{pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/, what: 'the clock'},
	{pattern: /\bMath\.random\b|\brandom(Bytes|UUID|Int)\b/, what: 'randomness'},
	{pattern: /\bprocess\.(env|cwd|argv|platform|stdout|stderr|getuid)\b/, what: 'the environment'},
	{pattern: /\b(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(/, what: 'the world outside'},
];

type Source = {readonly file: string; readonly text: string; readonly imports: readonly Import[]};
type Import = {
	readonly from: string;
	readonly line: number;
	readonly typeOnly: boolean;
	readonly names: string;
};

const sources = ['topology', 'plugins', 'lib'].flatMap(filesIn).map(readSource);

test('every import follows the map of the folders', t => {
	t.deepEqual(sources.flatMap(wrongEdges), []);
});

test('every source file lies in a folder of the map', t => {
	t.deepEqual(
		sources.map(({file}) => file).filter(file => !folderOf(file)),
		[],
	);
});

test('processes are started, and the kernel is changed, in lib/run only', t => {
	const wrong = sources.flatMap(({file, imports}) =>
		imports
			.filter(({from}) =>
				powers.some(({module, where}) => module.test(from) && !where.includes(folderOf(file) ?? '')),
			)
			.map(({from, line}) => `${file}:${line} imports ${from}`),
	);
	t.deepEqual(wrong, []);
});

test('pure folders have no clock, randomness, environment or I/O', t => {
	const wrong = sources.filter(isPure).flatMap(({file, text}) =>
		text.split('\n').flatMap((line, index) => {
			const found = impurities.filter(({pattern}) => pattern.test(withoutComment(line)));
			return found.map(({what}) => `${file}:${index + 1} uses ${what}`);
		}),
	);
	t.deepEqual(wrong, []);
});

test('of node:net and node:crypto pure folders take only what computes', t => {
	const wrong = sources
		.filter(isPure)
		.flatMap(({file, imports}) =>
			imports
				.filter(
					({from, names}) =>
						from === 'node:net' && !/^\{\s*((isIP(v4|v6)?|SocketAddress),?\s*)+\}$/.test(names),
				)
				.map(({line, names}) => `${file}:${line} imports ${names} from node:net`),
		);
	t.deepEqual(wrong, []);
});

test('no file is longer than 250 lines', t => {
	const files = ['topology', 'plugins', 'lib', 'scripts', 'test', 'bench'].flatMap(filesIn);
	const long = files.filter(
		file => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 250,
	);
	t.deepEqual(
		long.filter(file => !/^(topology\/generated|test\/golden)\//.test(file)),
		[],
	);
});

test('no file has a name that says nothing', t => {
	const files = ['topology', 'plugins', 'lib', 'scripts', 'test', 'bench'].flatMap(filesIn);
	const vague = files.filter(file => /(^|[/-])(utils?|common|helpers?|managers?|misc)([./-]|$)/.test(file));
	t.deepEqual(
		vague.filter(file => !file.startsWith('test/helpers/')),
		[],
	);
});

test('lib/cli has one file a verb, and what verbs share lies in folders', t => {
	const above = sources.filter(({file}) => /^lib\/cli\/[^/]+$/.test(file));
	const verbless = above.filter(({text}) => !/^export (const|async function) run\b/m.test(text));
	t.deepEqual(
		verbless.map(({file}) => file),
		['lib/cli/main.ts', 'lib/cli/verbs.ts'],
	);
});

test('the checks above see a wrong edge, an impurity and a power', t => {
	const bad = {
		file: 'lib/plan/bad.ts',
		text: '',
		imports: importsOf("import {x} from '../run/door.js';\nimport 'node:fs';"),
	};
	t.deepEqual(wrongEdges(bad), [
		'lib/plan/bad.ts:1 imports lib/run/door: lib/plan may not',
		'lib/plan/bad.ts:2 imports node:fs: lib/plan may not',
	]);
	t.deepEqual(
		importsOf(
			"import {\n\ta,\n} from './a.js';\nexport * from './b.js';\nconst c = await import('./c.js');",
		).map(({from, line}) => `${line} ${from}`),
		['1 ./a.js', '4 ./b.js', '5 ./c.js'],
	);
	t.true(impurities.some(({pattern}) => pattern.test('const now = Date.now();')));
});

function wrongEdges({file, imports}: Pick<Source, 'file' | 'imports'>): string[] {
	const folder = folderOf(file) ?? '';
	const rules = map[folder];
	if (!rules) return [];
	return imports.flatMap(({from, line, typeOnly}) => {
		const target = from.startsWith('.') ? join(dirname(file), from).replace(/\.(js|json)$/, '') : from;
		return isAllowed(file, rules, {target, typeOnly})
			? []
			: [`${file}:${line} imports ${target}: ${folder} may not`];
	});
}

function isAllowed(
	file: string,
	rules: Rules,
	{target, typeOnly}: {target: string; typeOnly: boolean},
): boolean {
	const folder = folderOf(file) ?? '';
	const isOurs = /^(topology|plugins|lib)\//.test(target);
	if (isOurs) {
		// Observing code is told what a mode expects; it never picks one.
		if (folder === 'lib/observe' && target.startsWith('plugins/')) return typeOnly;
		return isUnder(target, folder) || rules.ours.some(allowed => isUnder(target, allowed));
	}
	if (rules.others === 'any') return true;
	if (isBuiltin(target) && rules.reads?.some(reader => isUnder(file.replace(/\.ts$/, ''), reader)))
		return true;
	return rules.others.some(name => target === name || target.startsWith(`${name}/`));
}

function isUnder(target: string, allowed: string): boolean {
	return target === allowed || target.startsWith(`${allowed}/`);
}

function isPure({file}: Source): boolean {
	const rules = map[folderOf(file) ?? ''];
	return rules?.pure === true && !rules.reads?.some(reader => isUnder(file.replace(/\.ts$/, ''), reader));
}

function folderOf(file: string): string | undefined {
	return Object.keys(map).find(folder => file.startsWith(`${folder}/`));
}

function readSource(file: string): Source {
	const text = readFileSync(join(root, file), 'utf8');
	return {file, text, imports: importsOf(text)};
}

function importsOf(text: string): Import[] {
	const statement =
		/^(?:import|export)\s+(?<type>type\s)?(?<names>[\w*{][^'";]*?)\s+from\s+'(?<from>[^']+)'|^import\s+'(?<bare>[^']+)'|\bimport\('(?<dynamic>[^']+)'\)/gm;
	return [...text.matchAll(statement)].map(match => {
		const {type, names = '', from, bare, dynamic} = match.groups ?? {};
		const line = text.slice(0, match.index).split('\n').length;
		return {from: from ?? bare ?? dynamic ?? '', line, names, typeOnly: type !== undefined};
	});
}

function withoutComment(line: string): string {
	return line.replace(/^\s*(\/?\*|\/\/).*|\s\/\/ .*/, '');
}

function filesIn(folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && /\.(ts|mjs|js)$/.test(entry.name))
		.map(entry => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}
