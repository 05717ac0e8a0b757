/** Who makes several mistakes is told of each, at its own place, and of nothing else. */
import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {parse, stringify} from 'yaml';
import {parseDocuments} from '../../topology/documents.js';
import {readObjects} from '../../topology/kubernetes/read.js';
import {loadLab} from '../../topology/load.js';
import type {Problem, Report} from '../../topology/problems.js';
import {projectRoot} from '../helpers/cnilab.js';
import {folderWith} from '../helpers/folder.js';
import {brief, collecting} from '../helpers/problems.js';

/** Lines of a rule → what is wrong with it: the mistake's code, and in which of the lines it is. */
const rules: ReadonlyArray<readonly [lines: readonly string[], ...mistakes: (readonly [string, number])[]]> =
	[
		[['- action: Allow', '  source: {nets: [10.0.0.0/8]}']],
		[
			['- action: Allow', '  source: {nets: [10.0.0.0/33]}'],
			['bad-cidr', 1],
		],
		[
			['- action: Dney', '  source: {nets: [10.0.0.0/8]}'],
			['bad-value', 0],
		],
		[
			['- action: 7', '  source: {nets: [10.0.0.0/33]}', '  protocl: TCP'],
			...([
				['wrong-type', 0],
				['bad-cidr', 1],
				['unknown-field', 2],
			] as const),
		],
		[['- source: {nets: [10.0.0.0/33]}'], ['missing-field', 0], ['bad-cidr', 0]],
		[
			['- action: Deny', '  destination: {ports: [{}, 70000]}'],
			['wrong-type', 1],
			['bad-value', 1],
		],
		[['- none'], ['wrong-type', 0]],
	];

const head = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: a}
spec:
  ingress:
`.split('\n');

test('in whatever order the rules of a policy stand, each mistake is told at its line', t => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...rules), {minLength: 1, maxLength: 6}), chosen => {
			const lines = head.slice(0, -1);
			const expected: string[] = [];
			for (const [rule, ...mistakes] of chosen) {
				for (const [code, line] of mistakes) expected.push(`${code} ${lines.length + line + 1}`);
				lines.push(...rule.map(line => `  ${line}`));
			}
			const problems = collecting(report => policyIn(lines.join('\n'), report)).problems;
			t.deepEqual(problems.map(lineOf).sort(), expected.sort(), lines.join('\n'));
		}),
	);
});

function policyIn(text: string, report: Report): void {
	readObjects(parseDocuments('policy.yaml', text, report), report);
}

function lineOf({code, at}: Problem): string {
	return `${code} ${at?.line}`;
}

const labHead = 'summary: A lab\ncluster: three-nodes\nmode: bridge\nchecks:\n';

const checks: ReadonlyArray<readonly [title: string, lines: string, ...problems: string[]]> = [
	['a port that is none lacks no port', '- probe: {from: a, to: b, port: none}', 'wrong-type 5:33'],
	[
		'after an end that is none the next ones keep their lines',
		'- probe: {from: 7, to: b, port: 80}\n- probe: {from: a, to: b, port: 80}\n- probe: {from: a, to: b}',
		'wrong-type 5:17',
		'missing-field 7:3',
	],
	[
		'after a check that is none, too',
		'- 7\n- probe: {from: a, to: b, port: 80}\n- probe: {from: a, to: b}',
		'wrong-type 5:3',
		'missing-field 7:3',
	],
];

for (const [title, lines, ...expected] of checks)
	test(`of a lab’s checks: ${title}`, t => {
		const folder = folderWith(t, {'lab.yaml': `${labHead}${lines}\n`});
		t.deepEqual(brief(collecting(report => loadLab(folder, report)).problems), expected);
	});

test('a segment of a router that is no name is told once', t => {
	const folder = folderWith(t, {
		'lab.yaml':
			'summary: A lab\nmode: bridge\ncluster:\n  segments: {lan: {ipv4: 10.0.0.0/24}}\n  nodes: {a: {}}\n  routers: {r: {segments: [7, lan]}}\n',
	});
	t.deepEqual(brief(collecting(report => loadLab(folder, report)).problems), ['wrong-type 6:28']);
});

const junk = [7, 'x', null, [], {}, true, -1, '', [7], {a: 1}, '10.0.0.0/33', [{}], 1e9];

test('whatever is wrong in a lab file or a policy, nothing is thrown', t => {
	const labs = `${projectRoot}labs/`;
	const texts = readdirSync(labs).map(name => readFileSync(`${labs}${name}/lab.yaml`, 'utf8'));
	const policy = [...head, ...rules.flatMap(([lines]) => lines.map(line => `  ${line}`))].join('\n');
	const broken = fc
		.tuple(
			fc.constantFrom(policy, ...texts),
			fc.array(fc.tuple(fc.nat(), fc.constantFrom(...junk)), {minLength: 1, maxLength: 3}),
		)
		.map(([text, changes]) =>
			changes.reduce((value, [at, wrong]) => withWrong(value, at, wrong), parse(text)),
		);
	fc.assert(
		fc.property(broken, value => {
			const text = stringify(value);
			const folder = folderWith(t, {'lab.yaml': text});
			t.notThrows(() => collecting(report => loadLab(folder, report)), text);
			t.notThrows(() => collecting(report => policyIn(text, report)), text);
		}),
		{numRuns: 80},
	);
});

/** One of its fields or items, whichever that number means, is something else. */
function withWrong(value: unknown, at: number, wrong: unknown): unknown {
	const parts = partsOf(value);
	const [parent, key] = parts[at % parts.length] ?? [];
	if (parent && key !== undefined) parent[key] = structuredClone(wrong);
	return value;
}

type Parent = Record<string, unknown>;

function partsOf(value: unknown): (readonly [Parent, string])[] {
	if (typeof value !== 'object' || value === null) return [];
	const parent = value as Parent;
	return Object.keys(parent).flatMap(key => [[parent, key] as const, ...partsOf(parent[key])]);
}
