/**
 * The condition Programmed (the Gateway API's word): what a workload asks for is true in the kernel; where daemons bring the
 * routes, in that of every node. It comes before the controllers of the workloads: when a spec has changed it is False before
 * anybody says that he has seen the change.
 */
import {type ApiObject, keyOf} from '../../api/object.js';
import {timeText} from '../../api/times.js';
import {type Condition, type Finding, findCondition} from './conditions.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode, LivePod} from './live-objects.js';
import {isNodeReady, silentSince} from './node-health.js';
import {controllerOf} from './ownership.js';
import {conditionOf, isActive, isLeaving} from './pod-state.js';
import {outdatedPods, wantedPods} from './rollout-wait.js';
import {missingRoutes} from './routing.js';

const kinds: Readonly<Record<string, string>> = {
	Deployment: 'deployments.apps',
	ReplicaSet: 'replicasets.apps',
	StatefulSet: 'statefulsets.apps',
	DaemonSet: 'daemonsets.apps',
	Job: 'jobs.batch',
};

export const programmedControllers: readonly Controller[] = Object.entries(kinds).map(([kind, resource]) => ({
	name: 'programmed-controller',
	resource,
	related: {
		pods: (pod: ApiObject, world: World) => ownerOfPod(kind, pod, world),
		// A node that falls silent or comes back, or whose routes have come.
		nodes: (_: ApiObject, world: World) => world.list(resource).map(keyOf),
	},
	sync,
}));

function ownerOfPod(kind: string, pod: ApiObject, world: World): readonly string[] {
	const owner = controllerOf(pod);
	const {namespace} = pod.metadata;
	if (owner?.kind === kind) return [`${namespace}/${owner.name}`];
	if (kind !== 'Deployment' || owner?.kind !== 'ReplicaSet') return [];
	const replicaSet = world.get('replicasets.apps', namespace, owner.name);
	const above = replicaSet && controllerOf(replicaSet);
	return above?.kind === kind ? [`${namespace}/${above.name}`] : [];
}

function sync(object: ApiObject, world: World): readonly Change[] {
	const {status, metadata} = object as ApiObject & {readonly status?: Status};
	// Its controller comes first: nothing is known of it yet.
	if (!status || metadata.deletionTimestamp !== undefined) return [];
	const found = findingOf(object, world);
	const known = findCondition(status.conditions, found.type);
	if (known?.status === found.status && known.reason === found.reason && known.message === found.message)
		return [];
	const conditions = told(status.conditions ?? [], {known, now: world.now}, {kind: object.kind, found});
	return [{do: 'update', object: {...object, status: {...status, conditions}}}];
}

type Status = {readonly observedGeneration?: number; readonly conditions?: readonly Condition[]};

type Known = {readonly known: Condition | undefined; readonly now: number};

/** In its place, with the times that the kind's conditions have (apps/v1, batch/v1). */
function told(
	conditions: readonly Condition[],
	{known, now}: Known,
	{kind, found}: {readonly kind: string; readonly found: Finding},
): readonly Condition[] {
	const time = timeText(now);
	const lastTransitionTime = known?.status === found.status ? known.lastTransitionTime : time;
	const more = kind === 'Deployment' ? {lastUpdateTime: time} : kind === 'Job' ? {lastProbeTime: time} : {};
	const condition = {...found, ...more, lastTransitionTime} as Condition;
	return known ? conditions.map(each => (each === known ? condition : each)) : [...conditions, condition];
}

function findingOf(object: ApiObject, world: World): Finding {
	const {observedGeneration} = object.status as Status;
	const isOld = object.kind !== 'Job' && (observedGeneration ?? 0) < (object.metadata.generation ?? 0);
	if (isOld) return finding('False', 'NotObserved', 'its controller has not acted on the spec yet');
	const {wanted, coming, going} = countsOf(object, podsOf(object, world), world);
	const left = `${atMost(going)} ${going === 1 ? 'pod' : 'pods'} that shall not be there ${going === 1 ? 'is' : 'are'} left`;
	if (coming > 0) {
		const message = `${atMost(coming, wanted)} of ${wanted} pods have no network yet`;
		return finding('False', 'PodsWithoutNetwork', going > 0 ? `${message}; ${left}` : message);
	}
	if (going > 0) return finding('False', 'PodsLeft', left);
	const missing = wanted > 0 ? missingRoutes(world) : undefined;
	if (missing !== undefined) return finding('False', 'RoutesMissing', missing);
	return finding('True', 'Programmed', `the networks of all ${wanted} pods are in the kernel, and no other`);
}

function finding(status: Finding['status'], reason: string, message: string): Finding {
	return {type: 'Programmed', status, reason, message};
}

/** Its pods, and those of what it has made: a Deployment's are its ReplicaSets'. */
function podsOf({metadata: {uid}}: ApiObject, world: World): readonly LivePod[] {
	return world.ownedBy(uid).flatMap(owned => {
		if (owned.kind === 'Pod') return [owned as LivePod];
		return owned.kind === 'ReplicaSet' ? podsOf(owned, world) : [];
	});
}

type Counts = {readonly wanted: number; readonly coming: number; readonly going: number};

function countsOf(object: ApiObject, pods: readonly LivePod[], world: World): Counts {
	const active = pods.filter(isActive);
	const wanted = wantedPods(object);
	const waiting = active.filter(pod => !hasNetwork(pod, world)).length;
	const missing = Math.max(wanted - active.length, 0);
	// What a job has started beyond the number in its status, it has started since.
	const surplus = object.kind === 'Job' ? 0 : Math.max(active.length - wanted, 0);
	const leaving = pods.filter(isLeaving).length;
	return {wanted, coming: missing + waiting, going: leaving + Math.max(surplus, outdatedPods(object))};
}

/** What the kubelet says of a node that is silent is old. */
function hasNetwork(pod: LivePod, world: World): boolean {
	if (conditionOf(pod, 'PodReadyToStartContainers')?.status !== 'True') return false;
	const node = world.get('nodes', undefined, pod.spec.nodeName ?? '') as LiveNode | undefined;
	return node !== undefined && silentSince(node) === undefined && isNodeReady(node);
}

/**
 * A few are counted. Of many it is told how many at most: a thousand pods that come are a dozen messages, and each is true
 * until the next.
 */
function atMost(count: number, all = Number.POSITIVE_INFINITY): string {
	if (count <= 8 || count >= all) return `${count}`;
	return `up to ${Math.min(2 ** Math.ceil(Math.log2(count)), all)}`;
}
