/** What is said of containers: in events, states and IDs. Pure. */
import type {ContainerStateTerminated} from 'kubernetes-types/core/v1.js';
import type {Notice, Pod} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {durationText} from './backoff.js';
import type {ContainerPod} from './container-pod.js';
import type {ContainerKind, RestartPolicy} from './phase.js';
import type {ProbeKind} from './probes.js';
import type {PlannedContainer, RunPlan} from './stand-ins.js';

/** Nothing is pulled here: where what runs really comes from. */
export function imageIdOf({program, standIn, sleepSeconds, isSkipped}: RunPlan, image: string): string {
	if (isSkipped) return '';
	if (program) return `cnilab://host/${program.argv[0]}`;
	if (sleepSeconds !== undefined) return 'cnilab://sleep';
	return `cnilab://${standIn ? 'stand-in' : 'imitation'}/${image}`;
}

type PodEvent = Parameters<ContainerPod['tell']>;

/** Of a start: where it comes from (nothing is pulled), what is not as in the image, and that it runs. */
export function startEvents(plan: RunPlan, {spec: {name, image = ''}}: PlannedContainer): PodEvent[] {
	const told = plan.notices.map(({message}): PodEvent => ['Warning', 'Imitated', message]);
	if (plan.isSkipped) return told;
	return [
		[plan.standIn ? 'Warning' : 'Normal', 'Pulled', originMessage(plan, image)],
		...told,
		['Normal', 'Created', `Created container: ${name}`],
		['Normal', 'Started', `Started container ${name}`],
	];
}

function originMessage({program, standIn, sleepSeconds}: RunPlan, image: string): string {
	const subject = `Container image ${JSON.stringify(image)}`;
	if (program) return `${subject} is not needed: '${program.argv[0]}' of this host runs`;
	if (sleepSeconds !== undefined) return `${subject} is not needed: its command only sleeps`;
	return standIn
		? `${subject} is not known to cnilab, and nothing is pulled: a stand-in runs`
		: `${subject} is imitated by cnilab`;
}

export function noticesOf(
	container: string,
	{namespace, name, place}: Pod,
	messages: ReadonlySet<string>,
): readonly Notice[] {
	const subject = `container ${container} of pod ${namespace}/${name}`;
	return [...messages].map(message => ({subject, message, ...(place && {at: place})}));
}

/** `container=web pod=web-0_default(uid)` */
export function backOffMessage(ms: number, name: string, {metadata}: ApiObject): string {
	const pod = `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
	return `back-off ${durationText(ms)} restarting failed container=${name} pod=${pod}`;
}

export function containerId({metadata}: ApiObject, name: string, run: number): string {
	return `cnilab://${metadata.uid}/${name}/${run}`;
}

/** Whether a container that ended with this exit code starts again. */
export function mayRestart(kind: ContainerKind, policy: RestartPolicy, code: number): boolean {
	if (kind === 'sidecar') return true;
	if (kind === 'main' && policy === 'Always') return true;
	return code !== 0 && policy !== 'Never';
}

export function unhealthyMessage(name: string, kind: ProbeKind, isLast: boolean): string {
	const what = `Container ${name} failed ${kind.toLowerCase()} probe`;
	return isLast ? what : `${what}, will be restarted`;
}

export function terminatedState(
	exitCode: number,
	{
		message,
		...about
	}: Required<Pick<ContainerStateTerminated, 'message' | 'startedAt' | 'finishedAt' | 'containerID'>>,
): ContainerStateTerminated {
	const reason = exitCode === 0 ? 'Completed' : 'Error';
	return {exitCode, reason, ...(message !== '' && {message}), ...about};
}
