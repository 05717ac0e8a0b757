import test from 'ava';
import {compile} from '../../../lib/control/compile.js';
import {modes} from '../../../plugins/index.js';
import {clusterText, labOf} from '../../helpers/lab.js';
import {deployment, documents, pod} from '../../helpers/manifests.js';
import {brief, collecting} from '../../helpers/problems.js';

const lab = `${clusterText(3)}mode: flannel-vxlan\nscenario:\n`;
const manifests = documents(pod('a'), pod('b'), deployment('web', 9), deployment('many', 40));

/** The scenario begins in line 6. */
function problemsOf(text: string) {
	return collecting(report => compile(labOf(lab + text, manifests), modes, report));
}

const steps = '  steps: [{at: 1s, fault: heal}]\n';

test('a scenario whose words all mean something goes with the lab', t => {
	const {result, problems} = problemsOf(
		'  flows: {web: {from: a, to: default/deployment/web}, node: {from: node-1, to: b}}\n' +
			'  steps: [{at: 1s, expect: [{pod: default/deployment/web, is: Ready}, {check: {probe: {from: a, to: b, port: 80}}}]}]\n',
	);
	t.deepEqual(problems, []);
	t.deepEqual(
		result?.scenario?.flows.map(({name}) => name),
		['web', 'node'],
	);
});

for (const [what, text, expected] of [
	[
		'the ends of a flow',
		`  flows: {web: {from: aa, to: node-9}}\n${steps}`,
		['unknown-reference 6:23', 'unknown-reference 6:31'],
	],
	['a flow to itself', `  flows: {web: {from: a, to: a}}\n${steps}`, ['bad-value 6:16']],
	[
		'a family that nobody has',
		`  flows: {web: {from: a, to: b, family: ipv6}}\n${steps}`,
		['bad-value 6:16'],
	],
	[
		'too many pairs',
		`  flows: {web: {from: default/deployment/web, to: default/deployment/many}}\n${steps}`,
		['too-many 6:16'],
	],
	[
		'too much in all',
		`  flows: {web: {from: default/deployment/web, to: a, rate: 2000}, b: {from: a, to: b, rate: 2001}}\n${steps}`,
		['too-many 6:10'],
	],
	['a pod', '  steps: [{at: 1s, expect: {pod: c, is: Ready}}]\n', ['unknown-reference 6:34']],
	[
		'a pod in a list',
		'  steps: [{at: 1s, expect: [{pod: a, is: Ready}, {pod: c, is: Ready}]}]\n',
		['unknown-reference 6:56'],
	],
	[
		'a pod of a check',
		'  steps: [{at: 1s, expect: {check: {probe: {from: a, to: c, port: 80}}}}]\n',
		['unknown-reference 6:58'],
	],
] as const) {
	test(`a scenario that does not fit is told at its place: ${what}`, t => {
		const {result, problems} = problemsOf(text);
		t.is(result, undefined);
		t.deepEqual(brief(problems), [...expected], JSON.stringify(problems));
	});
}
