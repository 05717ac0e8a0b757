#!/usr/bin/env node
// Lint, types and all tests: each of them also when one before it failed, so that one run shows everything.
// Arguments go to ava: `npm test -- test/topology/**`.
import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {closingLine, failedTests} from './ava-count.mjs';
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
console.log(closingLine(tests.output, failedCount(failures, tests)));
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

// Lint and types count as one each.
function failedCount(failed, ava) {
	return failed.filter(step => step !== ava).length + failedTests(ava.output, ava.code);
}
