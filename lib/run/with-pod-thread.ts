/** Many pods are wired in a thread of their own: the main one has as much to do to start what runs in them. */
import type {Plan} from '../plan/ops.js';
import type {PodSettings, Refused} from './apply-pods.js';
import type {PodWork} from './pod-work.js';
import {startThread} from './thread.js';

/** A thread takes some 30 ms to start, beside what this one does; that of a few pods is done sooner. */
const manyPods = 50;

/** `file`: the thread's program. The action gets nothing if there is none, or too few pods. The thread ends with the action. */
export async function withPodThread<T>(
	file: string | undefined,
	plan: Plan,
	action: (work: PodSettings['work']) => Promise<T>,
): Promise<T> {
	if (file === undefined || podsIn(plan) < manyPods) return action(undefined);
	const thread = startThread<readonly PodWork[], Refused | undefined>(file);
	try {
		return await action(works => thread.ask(works));
	} finally {
		await thread.end();
	}
}

function podsIn({machines}: Plan): number {
	return machines.reduce((sum, {ops}) => sum + ops.filter(({kind}) => kind === 'netns').length, 0);
}
