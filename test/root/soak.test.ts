/** That the soak runs, with changes, faults and samples; whether anything grows is seen in minutes: `npm run soak`. */
import test from 'ava';
import {cnilab, projectRoot, runProgram} from '../helpers/cnilab.js';

test.serial('a soak of some seconds lives, samples, and finds the lab right at its end', async t => {
	t.truthy(cnilab, 'it is built');
	const words = ['bench/soak.ts', '--minutes', '0.15', '--every', '3', '--seed', '5', '--json'];
	const argv = [process.execPath, '--import=tsx', '--import=./test/helpers/system-path.ts', ...words];
	const {stdout, stderr} = await runProgram(argv, {cwd: projectRoot});
	const {changes, findings, series} = JSON.parse(stdout || '{}');
	t.true(changes > 0, stderr);
	t.deepEqual(findings, [], stderr);
	t.true(series.length >= 2);
	for (const {sample} of series) {
		t.is(sample.processes, 9, 'holder, init, labd, its two shells, its sleep, three nodes');
		t.true(sample.links > 60 && sample.routes > 100 && sample['lines of nft rules'] > 10);
		t.true(sample['labd, resident, MB'] > 20 && sample['labd, descriptors'] > 20);
	}
});
