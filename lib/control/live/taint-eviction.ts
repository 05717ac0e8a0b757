/**
 * Pods leave a node with a NoExecute taint that they do not tolerate: at once, or after the seconds of their toleration
 * (kubernetes, pkg/controller/tainteviction).
 */
import type {Taint, Toleration} from 'kubernetes-types/core/v1.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {usedTolerations} from '../taints.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode, LivePod} from './live-objects.js';
import {withDisruption} from './pod-disruption.js';
import {isLeaving} from './pod-state.js';

/** It remembers when which pod is to go, because a taint that a user sets has no time. A labd that is started again counts anew, as a controller does. */
export function taintEviction(): Controller {
	/** UID → milliseconds since 1970. */
	const due = new Map<string, number>();
	return {
		name: 'taint-eviction-controller',
		resource: 'pods',
		related: {nodes: (node, world) => podsConcerned(node as LiveNode, due, world)},
		sync: (object, world) => syncPod(object as LivePod, due, world),
		gone({metadata}) {
			due.delete(metadata.uid);
			return [];
		},
	};
}

type Due = Map<string, number>;

/** Those that may have to go, and those that may stay after all. */
function podsConcerned(node: LiveNode, due: Due, world: World): readonly string[] {
	const isTainted = executingTaints(node).length > 0;
	if (!isTainted && due.size === 0) return [];
	return (world.list('pods') as readonly LivePod[])
		.filter(
			({spec, metadata}) => spec.nodeName === node.metadata.name && (isTainted || due.has(metadata.uid)),
		)
		.map(keyOf);
}

function executingTaints({spec}: LiveNode): Taint[] {
	return (spec?.taints ?? []).filter(({effect}) => effect === 'NoExecute');
}

function syncPod(pod: LivePod, due: Due, world: World): readonly Change[] {
	const {uid} = pod.metadata;
	const node = world.get('nodes', undefined, pod.spec.nodeName ?? '') as LiveNode | undefined;
	// Pods of a node that is gone are the garbage collector's.
	if (!node) return [];
	if (isLeaving(pod)) {
		due.delete(uid);
		return [];
	}
	const seconds = tolerated(pod, executingTaints(node));
	if (seconds === Number.POSITIVE_INFINITY)
		return due.delete(uid) ? [told(pod, 'Cancelling deletion of')] : [];
	// A later taint, or another toleration, does not put it off.
	const at = seconds === 0 ? world.now : (due.get(uid) ?? world.now + seconds * 1000);
	due.set(uid, at);
	return at <= world.now ? evicted(pod, world.now) : [{do: 'again', at}];
}

/** Seconds; infinite if nothing makes it go. */
function tolerated({spec: {tolerations = []}}: LivePod, taints: readonly Taint[]): number {
	const used = usedTolerations(taints, tolerations);
	return used ? Math.min(...used.map(secondsOf)) : 0;
}

function secondsOf({tolerationSeconds = Number.POSITIVE_INFINITY}: Toleration): number {
	return Math.max(tolerationSeconds, 0);
}

function evicted(pod: LivePod, now: number): readonly Change[] {
	const reason = 'DeletionByTaintManager';
	const message = 'Taint manager: deleting due to NoExecute taint';
	return [
		told(pod, 'Marking for deletion'),
		{do: 'update', object: withDisruption(pod, {reason, message}, now)},
		{do: 'delete', object: pod},
	];
}

function told(about: ApiObject, what: string): Change {
	const message = `${what} Pod ${keyOf(about)}`;
	return {do: 'event', about, type: 'Normal', reason: 'TaintManagerEviction', message};
}
