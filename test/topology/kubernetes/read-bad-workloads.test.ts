import test from 'ava';
import {problemsInManifests as problemsIn} from '../../helpers/manifests.js';
import {brief} from '../../helpers/problems.js';

const deployment = (
	fields: string,
	template = 'metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: x}]}',
) =>
	`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  ${fields}\n  template: {${template}}\n`;
const good = '{name: a, image: x}';

const bad: ReadonlyArray<readonly [string, string, readonly string[]]> = [
	[
		'a selector that selects other pods',
		deployment('selector: {matchLabels: {app: b}}'),
		['selector-mismatch 5:13'],
	],
	['an empty selector', deployment('selector: {}'), ['selector-mismatch 5:13']],
	['no selector', deployment('replicas: 1'), ['missing-field 4:1']],
	['replicas below 0', deployment('replicas: -1\n  selector: {matchLabels: {app: a}}'), ['bad-value 5:13']],
	[
		'a Deployment whose pods never restart',
		deployment(
			'selector: {matchLabels: {app: a}}',
			`metadata: {labels: {app: a}}, spec: {restartPolicy: Never, containers: [${good}]}`,
		),
		['bad-value 6:66'],
	],
	[
		'a Job without a restart policy',
		`apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {containers: [${good}]}}}\n`,
		['missing-field 4:25'],
	],
	[
		'a StatefulSet whose pods get too long names',
		`apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: ${'a'.repeat(61)}}\nspec: {replicas: 11, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [${good}]}}}\n`,
		['bad-name 3:18'],
	],
];

for (const [what, text, expected] of bad) {
	test(`${what}: refused at its place`, t => {
		t.deepEqual(brief(problemsIn(text)), expected);
	});
}
