/** A lab's task shown to be one: it is not done at first, and its own solution does it. */
import type {Task} from '../../../topology/task.js';
import {askLabd} from '../../labd/client.js';
import type {TaskReport} from '../../labd/task.js';
import {run as apply} from '../apply.js';
import {describeTask} from '../task.js';
import type {Output} from '../terminal/output.js';

export type TaskProof = {
	/** The task is not done before, and is after. */
	readonly ok: boolean;
	readonly before: TaskReport;
	/** With the solution applied. Not set: there was nothing to be done. */
	readonly after?: TaskReport;
};

/** Leaves the solution applied. Throws what `apply -f` throws. */
export async function proveTask(lab: string, {solution}: Task, output: Output): Promise<TaskProof> {
	const before = await askLabd<TaskReport>(lab, '/task');
	if (before.done) return {ok: false, before};
	const words: Readonly<Record<string, string>> = {lab, wait: 'ready'};
	await apply({
		args: [],
		output,
		flag: () => false,
		list: name => (name === 'filename' ? solution : []),
		text: name => words[name],
	});
	const after = await askLabd<TaskReport>(lab, '/task');
	return {ok: after.done, before, after};
}

export function describeTaskProof({before, after}: TaskProof, output: Output): string {
	const {paint} = output;
	const {length} = before.checks.filter(({findings}) => findings.length > 0);
	return after
		? [
				`${length} of ${before.checks.length} checks of the task do not hold at first`,
				describeTask(after, output),
			].join('\n')
		: `${paint('red', '✗')} all checks of the task hold before anything is done: it is no task`;
}
