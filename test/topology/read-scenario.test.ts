import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {loadLab} from '../../topology/load.js';
import {formatProblem, type Problem} from '../../topology/problems.js';
import {folderWith} from '../helpers/folder.js';
import {brief, collecting} from '../helpers/problems.js';

const head = 'summary: s\ncluster: three-nodes\nmode: flannel-vxlan\nscenario:\n';

function read(t: ExecutionContext, text: string) {
	const folder = folderWith(t, {'lab.yaml': head + text});
	return collecting(report => loadLab(join(folder, 'lab.yaml'), report));
}

test('a scenario is read with its times in milliseconds, its faults as orders, and what is not said', t => {
	const {result, problems} = read(
		t,
		`  flows:
    web: {from: default/daemonset/client, to: shop/deployment/web}
    tcp: {from: a, to: node-1, protocol: TCP, rate: 5, family: ipv6}
  steps:
    - {at: 2s, fault: cut node-2, expect: {flow: web, is: broken, within: 500ms}}
    - at: 6s
      expect:
        - {is: whole, for: 2s}
        - {node: node-2, is: NotReady, within: 1m}
        - {pod: shop/web-0, is: Ready}
        - {check: {probe: {from: a, to: b, port: 80}}}
    - {at: 6s, fault: heal}
  end:
    web: {outage: {atLeast: 3s, atMost: 5s}, lost: 10}
    tcp: {outage: 1s, lost: {atLeast: 1}}
`,
	);
	t.deepEqual(problems, []);
	const expectation = {withinMs: 1000, forMs: 0};
	t.deepEqual(result?.scenario as unknown, {
		flows: [
			{name: 'web', from: 'default/daemonset/client', to: 'shop/deployment/web', protocol: 'UDP', rate: 100},
			{name: 'tcp', from: 'a', to: 'node-1', protocol: 'TCP', rate: 5, family: 'ipv6'},
		],
		steps: [
			{
				atMs: 2000,
				fault: {
					words: 'cut node-2',
					order: {do: 'add', fault: {kind: 'cut', machine: 'node-2', segment: 'lan'}},
				},
				expect: [{subject: {kind: 'flow', flow: 'web', is: 'broken'}, withinMs: 500, forMs: 0}],
			},
			{
				atMs: 6000,
				expect: [
					{subject: {kind: 'flow', is: 'whole'}, withinMs: 1000, forMs: 2000},
					{subject: {kind: 'node', name: 'node-2', is: 'NotReady'}, withinMs: 60_000, forMs: 0},
					{subject: {kind: 'pod', name: 'shop/web-0', is: 'Ready'}, ...expectation},
					{subject: {kind: 'check', check: {probe: {from: 'a', to: 'b', port: 80}}}, ...expectation},
				],
			},
			{atMs: 6000, fault: {words: 'heal', order: {do: 'heal'}}, expect: []},
		],
		end: [
			{flow: 'web', what: 'lost', atMost: 10},
			{flow: 'web', what: 'outage', atLeast: 3000, atMost: 5000},
			{flow: 'tcp', what: 'lost', atLeast: 1},
			{flow: 'tcp', what: 'outage', atMost: 1000},
		],
	});
});

test('a lab without a scenario has none', t => {
	const {result} = collecting(report =>
		loadLab(join(folderWith(t, {'lab.yaml': head.replace('scenario:\n', '')}), 'lab.yaml'), report),
	);
	t.false(result !== undefined && 'scenario' in result);
});

const flows = '  flows: {web: {from: a, to: b}}\n';

// The scenario begins in line 5.
for (const [what, text, expected] of [
	['no steps', flows, ['missing-field 4:1']],
	['an empty list of steps', '  steps: []\n', ['bad-value 5:10']],
	['a step that does nothing', '  steps: [{at: 1s}]\n', ['missing-field 5:11']],
	['a step without its time', '  steps: [{fault: heal}]\n', ['missing-field 5:11']],
	['a time without a unit', '  steps: [{at: "2", fault: heal}]\n', ['bad-value 5:16']],
	['a time that is a number', '  steps: [{at: 2, fault: heal}]\n', ['wrong-type 5:16']],
	['an unknown fault', '  steps: [{at: 1s, fault: cutt node-2}]\n', ['bad-value 5:27']],
	['a fault on an unknown machine', '  steps: [{at: 1s, fault: cut node-7}]\n', ['unknown-reference 5:31']],
	['a word too much', '  steps: [{at: 1s, fault: "cut node-2 now"}]\n', ['bad-value 5:39']],
	[
		'a fault that is folded',
		'  steps:\n  - at: 1s\n    fault: >\n      cut node-7\n',
		['unknown-reference 7:12'],
	],
	[
		'steps that are not in their order',
		'  steps:\n  - {at: 2s, fault: heal}\n  - {at: 1s, fault: heal}\n',
		['bad-value 7:10'],
	],
	[
		'an unknown flow',
		`${flows}  steps: [{at: 1s, expect: {flow: wbe, is: whole}}]\n`,
		['unknown-reference 6:35'],
	],
	[
		'an unknown flow in a list',
		`${flows}  steps: [{at: 1s, expect: [{is: whole}, {flow: wbe, is: whole}]}]\n`,
		['unknown-reference 6:49'],
	],
	['flows where there are none', '  steps: [{at: 1s, expect: {is: whole}}]\n', ['unknown-reference 5:28']],
	[
		'a state that is none',
		`${flows}  steps: [{at: 1s, expect: {flow: web, is: brokn}}]\n`,
		['bad-value 6:44'],
	],
	[
		"a node in a flow's state",
		'  steps: [{at: 1s, expect: {node: node-1, is: broken}}]\n',
		['bad-value 5:47'],
	],
	['an unknown node', '  steps: [{at: 1s, expect: {node: node-9, is: Ready}}]\n', ['unknown-reference 5:35']],
	[
		'an unknown kind of expectation',
		'  steps: [{at: 1s, expect: {nod: node-1, is: Ready}}]\n',
		['unknown-field 5:29'],
	],
	[
		'an expectation of two kinds',
		'  steps: [{at: 1s, expect: {node: node-1, pod: a, is: Ready}}]\n',
		['bad-value 5:28'],
	],
	['an expectation of nothing', '  steps: [{at: 1s, expect: {node: node-1}}]\n', ['missing-field 5:28']],
	[
		'a check that is something',
		'  steps: [{at: 1s, expect: {is: Ready, check: {exec: {in: node-1, run: [ip]}}}}]\n',
		['bad-value 5:29'],
	],
	[
		'all of them in one pass, each at its place',
		`${flows}  steps: [{at: 1s, expect: {is: 1}}, {at: 2s, fault: cut node-9, expect: {flow: x, is: whole}}]\n`,
		['wrong-type 6:33', 'unknown-reference 6:58', 'unknown-reference 6:81'],
	],
	[
		'a check that is wrong',
		'  steps: [{at: 1s, expect: {check: {exec: {in: nod-1, run: [ip]}}}}]\n',
		['unknown-reference 5:48'],
	],
	[
		'a time that an expectation has',
		`${flows}  steps: [{at: 1s, expect: {is: whole, within: soon, for: ever}}]\n`,
		['bad-value 6:48', 'bad-value 6:59'],
	],
	[
		'a rate of nothing',
		'  flows: {web: {from: a, to: b, rate: 0}}\n  steps: [{at: 1s, fault: heal}]\n',
		['bad-value 5:39'],
	],
	[
		'totals of an unknown flow',
		`${flows}  steps: [{at: 1s, fault: heal}]\n  end: {wbe: {lost: 0}}\n`,
		['unknown-reference 7:9'],
	],
	[
		'a total that nothing fits',
		`${flows}  steps: [{at: 1s, fault: heal}]\n  end: {web: {outage: {atLeast: 2s, atMost: 1s}}}\n`,
		['bad-value 7:23'],
	],
	[
		'a total that is no time',
		`${flows}  steps: [{at: 1s, fault: heal}]\n  end: {web: {outage: long, lost: {atMost: -1}}}\n`,
		['bad-value 7:23', 'bad-value 7:44'],
	],
] as const) {
	test(`names ${what} and its place`, t => {
		const {result, problems} = read(t, text);
		t.is(result, undefined);
		t.deepEqual(brief(problems), [...expected], problems.map(formatProblem).join('\n'));
	});
}

test('a wrong word is told with the nearest that is known', t => {
	const {problems} = read(
		t,
		`${flows}  steps: [{at: 1s, fault: cut node-22, expect: {flow: wbe, is: brokn}}]\n`,
	);
	const hints = problems.map(({hint}: Problem) => /did you mean '(.*?)'/.exec(hint ?? '')?.[1]).sort();
	t.deepEqual(hints, ['broken', 'node-2']);
});
