import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {CommandError} from '../../../lib/run/door.js';
import {childrenOf, identify, isAlive, kill} from '../../../lib/run/processes.js';
import {prepareShells, runScript, type ScriptCommand} from '../../../lib/run/shells.js';

const about = {why: 'to see what it does', place: 'node-1'};
const said = async (script: string, more: Partial<ScriptCommand> = {}) =>
	await runScript({...about, script, ...more});

const isShell = (pid: number) => readFileSync(`/proc/${pid}/comm`, 'utf8') === 'sh\n';

const until = async (holds: () => boolean): Promise<void> => {
	while (!holds()) await delay(1);
};

test.serial('what a script says on both streams comes back as it is', async t => {
	t.deepEqual(await said('echo out; echo err >&2'), {stdout: 'out\n', stderr: 'err\n'});
	t.deepEqual(await said(''), {stdout: '', stderr: ''});
	t.deepEqual(await said('printf "no end"; printf "\\n\\n" >&2'), {stdout: 'no end', stderr: '\n\n'});
	t.is((await said("cat <<'EOF'\nit's \"$HOME\" `x` \\n ü\nEOF")).stdout, 'it\'s "$HOME" `x` \\n ü\n');
	t.is((await said('echo cnilab-end; echo code=$code')).stdout, 'cnilab-end\ncode=\n');
});

test.serial('a script may be large, and may say much', async t => {
	const comment = `# ${'x'.repeat(100)}\n`;
	t.is((await said(`${comment.repeat(20_000)}echo end`)).stdout, 'end\n');
	const {stdout, stderr} = await said('seq 300000; seq 200000 >&2');
	t.is(stdout.length, 1_988_895);
	t.true(stderr.endsWith('\n200000\n'));
});

test.serial('a script that fails is told with its place, its reason and what it said', async t => {
	const error = await t.throwsAsync(said('set -e\necho no >&2\n(exit 7)\necho never >&2'), {
		instanceOf: CommandError,
	});
	t.like(error, {exitCode: 7, stderr: 'no\n', reason: 'exit'});
	t.regex(
		error.message,
		/^sh -s in node-1: exited with 7\n {2}why it was run: to see what it does\n {2}it said: no$/,
	);
	const missing = await t.throwsAsync(said('echo never', {way: ['no-such-program', "it's"]}));
	t.regex(missing.message, /^no-such-program it's sh -s in node-1: exited with 127\n/);
	t.regex(missing.message, /no-such-program: not found/);
});

test.serial('nothing of a script is left for the next one', async t => {
	for (const script of ['exit 3', 'exec true', 'kill $$', 'echo "', 'cd / && x=1 && umask 077 && false']) {
		await said(script).catch(() => {});
		t.is((await said('echo "$PWD $x $(umask)"')).stdout, `${process.cwd()}  0022\n`, script);
	}
	t.is((await said('cat', {way: ['env', 'sh', '-c', 'exit 0']})).stdout, '', 'nobody has read the script');
});

test.serial('scripts run at once, and two shells are left', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-'));
	const meets = (name: string) =>
		`: > ${folder}/${name}; while [ $(ls ${folder} | wc -l) -lt 4 ]; do :; done`;
	await Promise.all(['a', 'b', 'c', 'd'].map(name => said(meets(name))));
	await until(() => childrenOf(process.pid).filter(isShell).length === 2);
	rmSync(folder, {recursive: true});
	t.pass();
});

test.serial(
	'a shell that was killed while it waited is replaced; one that was killed with its script is told',
	async t => {
		prepareShells();
		const shells = childrenOf(process.pid)
			.filter(isShell)
			.flatMap(pid => identify(pid) ?? []);
		t.true(shells.length >= 2);
		for (const shell of shells) kill(shell);
		await until(() => !shells.some(isAlive));
		t.is((await said('echo on')).stdout, 'on\n');
		const killed = await t.throwsAsync(said('echo half >&2; kill -9 $PPID $$'), {instanceOf: CommandError});
		t.like(killed, {reason: 'signal', stderr: 'half\n'});
		t.is((await said('echo on')).stdout, 'on\n');
	},
);
