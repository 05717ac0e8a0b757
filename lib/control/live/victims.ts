/** Which pods of a ReplicaSet go first: the order of the ReplicaSet controller (pkg/controller, ActivePodsWithRanks). */
import {compareText} from '../../../topology/kubernetes/objects.js';
import {timeOf} from '../../api/times.js';
import type {World} from './controller.js';
import type {LivePod} from './live-objects.js';
import {controllerOf} from './ownership.js';
import {conditionOf, isActive, isReady, restartsOf} from './pod-state.js';

export function victims(pods: readonly LivePod[], count: number, world: World): readonly LivePod[] {
	if (count >= pods.length) return pods;
	const crowds = crowdsOf(pods, world);
	const ranked = pods.map(pod => ({pod, rank: rankOf(pod, crowds, world.now)}));
	ranked.sort((a, b) => compareRanks(a.rank, b.rank) || compareText(a.pod.metadata.uid, b.pod.metadata.uid));
	return ranked.slice(0, count).map(({pod}) => pod);
}

/** Smaller goes first: no node, not running, not ready, cheap, many on its node, ready for a short time, restarted often, young. */
function rankOf(pod: LivePod, crowds: ReadonlyMap<string, number>, now: number): readonly number[] {
	const {spec, status, metadata} = pod;
	const ready = isReady(pod);
	return [
		spec.nodeName === undefined ? 0 : 1,
		phases.indexOf(status?.phase ?? 'Pending'),
		ready ? 1 : 0,
		Number(metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0) || 0,
		-(crowds.get(spec.nodeName ?? '') ?? 0),
		ready ? age(conditionOf(pod, 'Ready')?.lastTransitionTime, now) : 0,
		-restartsOf(pod),
		age(metadata.creationTimestamp, now),
	];
}

const phases = ['Pending', 'Unknown', 'Running'];

/** Ages count by powers of two of nanoseconds, so that it is not always the youngest node that suffers. */
function age(since: string | undefined, now: number): number {
	const ms = now - timeOf(since);
	return ms <= 0 ? -1 : Math.floor(Math.log2(ms * 1e6));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
	for (const [index, value] of a.entries()) {
		const difference = value - (b[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** How many running pods of all ReplicaSets with the same controller are on each node. */
function crowdsOf(pods: readonly LivePod[], world: World): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const pod of siblings(pods, world)) {
		const node = pod.spec.nodeName ?? '';
		counts.set(node, (counts.get(node) ?? 0) + 1);
	}
	return counts;
}

function siblings(pods: readonly LivePod[], world: World): readonly LivePod[] {
	const [first] = pods;
	const own = first && controllerOf(first);
	const replicaSet = own && world.get('replicasets.apps', first.metadata.namespace, own.name);
	const deployment = replicaSet && controllerOf(replicaSet);
	if (!deployment) return pods;
	return world
		.ownedBy(deployment.uid)
		.flatMap(({metadata}) => world.ownedBy(metadata.uid) as readonly LivePod[])
		.filter(isActive);
}
