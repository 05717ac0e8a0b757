/** How far the lab's task is done: its checks, tried on what is running. */
import {nodesOff} from '../../topology/faults.js';
import type {Task} from '../../topology/task.js';
import {liveExpectations} from '../control/expectations.js';
import {tryEach} from '../observe/checks.js';
import type {Finding} from '../observe/report.js';
import type {RunningLab} from '../observe/verify.js';
import type {Desired} from './desired.js';

export type TaskReport = {
	readonly lab: string;
	readonly goal: string;
	/** All of its checks hold. */
	readonly done: boolean;
	/** In the order of the lab file. `what`: the check in words; no findings: it holds. */
	readonly checks: readonly {readonly what: string; readonly findings: readonly Finding[]}[];
};

export class NoTaskError extends Error {
	override readonly name = 'NoTaskError';
}

/** Rejects with a NoTaskError. */
export async function lookAtTask(
	task: Task | undefined,
	now: Pick<Desired, 'cluster' | 'objects'>,
	lab: RunningLab,
): Promise<TaskReport> {
	if (!task) throw new NoTaskError('the lab has no task');
	const expectations = liveExpectations(task.checks, now);
	const dead = lab.plan.machines.filter(({name}) => !lab.runtime.isAlive(name));
	const absent = new Set([...nodesOff(lab.faults), ...dead.map(({name}) => name)]);
	const findings = await tryEach(expectations, lab.runtime, absent);
	const checks = expectations.map(({title: what}, index) => ({what, findings: findings[index] ?? []}));
	return {
		lab: lab.cluster.name,
		goal: task.goal,
		done: checks.every(check => check.findings.length === 0),
		checks,
	};
}
