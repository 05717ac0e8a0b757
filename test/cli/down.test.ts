/** What `down` makes of folders that a process that was killed has left half made, or half removed. */
import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {identify} from '../../lib/run/processes.js';
import {cnilab} from '../helpers/cnilab.js';
import {folderWith} from '../helpers/folder.js';

/** No process has it: pid_max is 2^22 at most (proc(5)). */
const nobody = 4_194_305;
const started = identify(process.pid)?.started;

for (const words of [['down'], ['down', '--all'], ['down', 'trial']]) {
	test(`${words.join(' ')} removes what a dead process has left of a lab`, async t => {
		const state = stateWith(folderWith(t, {}), `.trial.${nobody}_77`);
		const {code, stdout} = await cnilab(words, {env: {CNILAB_STATE: state}});
		t.is(code, 0);
		t.regex(stdout, /trial: down, nothing is left/);
		t.false(existsSync(state));
	});
}

test('a process that has the number of a dead one does not keep what that has left', async t => {
	const folder = folderWith(t, {});
	const state = stateWith(folder, `.trial.${process.pid}_1`);
	t.is((await cnilab(['down', '--all'], {env: {CNILAB_STATE: state}})).code, 0);
	t.false(existsSync(state));
});

test('what a process is making now is left alone', async t => {
	const draft = `.trial.${process.pid}_${started}`;
	const state = stateWith(folderWith(t, {}), draft);
	const {stdout} = await cnilab(['down', '--all'], {env: {CNILAB_STATE: state}});
	t.regex(stdout, /no lab is up/);
	t.deepEqual(readdirSync(state), [draft]);
});

function stateWith(folder: string, draft: string): string {
	const state = join(folder, 'state');
	mkdirSync(join(state, draft), {recursive: true, mode: 0o700});
	writeFileSync(join(state, draft, 'lab.json'), '{}');
	return state;
}
