/**
 * Nodes that are off or frozen, as the kubelet and the API see it: what runs on them ends without a word or stands still, the
 * Node object says since when nothing is heard of it, and what comes back goes on as after a reboot.
 */
import {type Fault, faultKey} from '../../topology/faults.js';
import type {LiveNode} from '../control/live/live-objects.js';
import {heardNode, silencedNode} from '../control/live/node-health.js';
import type {Placement} from '../control/live/place.js';
import type {Registry} from './api/registry-types.js';
import type {Departures} from './departures.js';
import type {Kubelet} from './kubelet/types.js';
import type {LabShape} from './network-types.js';

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

/** As long as a shutdown waits for a pod, seconds. */
const shutdownSeconds = 5;

type Turn = {readonly was: QuietNodes; readonly next: QuietNodes};

/**
 * A power cut: who loses it says nothing any more, not even the last word of a TCP connection. So the cables are dead before the
 * processes are. Undefined if no node loses its power now; one without processes has lost it already.
 */
export function withoutPower(
	shape: LabShape,
	{was, next}: Turn,
	{hasPower = () => true}: {readonly hasPower?: (machine: string) => boolean} = {},
): LabShape | undefined {
	const cuts = shape.cluster.nodes.flatMap(({name, attachment}) => {
		const isLost = next.get(name) === 'kill' && was.get(name) !== 'kill' && was.get(name) !== 'stop';
		return isLost && hasPower(name)
			? [{kind: 'cut', machine: name, segment: attachment.segment} as const]
			: [];
	});
	const isOther = (fault: Fault) => !cuts.some(cut => faultKey(cut) === faultKey(fault));
	return cuts.length === 0 ? undefined : {...shape, faults: [...shape.faults.filter(isOther), ...cuts]};
}

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
			if (model.node !== node) continue;
			// What is on its way out stands still, too.
			kubelet.freeze(uid, kind === 'pause');
			if (kind === 'pause' || !departures.isRunning(uid)) continue;
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
	{registry, kubelet, now}: Omit<QuietParts, 'departures'>,
): void {
	for (const [node, kind] of was) {
		if (next.has(node)) continue;
		mark(registry, node, {kind: undefined, now: now()});
		if (kind !== 'pause') continue;
		for (const [uid, {model}] of pods) {
			if (model.node === node) kubelet.freeze(uid, false);
		}
	}
}

function mark(registry: Registry, name: string, how: {kind: Quiet | undefined; now: number}): void {
	const node = registry.store.get({resource: 'nodes', name}) as LiveNode | undefined;
	if (!node) return;
	const object =
		how.kind === undefined ? heardNode(node) : silencedNode(node, how.now, {shutsDown: how.kind === 'stop'});
	registry.change({do: 'update', object}, 'kubelet');
}
