#!/usr/bin/env node
// Lint, types and all tests: each of them also when one before it failed, so that one run shows everything.
// `--vm`: and those on Debian's own kernel that do not look at milliseconds (docs/vm.md); CI has them.
// Other arguments go to ava, which then takes the tests from their sources: `npm test -- test/topology/**`.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {closingLine, failedTests} from './ava-count.mjs';
import {othersCanRead, withReadableCopy} from './readable-copy.mjs';
import {root} from './stamp.mjs';
import {buildTests} from './test-build.mjs';
import {costTable} from './test-costs.mjs';

if (!othersCanRead(root)) {
	console.log('other users may not read this folder, and some tests act as one: they run in a copy');
	const again = copy =>
		spawnSync(process.execPath, [join(copy, 'scripts/test.mjs'), ...process.argv.slice(2)], {
			cwd: copy,
			stdio: 'inherit',
		});
	process.exit(withReadableCopy(root, again).status ?? 1);
}

// Node reads these certificates at each start, for 60 ms, and the tests start it some thousand times; they call nobody outside.
delete process.env.NODE_EXTRA_CA_CERTS;

const tool = name => join(root, 'node_modules/.bin', name);

const vm = process.argv.includes('--vm');
const words = process.argv.slice(2).filter(word => word !== '--vm');
const built = 'dist.tests';
const costs = join(root, built, 'costs');

// All of them are made JavaScript first (ava.config.js); some are taken as they are.
const tests =
	words.length > 0
		? {env: {}}
		: {
				prepare: () => buildTests(join(root, built)),
				env: {CNILAB_BUILT_TESTS: built, CNILAB_TEST_COSTS: costs},
			};

const steps = [
	{name: 'lint', argv: [tool('biome'), 'check', '.']},
	{name: 'types', argv: [tool('tsc'), '--noEmit', '-p', 'tsconfig.json']},
	{name: 'tests', argv: [tool('ava'), ...words], ...tests, isAva: true},
	// Not beside the others: its two processors would take the time of those that measure outages.
	...(vm ? [{name: 'vm', argv: ['npm', 'run', '--silent', 'test:vm', '--', '--short'], isAva: true}] : []),
];

const results = [];
for (const step of steps) {
	console.log(`\n── ${step.name}: ${step.argv.join(' ').replaceAll(`${root}node_modules/.bin/`, '')}`);
	results.push({...step, ...(await runStep(step))});
}

const failures = results.filter(({code}) => code !== 0);
if (existsSync(costs) && words.length === 0) console.log(`\n${costTable(readFileSync(costs, 'utf8'))}`);
console.log(
	failures.length === 0 ? '\nall is well' : `\nfailed: ${failures.map(({name}) => name).join(', ')}`,
);
console.log(closingLine(outputsOf(results), failedCount(failures)));
process.exitCode = failures.length === 0 ? 0 : 1;

async function runStep({argv: [command, ...args], prepare, env: more}) {
	await prepare?.();
	const colour = process.stdout.isTTY && !process.env.NO_COLOR ? {FORCE_COLOR: '1'} : {};
	const env = {...process.env, ...more, ...colour};
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

function outputsOf(steps) {
	return steps.filter(({isAva}) => isAva).map(({output}) => output);
}

// Lint and types count as one each.
function failedCount(failed) {
	return failed.reduce((sum, {isAva, output, code}) => sum + (isAva ? failedTests(output, code) : 1), 0);
}
