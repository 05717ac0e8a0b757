import {readdirSync, readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {nearest, type Problem, type ProblemCode, sortProblems} from '../../topology/problems.js';
import {folderWith} from '../helpers/folder.js';
import type {ProblemCase} from '../helpers/problem-case.js';

/** Each part of the program has a `problem-cases.ts` in its folder of test/. */
const testFolder = fileURLToPath(new URL('..', import.meta.url));
const tables = readdirSync(testFolder, {recursive: true, encoding: 'utf8'}).filter(file =>
	/(^|\/)problem-cases\.ts$/.test(file),
);
const cases = (
	await Promise.all(
		tables.map(async file => {
			// As a pattern: scripts/test-build.mjs takes all that it can mean.
			const {problemCases} = await import(`../${dirname(file)}/problem-cases.ts`);
			return problemCases as readonly ProblemCase[];
		}),
	)
).flat();

for (const {code, title, files, run, place} of cases) {
	test(`${code}: ${title}`, t => {
		const folder = folderWith(t, files);
		const problems: Problem[] = [];
		t.is(
			run(folder, problem => problems.push(problem)),
			undefined,
			'nothing comes of a wrong input',
		);
		const [found] = problems.filter(problem => problem.code === code);
		if (!found) return t.fail(`only ${JSON.stringify(problems)}`);
		const at = found.at && `${found.at.file.split('/').at(-1)}:${found.at.line}:${found.at.column}`;
		t.is(at, place);
		t.false(found.message.endsWith('.'), 'a message is one sentence without a full stop');
	});
}

test('there is a case for every kind of problem', t => {
	const source = readFileSync(new URL('../../topology/problems.ts', import.meta.url), 'utf8');
	const union = /export type ProblemCode =([\s\S]*?);/.exec(source)?.[1] ?? '';
	const codes = [...union.matchAll(/'([a-z0-9-]+)'/g)].map(match => match[1] as ProblemCode);
	t.true(codes.length > 30);
	const covered = new Set(cases.map(({code}) => code));
	t.deepEqual(
		codes.filter(code => !covered.has(code)),
		[],
	);
});

test('the nearest word is near, and a far one is not offered', t => {
	t.is(nearest('flanel-vxlan', ['bridge', 'flannel-host-gw', 'flannel-vxlan']), 'flannel-vxlan');
	t.is(nearest('Bridge', ['bridge']), 'bridge');
	t.is(nearest('calico', ['bridge', 'flannel-vxlan']), undefined);
});

test('problems are sorted by place, and the same one is told once', t => {
	const at = (line: number, column: number) => ({file: 'a', line, column});
	const problem = (line: number, column: number): Problem => ({
		code: 'bad-value',
		message: 'm',
		at: at(line, column),
	});
	t.deepEqual(
		sortProblems([problem(10, 1), problem(2, 9), problem(2, 1), problem(10, 1)]).map(
			({at}) => `${at?.line}:${at?.column}`,
		),
		['2:1', '2:9', '10:1'],
	);
});
