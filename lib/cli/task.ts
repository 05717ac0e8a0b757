import {askLabd} from '../labd/client.js';
import type {Desired} from '../labd/desired.js';
import type {TaskReport} from '../labd/task.js';
import {runningLab} from './labs/running.js';
import {UsageError} from './terminal/errors.js';
import type {Output} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** How far the lab's task is done, by its checks; exit code 3 until it is. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation, 'argument');
	const {task} = await askLabd<Desired>(name, '/desired');
	if (!task)
		throw new UsageError(`lab ${name} has no task`, "a lab file has one under 'task': docs/topology.md");
	const report = await askLabd<TaskReport>(name, '/task');
	return {exit: report.done ? 0 : 3, json: report, text: describeTask(report, invocation.output)};
};

/** A workload is many pairs, and they mostly fail for one reason. `--json` has all of them. */
const shown = 1;

export function describeTask({goal, done, checks}: TaskReport, {paint}: Output): string {
	const lines = checks.flatMap(({what, findings}) => {
		if (findings.length === 0) return [`${paint('green', '✓')} ${what}`];
		const hidden = findings.length - shown;
		return [
			`${paint('red', '✗')} ${what}`,
			...findings.slice(0, shown).map(each => `    ${each.place}: ${each.what}: ${each.found}`),
			...(hidden > 0 ? [`    … and ${hidden} more (--json has all of them)`] : []),
		];
	});
	const right = checks.filter(({findings}) => findings.length === 0).length;
	const verdict = done ? paint('green', 'done') : paint('red', 'not done yet');
	return [
		`${paint('bold', 'Task:')} ${goal}`,
		...lines,
		`${verdict}: ${right} of ${checks.length} hold`,
	].join('\n');
}
