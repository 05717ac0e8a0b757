/**
 * Nodes that are off or frozen, as the kubelet and the API see it: what runs on them ends without a word or stands still, the
 * Node object says since when nothing is heard of it, and what comes back goes on as after a reboot.
 */
import type {NodeCondition} from 'kubernetes-types/core/v1.js';
import type {Fault} from '../../topology/faults.js';
import type {ApiObject} from '../api/object.js';
import {timeText} from '../api/times.js';
import type {Placement} from '../control/live/place.js';
import type {Registry} from './api/registry-types.js';
import type {Departures} from './departures.js';
import type {Kubelet} from './kubelet/types.js';

type Quiet = 'stop' | 'kill' | 'pause';

/** By node, why nothing is heard of it. */
export type QuietNodes = ReadonlyMap<string, Quiet>;

export function quietNodes(faults: readonly Fault[]): QuietNodes {
	return new Map(
		faults.flatMap(fault =>
			fault.kind === 'stop' || fault.kind === 'kill' || fault.kind === 'pause'
				? [[fault.node, fault.kind] as const]
				: [],
		),
	);
}

export type QuietParts = {
	readonly registry: Registry;
	readonly kubelet: Pick<Kubelet, 'leave' | 'freeze'>;
	readonly departures: Departures;
	/** Milliseconds since 1970. */
	readonly now: () => number;
};

/** The API server keeps it on the Node; the node controller acts on it. */
export const silentSince = 'cnilab.io/silent-since';

/** As long as a shutdown waits for a pod, seconds. */
const shutdownSeconds = 5;

type Turn = {readonly was: QuietNodes; readonly next: QuietNodes};

/** Before the kernel's part: nodes that go quiet. Resolves when nothing of those that go off runs any more. */
export async function hush(
	{was, next}: Turn,
	{pods}: Placement,
	{registry, kubelet, departures, now}: QuietParts,
): Promise<void> {
	const ends: Promise<void>[] = [];
	for (const [node, kind] of next) {
		if (was.get(node) === kind) continue;
		if (!was.has(node)) mark(registry, node, {kind, now: now()});
		for (const [uid, {model, object}] of pods) {
			if (model.node !== node || !departures.isRunning(uid)) continue;
			if (kind === 'pause') {
				kubelet.freeze?.(uid, true);
				continue;
			}
			if (was.get(node) === 'pause') kubelet.freeze?.(uid, false);
			departures.left(uid);
			const {terminationGracePeriodSeconds: grace = 30} = object.spec;
			ends.push(kubelet.leave(uid, kind === 'stop' ? Math.min(grace, shutdownSeconds) : 0));
		}
	}
	await Promise.all(ends);
}

/** After the kernel's part: nodes that are back. What is not running on them is for the network to start. */
export function wakeUp(
	{was, next}: Turn,
	{pods}: Placement,
	{registry, kubelet, departures, now}: QuietParts,
): void {
	for (const [node, kind] of was) {
		if (next.has(node)) continue;
		mark(registry, node, {kind: undefined, now: now()});
		if (kind !== 'pause') continue;
		for (const [uid, {model}] of pods) {
			if (model.node === node && departures.isRunning(uid)) kubelet.freeze?.(uid, false);
		}
	}
}

type NodeObject = ApiObject & {readonly status?: {readonly conditions?: readonly NodeCondition[]}};

function mark(registry: Registry, name: string, how: {kind: Quiet | undefined; now: number}): void {
	const node = registry.store.get({resource: 'nodes', name}) as NodeObject | undefined;
	if (!node) return;
	const {[silentSince]: _, ...annotations} = node.metadata.annotations ?? {};
	const since = how.kind !== undefined && {[silentSince]: new Date(how.now).toISOString()};
	const metadata = {...node.metadata, annotations: {...annotations, ...since}};
	const object = {...node, metadata, ...(how.kind === 'stop' && {status: shuttingDown(node, how.now)})};
	registry.change({do: 'update', object}, 'kubelet');
}

/** The last word of a kubelet whose node is shut down (pkg/kubelet/nodestatus/setters.go). */
function shuttingDown({status}: NodeObject, now: number): NodeObject['status'] & object {
	const time = timeText(now);
	const notReady: NodeCondition = {
		type: 'Ready',
		status: 'False',
		reason: 'KubeletNotReady',
		message: 'node is shutting down',
		lastHeartbeatTime: time,
		lastTransitionTime: time,
	};
	const others = (status?.conditions ?? []).filter(({type}) => type !== 'Ready');
	return {...status, conditions: [...others, notReady]};
}
