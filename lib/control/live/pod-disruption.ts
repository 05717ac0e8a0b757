/** The condition of a pod that the cluster ends for its own reasons: a Job's pod failure policy asks for it. */
import type {PodCondition} from 'kubernetes-types/core/v1.js';
import {timeText} from '../../api/times.js';
import type {LivePod} from './live-objects.js';

export function withDisruption(
	pod: LivePod,
	why: {readonly reason: string; readonly message: string},
	now: number,
): LivePod {
	const conditions = pod.status?.conditions ?? [];
	const known = conditions.find(({type}) => type === 'DisruptionTarget');
	const since = known?.status === 'True' ? known.lastTransitionTime : undefined;
	const target: PodCondition = {
		type: 'DisruptionTarget',
		status: 'True',
		lastTransitionTime: since ?? timeText(now),
		...why,
	};
	const others = conditions.filter(({type}) => type !== 'DisruptionTarget');
	return {...pod, status: {...pod.status, conditions: [...others, target]}} as LivePod;
}
