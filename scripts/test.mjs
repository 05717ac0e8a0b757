#!/usr/bin/env node
// Lint, types and all tests: each of them also when one before it failed, so that one run shows everything.
// Arguments go to ava: `npm test -- test/topology/**`.
import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {othersCanRead, withReadableCopy} from './readable-copy.mjs';
import {root} from './stamp.mjs';

if (!othersCanRead(root)) {
	console.log('other users may not read this folder, and some tests act as one: they run in a copy');
	const again = copy =>
		spawnSync(process.execPath, [join(copy, 'scripts/test.mjs'), ...process.argv.slice(2)], {
			cwd: copy,
			stdio: 'inherit',
		});
	process.exit(withReadableCopy(root, again).status ?? 1);
}

const tool = name => join(root, 'node_modules/.bin', name);

const steps = [
	{name: 'lint', argv: [tool('biome'), 'check', '.']},
	{name: 'types', argv: [tool('tsc'), '--noEmit', '-p', 'tsconfig.json']},
	{name: 'tests', argv: [tool('ava'), ...process.argv.slice(2)]},
];

const results = [];
for (const step of steps) {
	console.log(`\n── ${step.name}: ${step.argv.join(' ').replaceAll(`${root}node_modules/.bin/`, '')}`);
	results.push({...step, ...(await runStep(step.argv))});
}

const failures = results.filter(({code}) => code !== 0);
const tests = results.at(-1);
console.log(
	failures.length === 0 ? '\nall is well' : `\nfailed: ${failures.map(({name}) => name).join(', ')}`,
);
const skipped = count(tests.output, 'skipped');
const counts = [`${count(tests.output, 'passed')} passed`, `${failedCount(failures, tests)} failed`];
console.log([...counts, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', '));
process.exitCode = failures.length === 0 ? 0 : 1;

function runStep([command, ...args]) {
	const env = {...process.env, ...(process.stdout.isTTY && !process.env.NO_COLOR ? {FORCE_COLOR: '1'} : {})};
	const child = spawn(command, args, {cwd: root, env, stdio: ['ignore', 'pipe', 'inherit']});
	let output = '';
	child.stdout.on('data', chunk => {
		output += chunk;
		process.stdout.write(chunk);
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', code => resolve({code, output}));
	});
}

// ava ends with lines such as "  42 tests passed", "  1 test failed", "  1 uncaught exception".
function count(output, what) {
	const [, number] = output.match(new RegExp(`^\\s*(?:\\u001B\\[\\d+m)?(\\d+) tests? ${what}`, 'm')) ?? [];
	return Number(number ?? 0);
}

// Lint and types count as one each; a run of ava that failed without a failed test (it crashed, it timed out) too.
function failedCount(failed, ava) {
	const others = failed.filter(step => step !== ava).length;
	return others + (ava.code === 0 ? 0 : Math.max(1, count(ava.output, 'failed')));
}
