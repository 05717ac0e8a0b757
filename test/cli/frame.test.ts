import {execFileSync} from 'node:child_process';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {verbs} from '../../lib/cli/verbs.js';
import {cnilab, cnilabMain, projectRoot, runProgram} from '../helpers/cnilab.js';

const shown = verbs.filter(({hidden}) => !hidden);

test('help names every verb and the exit codes, on stdout, and ends with 0', async t => {
	for (const args of [[], ['--help'], ['help'], ['-h']]) {
		const {code, stdout, stderr} = await cnilab(args);
		t.is(code, 0);
		t.is(stderr, '');
		for (const {name, summary} of shown) {
			t.regex(stdout, new RegExp(`^  ${name}\\b`, 'm'));
			t.true(stdout.replaceAll(/\s+/g, ' ').includes(summary), summary);
		}
		t.true(stdout.includes('Exit codes: 0 fine'));
		t.false(stdout.includes('__complete'));
	}
});

for (const {name, options, arguments: words, foreignOptions} of verbs) {
	test(`the help of ${name} tells its arguments, its options and --json`, async t => {
		const {code, stdout} = await cnilab([name, '--help']);
		t.is(code, 0);
		t.true(stdout.includes('--json'));
		for (const {flags} of options) t.true(stdout.includes(flags), flags);
		for (const argument of words) t.true(stdout.includes(argument.name), argument.name);
	});

	// What kubectl does not know, kubectl refuses.
	if (foreignOptions) continue;

	test(`${name} refuses an option that it does not have`, async t => {
		const {code, stdout, stderr} = await cnilab([name, '--jsno']);
		t.is(code, 2);
		t.is(stdout, '');
		t.regex(stderr, /unknown option '--jsno'\n {2}hint: Did you mean --json\?/);
	});
}

const mistakes: ReadonlyArray<readonly [words: string, says: RegExp]> = [
	['dcotor', /unknown command 'dcotor'[\s\S]*Did you mean doctor\?/],
	['help dcotor', /no such verb: dcotor/],
	['--jsno', /unknown option '--jsno'/],
	['modes flanel-vxlan', /did you mean 'flannel-vxlan'/],
	['modes one two', /too many arguments/],
	['completion', /missing required argument 'shell'/],
	['completion tcsh', /bash, zsh, fish/],
];

for (const [words, says] of mistakes) {
	test(`a wrong command line ends with 2 and says what is near: ${words}`, async t => {
		const {code, stdout, stderr} = await cnilab(words.split(' '));
		t.is(code, 2);
		t.is(stdout, '');
		t.regex(stderr, says);
		t.notRegex(stderr, /\n\s+at /, 'no stack');
	});

	test(`with --json it is one document on stdout, and nothing else: ${words}`, async t => {
		const {code, stdout, stderr} = await cnilab([...words.split(' '), '--json']);
		t.is(code, 2);
		t.is(stderr, '');
		const {error, problems} = JSON.parse(stdout) as {error: string; problems: unknown[]};
		t.true(error.length > 0);
		t.deepEqual(problems, []);
	});
}

test('--version is that of package.json', async t => {
	const {version} = JSON.parse(execFileSync('cat', ['package.json'], {encoding: 'utf8'})) as {
		version: string;
	};
	t.like(await cnilab(['--version']), {code: 0, stdout: `${version}\n`, stderr: ''});
});

test('--json stands before or after the verb', async t => {
	const before = await cnilab(['--json', 'modes']);
	const after = await cnilab(['modes', '--json']);
	t.deepEqual(before, after);
	t.true(Array.isArray((JSON.parse(before.stdout) as {modes: unknown}).modes));
});

test('a reader that goes away is no error', async t => {
	const script = `{ "$0" "$1" modes; echo "exit $?" >&2; } | true`;
	const {stderr} = await runProgram(['bash', '-c', script, process.execPath, cnilabMain]);
	t.is(stderr, 'exit 0\n');
});

test('colours are for terminals, and for nobody who sets NO_COLOR', async t => {
	const args = ['modes', 'bridge'];
	t.false((await cnilab(args)).stdout.includes('\u001B['));
	t.true((await cnilab(args, {env: {FORCE_COLOR: '1'}})).stdout.includes('\u001B['));
	t.false((await cnilab(args, {env: {FORCE_COLOR: '1', NO_COLOR: '1'}})).stdout.includes('\u001B['));
});

test('help loads the frame, no verb and no package that only verbs need', async t => {
	const loaded = await loadedBy([cnilabMain, '--help']);
	const ours = loaded.filter(file => file.includes('/dist/')).map(file => file.replace(/.*\/dist\//, ''));
	t.true(ours.includes('lib/cli/main.js'));
	t.false(ours.some(isOfVerbs), ours.join(', '));
	const withVerb = await loadedBy([cnilabMain, 'modes']);
	t.true(withVerb.some(isOfVerbs), 'the test sees what is loaded');
	// The frame with commander is about 190 kB, and what V8 has made of it is kept beside it; yaml, ajv and Kubernetes' schemas
	// are far more.
	const programs = ours.filter(file => !file.endsWith('.code'));
	const bytes = programs.map(file => statSync(join(projectRoot, 'dist', file)).size);
	const total = bytes.reduce((sum, size) => sum + size, 0);
	t.true(total < 250_000, `${total} bytes: ${ours.join(', ')}`);
});

test('verbs that read no lab are bundled without what reads one', t => {
	const [verbs, readers] = ['verbs.js', 'readers.js'].map(
		file => statSync(join(projectRoot, 'dist', file)).size,
	) as [number, number];
	t.true(verbs * 2 < readers, 'scripts/build.mjs says which verbs read labs');
});

// Processor time, less what Node takes for nothing: other tests run meanwhile. So this does not show that the first byte
// comes within 150 ms on the clock; with a Node that starts in 40 ms it follows, with one that starts in 100 ms it does not.
test('help adds less than 40 ms of processor time to the start of Node', async t => {
	const own: number[] = [];
	for (let run = 0; run < 5; run++) {
		const node = await processorTime(['-e', '0']);
		own.push((await processorTime([cnilabMain, '--help'])) - node);
	}
	t.true(Math.min(...own) < 40, own.join(', '));
});

/** Bundles of verbs, and what is compiled of them. */
function isOfVerbs(file: string): boolean {
	return /\b(verbs|readers)\.js/.test(file);
}

/** The program's modules, and the files that it reads itself. */
async function loadedBy(args: readonly string[]): Promise<string[]> {
	const hook = `import {writeSync} from 'node:fs';
		export const load = (url, context, next) => { writeSync(2, url + '\\n'); return next(url, context); };`;
	const preload = `import fs from 'node:fs';
		import {register} from 'node:module';
		register(${JSON.stringify(dataUrl(hook))});
		const {readFileSync} = fs;
		fs.readFileSync = (file, ...more) => { fs.writeSync(2, file + '\\n'); return readFileSync(file, ...more); };`;
	const {stderr} = await runProgram([process.execPath, '--import', dataUrl(preload), ...args]);
	return stderr.split('\n');
}

/** Milliseconds of user and system time, as the shell counts them for its children: nothing is loaded into them to measure. */
async function processorTime(args: readonly string[]): Promise<number> {
	const script = '"$@" >/dev/null; times';
	const {stdout} = await runProgram(['sh', '-c', script, 'sh', process.execPath, ...args]);
	const [, children = ''] = stdout.trim().split('\n');
	const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
		([, min, sec]) => Number(min) * 60 + Number(sec),
	);
	return seconds.reduce((sum, each) => sum + each, 0) * 1000;
}

function dataUrl(script: string): string {
	return `data:text/javascript,${encodeURIComponent(script)}`;
}
