import {cp, mkdtemp, readdir, rm, stat, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {projectRoot, runProgram} from '../helpers/cnilab.js';

const bundles = ['first.js', 'frame.js', 'labd.js', 'readers.js'];

/** Whether V8 takes the code that was kept, as the bundle itself asks it to. */
const takes = `
const {readFileSync} = require('node:fs');
const {Script} = require('node:vm');
const {join} = require('node:path');
const {wrap} = require('node:module');
require(join(process.argv[1], 'load-bundle.cjs'));
console.log(JSON.stringify(process.argv.slice(2).map(bundle => {
	const file = join(process.argv[1], bundle);
	const cachedData = readFileSync(file + '.code');
	return new Script(wrap(readFileSync(file, 'latin1')), {filename: file, cachedData}).cachedDataRejected;
})));`;

test('a rehearsal keeps the code of the command and of labd, which V8 takes, and leaves no lab', async t => {
	const root = await mkdtemp(join(tmpdir(), 'cnilab-rehearsed-'));
	const dist = join(root, 'dist');
	try {
		await cp(join(projectRoot, 'dist'), dist, {recursive: true});
		for (const name of ['package.json', 'labs', 'node_modules', 'topology'])
			await symlink(join(projectRoot, name), join(root, name));
		for (const name of await readdir(dist)) if (name.endsWith('.code')) await rm(join(dist, name));
		const env = {TMPDIR: root};
		const {code, stderr} = await runProgram([process.execPath, 'scripts/rehearse.mjs', dist], {env});
		t.is(code, 0, stderr);
		const sizes = await Promise.all(bundles.map(async name => (await stat(join(dist, `${name}.code`))).size));
		t.true(Math.min(...sizes) > 10_000, String(sizes));
		const {stdout} = await runProgram([process.execPath, '-e', takes, dist, ...bundles]);
		t.deepEqual(JSON.parse(stdout), [false, false, false, false]);
		const left = (await readdir(root)).filter(name => name.startsWith('cnilab-rehearsal-'));
		t.deepEqual(left, []);
	} finally {
		await rm(root, {recursive: true, force: true});
	}
});
