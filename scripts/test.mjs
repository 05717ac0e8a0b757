#!/usr/bin/env node
// Lint, types and all tests: each of them also when one before it failed, so that one run shows everything.
// Arguments go to ava, which then takes the tests from their sources: `npm test -- test/topology/**`.
// --vm: beside them, with what processor time they leave, those on Debian's own kernel that CI takes (docs/vm.md).
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {closingLine, failedTests} from './ava-count.mjs';
import {othersCanRead, withReadableCopy} from './readable-copy.mjs';
import {root} from './stamp.mjs';
import {buildTests} from './test-build.mjs';
import {costTable} from './test-costs.mjs';

const withVm = process.argv.includes('--vm');
if (withVm) {
	const {status} = spawnSync(process.execPath, [join(root, 'scripts/setup.mjs'), '--vm'], {stdio: 'inherit'});
	if (status !== 0) process.exit(status ?? 1);
}

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
	{name: 'tests', argv: [tool('ava'), ...words], ...tests},
];

// Its clock counts what it has done, not how long that took: it does not mind that the others come first. So it may take its time.
const vm = {
	name: 'vm',
	argv: [
		'setpriv',
		'--pdeathsig=TERM',
		'nice',
		'-n19',
		process.execPath,
		join(root, 'scripts/vm.mjs'),
		'--ci',
	],
	env: {CNILAB_VM_UP_SECONDS: '900', ...process.env},
	isQuiet: true,
};
const beside = withVm ? runStep(vm) : undefined;

const results = [];
for (const step of steps) {
	console.log(heading(step));
	results.push({...step, ...(await runStep(step))});
}
const ava = results.at(-1);
if (beside !== undefined) {
	const result = {...vm, ...(await beside)};
	console.log(`${heading(vm)}\n${result.output}`);
	results.push(result);
}

const failures = results.filter(({code}) => code !== 0);
const avas = results.filter(({name}) => name === ava.name || name === vm.name);
if (existsSync(costs) && words.length === 0) console.log(`\n${costTable(readFileSync(costs, 'utf8'))}`);
console.log(
	failures.length === 0 ? '\nall is well' : `\nfailed: ${failures.map(({name}) => name).join(', ')}`,
);
console.log(
	closingLine(
		avas.map(({output}) => output),
		failedCount(failures),
	),
);
process.exitCode = failures.length === 0 ? 0 : 1;

function heading({name, argv}) {
	return `\n── ${name}: ${argv.join(' ').replaceAll(`${root}node_modules/.bin/`, '')}`;
}

/** `isQuiet`: what it says is kept, and not said. */
async function runStep({argv: [command, ...args], prepare, env: more, isQuiet = false}) {
	await prepare?.();
	const colour = process.stdout.isTTY && !process.env.NO_COLOR ? {FORCE_COLOR: '1'} : {};
	const env = {...process.env, ...more, ...colour};
	const child = spawn(command, args, {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', isQuiet ? 'pipe' : 'inherit'],
	});
	let output = '';
	const keep = chunk => {
		output += chunk;
	};
	child.stdout.on('data', keep);
	if (isQuiet) child.stderr.on('data', keep);
	else child.stdout.on('data', chunk => process.stdout.write(chunk));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', code => resolve({code, output}));
	});
}

// Lint and types count as one each.
function failedCount(failed) {
	const others = failed.filter(step => !avas.includes(step)).length;
	return avas.reduce((total, {output, code}) => total + failedTests(output, code), others);
}
