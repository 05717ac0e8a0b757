/**
 * StatefulSet: pods with numbers, one after the other (OrderedReady) or all at once (Parallel). They come from the lowest
 * number up; they go, and are updated, from the highest number down, each waiting for the one before it to be ready.
 */

import type {ApiObject, Draft} from '../../api/object.js';
import {statefulSetPod, type Version} from '../stateful-set.js';
import type {Change, Controller, World} from './controller.js';
import type {LivePod, LiveStatefulSet} from './live-objects.js';
import {claim, ownersFor} from './ownership.js';
import {hasEnded, isAvailable, isLeaving, isReady, nextAvailable} from './pod-state.js';
import {beyondLimit, type Revisions, revisionsOf, templateOf} from './revisions.js';
import {revisionOfPod, statefulSetStatus} from './stateful-set-status.js';
import {statusChange} from './status-change.js';

export const statefulSetController: Controller = {
	name: 'statefulset-controller',
	resource: 'statefulsets.apps',
	related: {pods: ownersFor('statefulsets.apps', 'StatefulSet')},
	sync: (object, world) => syncStatefulSet(object as LiveStatefulSet, world),
};

type Scene = {
	readonly set: LiveStatefulSet;
	/** By ordinal. */
	readonly pods: ReadonlyMap<number, LivePod>;
	readonly revisions: Revisions;
	/** The revision that the set had before its template changed last. */
	readonly current: string;
	readonly now: number;
};

function syncStatefulSet(set: LiveStatefulSet, world: World): readonly Change[] {
	const {selector, minReadySeconds, revisionHistoryLimit} = set.spec;
	// A pod of another name stays whose it is, whatever labels it has (getPodsForStatefulSet).
	const isMember = (pod: ApiObject) => ordinalOf(pod, set) >= 0;
	const {mine, changes} = claim<LivePod>(set, {resource: 'pods', selector, isMember}, world);
	if (changes.length > 0) return changes;
	const revisions = revisionsOf(set, world);
	const known = set.status?.currentRevision;
	const current = revisions.all.some(({metadata}) => metadata.name === known)
		? (known ?? '')
		: revisions.name;
	const pods = new Map(mine.map(pod => [ordinalOf(pod, set), pod]));
	const scene: Scene = {set, pods, revisions, current, now: world.now};
	const status = statefulSetStatus(set, {pods: mine, current, update: revisions.name, now: world.now});
	const used = new Set([current, revisions.name, ...mine.map(revisionOfPod)]);
	const waits = nextAvailable(mine, minReadySeconds, world.now);
	const isGoing = set.metadata.deletionTimestamp !== undefined;
	return [
		...(isGoing ? [] : revisions.changes),
		// Told also where a pod can't be made: a change that is refused ends the turn.
		...statusChange(set, status),
		...(isGoing ? [] : podChanges(scene)),
		...beyondLimit(revisions, revisionHistoryLimit, ({metadata}) => used.has(metadata.name)),
		...(waits === undefined ? [] : [{do: 'again', at: waits} as const]),
	];
}

/** `web-3` → 3; -1 for a pod whose name has no number. */
function ordinalOf({metadata}: ApiObject, set: LiveStatefulSet): number {
	const base = `${set.metadata.name}-`;
	const text = metadata.name.startsWith(base) ? metadata.name.slice(base.length) : '';
	return /^\d+$/.test(text) ? Number(text) : -1;
}

function podChanges(scene: Scene): Change[] {
	const {set, pods} = scene;
	const {replicas = 1, ordinals, podManagementPolicy} = set.spec;
	const start = ordinals?.start ?? 0;
	const wanted = Array.from({length: replicas}, (_, index) => start + index);
	const condemned = [...pods.keys()].filter(ordinal => ordinal < start || ordinal >= start + replicas);
	const inTurn = podManagementPolicy !== 'Parallel';
	const filled = upwards(scene, wanted, inTurn);
	if (inTurn && filled) return filled;
	const emptied = downwards(
		scene,
		condemned.sort((a, b) => b - a),
		inTurn,
	);
	if (inTurn && emptied) return emptied;
	return [...(filled ?? []), ...(emptied ?? []), ...updates(scene, wanted)];
}

/** Makes the missing pods. In turn: one, and waits for it; an empty list is waiting. Undefined: all are there. */
function upwards(scene: Scene, wanted: readonly number[], inTurn: boolean): Change[] | undefined {
	const changes: Change[] = [];
	for (const ordinal of wanted) {
		const pod = scene.pods.get(ordinal);
		const change = pod ? replacement(scene, pod) : creation(scene, ordinal);
		changes.push(...change);
		if (inTurn && (change.length > 0 || !pod || !isHealthy(scene, pod))) return changes;
	}
	return changes.length > 0 ? changes : undefined;
}

/** Ends the pods that are too many. In turn: one, and waits for it; and none while another one is ill. */
function downwards(scene: Scene, condemned: readonly number[], inTurn: boolean): Change[] | undefined {
	const changes: Change[] = [];
	const firstIll = Math.min(
		...[...scene.pods].filter(([, pod]) => !isHealthy(scene, pod)).map(([ordinal]) => ordinal),
	);
	for (const ordinal of condemned) {
		const pod = scene.pods.get(ordinal);
		if (!pod) continue;
		const waits = isLeaving(pod) || (!isHealthy(scene, pod) && ordinal !== firstIll);
		if (inTurn && waits) return changes;
		if (isLeaving(pod)) continue;
		changes.push(...deletion(scene.set, pod));
		if (inTurn) return changes;
	}
	return changes.length > 0 ? changes : undefined;
}

/** The highest pod that has not the present template, if all above it are well. */
function updates(scene: Scene, wanted: readonly number[]): Change[] {
	const {updateStrategy} = scene.set.spec;
	if (updateStrategy?.type === 'OnDelete') return [];
	const partition = updateStrategy?.rollingUpdate?.partition ?? 0;
	for (const ordinal of wanted.slice(partition).reverse()) {
		const pod = scene.pods.get(ordinal);
		if (!pod) return [];
		if (revisionOfPod(pod) !== scene.revisions.name && !isLeaving(pod)) return deletion(scene.set, pod);
		if (!isHealthy(scene, pod)) return [];
	}
	return [];
}

function isHealthy({set, now}: Scene, pod: LivePod): boolean {
	const runs = pod.status?.phase === 'Running' && isReady(pod) && !isLeaving(pod);
	return runs && isAvailable(pod, set.spec.minReadySeconds, now);
}

/** A pod that has ended by itself is made again under its name, once it is gone. */
function replacement({set}: Scene, pod: LivePod): Change[] {
	if (!hasEnded(pod) || isLeaving(pod)) return [];
	const isFailed = pod.status?.phase === 'Failed';
	const reason = isFailed ? 'RecreatingFailedPod' : 'RecreatingTerminatedPod';
	const message = `StatefulSet ${set.metadata.namespace}/${set.metadata.name} is recreating ${isFailed ? 'failed' : 'terminated'} Pod ${pod.metadata.name}`;
	return [
		{do: 'event', about: set, type: isFailed ? 'Warning' : 'Normal', reason, message},
		...deletion(set, pod),
	];
}

function creation(scene: Scene, ordinal: number): Change[] {
	const {set} = scene;
	const pod = statefulSetPod(set, ordinal, versionFor(scene, ordinal));
	return [
		{do: 'create', object: pod as unknown as Draft},
		told(
			set,
			'SuccessfulCreate',
			`create Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`,
		),
	];
}

/** Below the partition a pod that comes again has the template of before; so it has where there is no partition, until it is updated. */
function versionFor({set, revisions, current}: Scene, ordinal: number): Version {
	const {updateStrategy, ordinals, template} = set.spec;
	const {type = 'RollingUpdate', rollingUpdate} = updateStrategy ?? {};
	const kept = rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status?.currentReplicas ?? 0);
	const isKept = type === 'RollingUpdate' && ordinal < (ordinals?.start ?? 0) + kept;
	const before = isKept ? revisions.all.find(({metadata}) => metadata.name === current) : undefined;
	const old = before && templateOf(before);
	return old ? {template: old, revision: current} : {template, revision: revisions.name};
}

function deletion(set: LiveStatefulSet, object: LivePod): Change[] {
	const message = `delete Pod ${object.metadata.name} in StatefulSet ${set.metadata.name} successful`;
	return [{do: 'delete', object}, told(set, 'SuccessfulDelete', message)];
}

function told(about: LiveStatefulSet, reason: string, message: string): Change {
	return {do: 'event', about, type: 'Normal', reason, message};
}
