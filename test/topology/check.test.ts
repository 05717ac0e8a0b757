import {Type} from '@sinclair/typebox';
import test from 'ava';
import {checkSchema} from '../../topology/check.js';
import {parseDocuments, type SourceDocument} from '../../topology/documents.js';
import type {Problem} from '../../topology/problems.js';
import {labSchema, shapeSchema} from '../../topology/schema.js';

function problemsIn(text: string, schema: Parameters<typeof checkSchema>[0] = labSchema): Problem[] {
	const problems: Problem[] = [];
	const [document] = parseDocuments('lab.yaml', text, problem => problems.push(problem));
	const right = checkSchema(schema, document as SourceDocument, problem => problems.push(problem));
	if (right !== (problems.length === 0)) throw new Error('the answer contradicts the reports');
	return problems;
}

const brief = ({code, at}: Problem) => `${code} ${at?.line}:${at?.column}+${at?.length}`;
const head = 'summary: s\ncluster: c\nmode: m\n';

test('a right lab file has no problems', t => {
	t.deepEqual(
		problemsIn(`${head}checks:\n- probe: {from: a, to: b, port: 80}\n- exec: {in: a, run: [ip]}\n`),
		[],
	);
	t.deepEqual(
		problemsIn('summary: s\ncluster: {nodes: {a: , b: {}}}\nmode: {name: m, options: {x: 1}}\n'),
		[],
	);
});

for (const [what, text, expected] of [
	['an unknown field', `${head}manifest: [x]\n`, ['unknown-field 4:1+8']],
	['missing fields', 'mode: m\n', ['missing-field 1:1+1', 'missing-field 1:1+1']],
	['a document that is a list', '- a\n', ['not-a-mapping 1:1+1']],
	['a document that is text', 'hello\n', ['not-a-mapping 1:1+5']],
	['a list where a name or a mapping belongs', 'summary: s\ncluster: [a]\nmode: m\n', ['wrong-type 2:10+3']],
	[
		'an unknown field of the inline shape',
		'summary: s\nmode: m\ncluster: {node: {}}\n',
		['unknown-field 3:11+4'],
	],
	[
		'an unknown field of the long form of mode',
		'summary: s\ncluster: c\nmode: {nam: m, name: x}\n',
		['unknown-field 3:8+3'],
	],
	['an unknown kind of check', `${head}checks:\n- prob: {}\n`, ['unknown-field 5:3+4']],
	['a check that is empty', `${head}checks:\n- {}\n`, ['missing-field 5:3+2']],
	[
		'a check of two kinds',
		`${head}checks:\n- {exec: {in: a, run: [a]}, route: {node: a, to: b}}\n`,
		['bad-value 5:3+50'],
	],
	[
		'a mistake inside a check, and none about the other kinds',
		`${head}checks:\n- probe: {from: a, to: b, port: 99999}\n`,
		['bad-value 5:33+5'],
	],
	[
		'an unknown protocol',
		`${head}checks:\n- probe: {from: a, to: b, port: 1, protocol: TPC}\n`,
		['bad-value 5:46+3'],
	],
	['a program without a name', `${head}checks:\n- exec: {in: a, run: []}\n`, ['bad-value 5:22+2']],
	[
		'a switch that is a word',
		`${head}checks:\n- probe: {from: a, to: b, port: 1, allowed: maybe}\n`,
		['wrong-type 5:45+5'],
	],
] as const) {
	test(`names ${what} and its place`, t => {
		t.deepEqual(problemsIn(text).map(brief), [...expected]);
	});
}

test('every mistake is told in one pass', t => {
	const text = `${head}pods: {ipv4: 1, ipv5: x}\nmanifests: x\nfoo: 1\nchecks: [{probe: {from: a}}]\n`;
	t.deepEqual(
		problemsIn(text)
			.map(({code}) => code)
			.sort(),
		['missing-field', 'unknown-field', 'unknown-field', 'wrong-type', 'wrong-type'],
	);
});

test('a label that YAML reads as a number or a boolean gets the hint to quote it', t => {
	const problems = problemsIn('nodes:\n  a:\n    labels: {zone: 1, ready: yes}\n', shapeSchema);
	t.deepEqual(problems.map(brief), ['wrong-type 3:20+1', 'wrong-type 3:30+3']);
	t.regex(problems[0]?.hint ?? '', /quotes: "1"/);
	t.regex(problems[1]?.hint ?? '', /quotes/);
});

test('the hint of an unknown field names the nearest known one', t => {
	t.regex(problemsIn(`${head}manifest: [x]\n`)[0]?.hint ?? '', /^did you mean 'manifests'\?/);
	t.regex(problemsIn(`${head}checks:\n- prob: {}\n`)[0]?.hint ?? '', /^did you mean 'probe'\?/);
});

test('keys with slashes, tildes and digits are found again', t => {
	const schema = Type.Object({'a/b~c': Type.Object({1: Type.Array(Type.String())})});
	t.deepEqual(problemsIn('a/b~c:\n  1: [x, 2]\n', schema).map(brief), ['wrong-type 2:10+1']);
});
