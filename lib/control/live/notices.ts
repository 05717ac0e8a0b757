/** What the objects of a live lab ask for and do not get; said as `up` says it, for what is there now. */
import {type KubernetesObject, type PodObject, subjectOf} from '../../../topology/kubernetes/objects.js';
import type {Notice} from '../../../topology/model.js';
import {type NoticeFacts, noticesOf, pendingNotice, sandboxFailure} from '../notices.js';
import {policyResources} from '../policy.js';
import type {World} from './controller.js';

/** The kinds that a notice can be about. */
const resources = [
	'services',
	'ingresses.networking.k8s.io',
	'deployments.apps',
	'replicasets.apps',
	'statefulsets.apps',
	'daemonsets.apps',
	'jobs.batch',
	'pods',
	'ippools.projectcalico.org',
	'bgpconfigurations.projectcalico.org',
	'bgppeers.projectcalico.org',
	'ipamconfigurations.projectcalico.org',
	'profiles.projectcalico.org',
	...policyResources,
];

/** Where the objects of the lab's own files stand is known from `compiled`. */
export function liveNotices(
	world: Pick<World, 'list'>,
	compiled: readonly Notice[],
	facts: Omit<NoticeFacts, 'namespaces'>,
): Notice[] {
	const objects = resources.flatMap(resource => world.list(resource)) as unknown as KubernetesObject[];
	const written = objects.filter(
		({metadata}) => !metadata.ownerReferences?.some(({controller}) => controller),
	);
	const sources = written.map(object => ({object, locate: () => undefined}));
	const failures = sandboxFailures(world);
	const namespaces = world.list('namespaces').map(({metadata}) => metadata.name);
	const pending = objects.flatMap(object =>
		object.kind === 'Pod' ? [...pendingNotices(object), ...refusedNotices(object, failures)] : [],
	);
	return [...noticesOf(sources, {...facts, namespaces}), ...pending].map(notice => knownBy(compiled, notice));
}

/** With its place in a file, if that is known. */
export function knownBy(compiled: readonly Notice[], notice: Notice): Notice {
	return (
		compiled.find(({subject, message}) => subject === notice.subject && message === notice.message) ?? notice
	);
}

function pendingNotices(pod: PodObject): Notice[] {
	const condition = pod.status?.conditions?.find(({type}) => type === 'PodScheduled');
	if (condition?.status !== 'False') return [];
	return [pendingNotice({object: pod, locate: () => undefined}, condition.message ?? '')];
}

type Told = {
	readonly involvedObject?: {readonly uid?: string};
	readonly reason?: string;
	readonly message?: string;
};

/** What was told last, by the UID of the pod. */
function sandboxFailures(world: Pick<World, 'list'>): ReadonlyMap<string, string> {
	const events = world.list('events') as readonly Told[];
	const failed = events.filter(({reason}) => reason === 'FailedCreatePodSandBox');
	return new Map(failed.map(({involvedObject, message = ''}) => [involvedObject?.uid ?? '', message]));
}

/** It has a node, and could not be given a network there. */
function refusedNotices(pod: PodObject, failures: ReadonlyMap<string, string>): Notice[] {
	const failure = failures.get(pod.metadata.uid ?? '');
	const isWaiting = pod.status?.conditions?.some(
		({type, status}) => type === 'PodReadyToStartContainers' && status === 'False',
	);
	if (failure === undefined || pod.status?.phase !== 'Pending' || !isWaiting) return [];
	return [pendingNotice({object: pod, locate: () => undefined}, failure.replace(sandboxFailure, ''))];
}

/** Those of the compiler that are about no object of the lab and follow from none: what was skipped. */
export function standingNotices(compiled: readonly Notice[], objects: readonly KubernetesObject[]): Notice[] {
	const subjects = new Set(objects.map(subjectOf));
	return compiled.filter(({subject, live}) => !live && !subjects.has(subject));
}
