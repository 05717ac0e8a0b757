import {spawn} from 'node:child_process';
import {once} from 'node:events';
import test from 'ava';
import {projectRoot} from '../helpers/cnilab.js';
import {programOf} from '../helpers/in-sandbox.js';

test('who started labd is told all, and then nothing of it is watched any more', async t => {
	const [command = '', ...args] = programOf('starter.ts');
	const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'inherit', 'ipc']});
	const {stdout} = child;
	if (!stdout) return t.fail();
	const ended = once(child, 'exit');
	const whole = once(stdout, 'end');
	// So that it has to wait.
	t.deepEqual((await once(child, 'message'))[0], 'told');
	let said = '';
	const letGo = once(child, 'message');
	stdout.setEncoding('utf8').on('data', text => {
		said += text;
	});
	t.deepEqual((await letGo)[0], 'let go');
	await whole;
	t.is(said.trim().split('\n').length, 5000);
	stdout.destroy();
	const answer = once(child, 'message');
	child.send('look');
	t.deepEqual((await answer)[0], {watched: 0, output: ''});
	await ended;
});

test('a labd whose starter ends before it says go ends, too, and begins nothing', async t => {
	const labd = spawn(process.execPath, [`${projectRoot}dist/lib/labd/main.js`], {
		stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
	});
	let said = '';
	for (const stream of [labd.stdout, labd.stderr]) stream?.on('data', text => (said += text));
	labd.stdin?.end();
	t.deepEqual(await once(labd, 'exit'), [1, null]);
	t.is(said, '');
});
