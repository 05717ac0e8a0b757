import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import type {Plan} from '../../../lib/plan/ops.js';
import {renderMachine, renderUnderlay} from '../../../lib/render/machine.js';
import {planFormats, renderPlan} from '../../../lib/render/plan.js';
import {modes} from '../../../plugins/index.js';
import {type Case, cases, planOf} from '../../helpers/cases.js';

const root = fileURLToPath(new URL('../../golden/', import.meta.url));

for (const each of cases) {
	test(`${each.name} is written as in test/golden (npm run golden rewrites it)`, t => {
		const scripts = scriptsOf(planOf(each));
		if (process.env.UPDATE_GOLDEN === '1') write(each, scripts);
		t.deepEqual(read(each), scripts);
	});

	test(`${each.name} gives the same bytes twice, in every format`, t => {
		for (const format of planFormats) {
			t.is(renderPlan(planOf(each), format), renderPlan(planOf(each), format));
		}
	});
}

test('every mode has goldens for one segment, dual stack and IPv6 only', t => {
	for (const {name} of modes) {
		for (const situation of ['one-segment', 'dual-stack', 'ipv6-only']) {
			t.true(cases.some(each => each.name === `${name}/${situation}`));
		}
	}
});

function scriptsOf(plan: Plan): Record<string, string> {
	const machines = plan.machines.map(machine => [`${machine.name}.sh`, renderMachine(machine).text]);
	return Object.fromEntries([['underlay.sh', renderUnderlay(plan).text], ...machines]);
}

function read({name}: Case): Record<string, string> {
	const files = readdirSync(`${root}${name}`);
	return Object.fromEntries(files.map(file => [file, readFileSync(`${root}${name}/${file}`, 'utf8')]));
}

function write({name}: Case, scripts: Record<string, string>): void {
	rmSync(`${root}${name}`, {recursive: true, force: true});
	mkdirSync(`${root}${name}`, {recursive: true});
	for (const [file, text] of Object.entries(scripts)) writeFileSync(`${root}${name}/${file}`, text);
}
