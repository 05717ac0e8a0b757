import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {complete, type Known} from '../../../lib/cli/command-line/complete.js';
import type {Verb} from '../../../lib/cli/verbs/verb.js';
import {cnilab, cnilabMain, runProgram} from '../../helpers/cnilab.js';

const load: Verb['load'] = () => Promise.reject(new Error('completion must not load a verb'));
const verb = (name: string, more: Partial<Verb>): Verb => ({
	name,
	summary: `what ${name} does`,
	group: 'Labs',
	arguments: [],
	options: [],
	load,
	...more,
});

const verbs: readonly Verb[] = [
	verb('up', {
		arguments: [{name: '[lab]', description: '', completes: 'lab'}],
		options: [
			{flags: '--mode <mode>', description: 'the mode', completes: 'mode'},
			{flags: '-f, --manifests <path>', description: '', completes: 'file'},
		],
	}),
	verb('exec', {
		arguments: [
			{name: '<place>', description: '', completes: 'place'},
			{name: '[command...]', description: ''},
		],
		options: [{flags: '--lab <name>', description: '', completes: 'running-lab'}],
	}),
	verb('validate', {arguments: [{name: '<labs...>', description: '', completes: 'lab'}]}),
	verb('plan', {options: [{flags: '--format <format>', description: '', choices: ['text', 'sh', 'json']}]}),
	verb('__complete', {hidden: true}),
];

const known: Known = async (what, lab) => {
	if (what === 'lab') return ['flannel-vxlan', 'flannel-host-gw', 'bridge'];
	if (what === 'running-lab') return ['one', 'two'];
	if (what === 'mode') return ['bridge'];
	return lab === 'two' ? ['node-of-two'] : ['node-1', 'web-0'];
};

const cases: ReadonlyArray<readonly [line: string, words: readonly string[]]> = [
	['', ['up', 'exec', 'validate', 'plan']],
	['u', ['up']],
	['up ', ['flannel-vxlan', 'flannel-host-gw', 'bridge']],
	['up flannel', ['flannel-vxlan', 'flannel-host-gw']],
	['up bridge ', []],
	['up --', ['--mode', '--manifests', '--json']],
	['up --mode ', ['bridge']],
	['up --mode bridge ', ['flannel-vxlan', 'flannel-host-gw', 'bridge']],
	['--json up b', ['bridge']],
	['validate bridge flannel-v', ['flannel-vxlan']],
	['exec ', ['node-1', 'web-0']],
	['exec --lab two ', ['node-of-two']],
	['exec --lab t', ['two']],
	['exec web-0 i', []],
	['plan --format s', ['sh']],
	['nothing ', []],
];

for (const [line, words] of cases) {
	test(`completes '${line}'`, async t => {
		const {candidates} = await complete(line.split(' '), verbs, known);
		t.deepEqual(
			candidates.map(({word}) => word),
			words,
		);
	});
}

test('where a file may stand the shell is asked for files', async t => {
	t.true((await complete(['up', '-f', ''], verbs, known)).files);
	t.true((await complete(['up', '--manifests', 'x'], verbs, known)).files);
	t.true((await complete(['up', ''], verbs, known)).files, 'a lab may be a file');
	t.false((await complete(['up', '--mode', ''], verbs, known)).files);
});

test('the hidden verb prints a word and its description a line', async t => {
	const {code, stdout} = await cnilab(['__complete', '--', 'comp']);
	t.is(code, 0);
	t.is(stdout, 'completion\tprint the completion script of a shell\n');
	t.is((await cnilab(['__complete', '--', 'modes', 'flannel-v'])).stdout, 'flannel-vxlan\t\n');
});

test('bash completes a verb, an option and a mode through the script', async t => {
	const script = `
		source <(node ${cnilabMain} completion bash)
		cnilab() { node ${cnilabMain} "$@"; }
		try() { COMP_WORDS=(cnilab "$@") COMP_CWORD=$#; _cnilab; echo "\${COMPREPLY[*]}"; }
		try doct
		try modes --j
		try modes flannel-
		cd /etc && try completion b`;
	const {stdout, stderr} = await runProgram(['bash', '-c', script]);
	t.is(stderr, '');
	t.is(stdout, 'doctor\n--json\nflannel-vxlan flannel-host-gw\nbash\n');
});

for (const shell of ['bash', 'zsh', 'fish']) {
	test(`the script for ${shell} is printed, and is one that the shell can read if it is here`, async t => {
		const {code, stdout} = await cnilab(['completion', shell]);
		t.is(code, 0);
		t.true(stdout.includes('__complete'));
		const {stdout: found} = await runProgram(['sh', '-c', `command -v ${shell} || true`]);
		if (found === '') return t.log(`${shell} is not installed`);
		const folder = mkdtempSync(join(tmpdir(), 'cnilab-completion-'));
		t.teardown(() => rmSync(folder, {recursive: true}));
		writeFileSync(join(folder, 'script'), stdout);
		t.like(await runProgram([shell, '-n', join(folder, 'script')]), {code: 0, stderr: ''});
	});
}
