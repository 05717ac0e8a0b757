import test from 'ava';
import {describeReport} from '../../../lib/cli/terminal/report-text.js';
import type {Report, Tally} from '../../../lib/observe/report.js';

const all: Tally = {tried: 72, right: 72, of: 72};

const report: Report = {
	lab: 'l',
	mode: 'bridge',
	ok: true,
	findings: [],
	faults: ['cut node-2:lan', 'loss node-3:lan 10%'],
	proofs: {
		kernel: all,
		podToPod: {tried: 60, right: 60, of: 72, unreachable: 36, leftOut: 12},
		nodeToPod: {tried: 50, right: 50, of: 500, leftOut: 12},
		podToNode: all,
		wire: {tried: 0, right: 0, of: 6, leftOut: 6},
		size: {tried: 0, right: 0, of: 0},
		checks: {tried: 0, right: 0, of: 0},
	},
	notices: [],
	ms: 5,
};

const plain = {paint: (_: string, text: string) => text} as Parameters<typeof describeReport>[1];

test('the faults that stand come first, and what they do to each proof is said beside it', t => {
	const lines = describeReport(report, plain).split('\n');
	t.deepEqual(lines.slice(0, 2), ['! on purpose: cut node-2:lan', '! on purpose: loss node-3:lan 10%']);
	const line = (name: string) => lines.find(each => each.includes(name)) ?? '';
	t.regex(line('pod → pod'), /60 of 60 .*but for 36,.*12 left out/);
	t.notRegex(line('pod → pod'), /sample/);
	t.regex(line('node → pod'), /a sample: there are 500.*12 left out/);
	t.notRegex(line('kernel'), /but for|left out|sample/);
	t.regex(line('wire'), /^ .*0 of 0 .*6 left out/, 'nothing was proved');
});

test('without faults nothing is said of them', t => {
	const text = describeReport({...report, faults: [], proofs: {...report.proofs, podToPod: all}}, plain);
	t.notRegex(text, /on purpose/);
});
