/**
 * Pods on their way out, in Kubernetes' order: first their containers end, then their network goes, then the object.
 * Who is removed by force (the object is gone at once) keeps the network, too, until nothing of it runs any more.
 */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Placement} from '../control/live/place.js';
import type {Kubelet} from './kubelet/types.js';

type Ending = {readonly pod: PodObject | undefined; readonly graceSeconds: number};

export class Departures {
	/** Pods that the kubelet runs, by UID. */
	readonly #running: Set<string>;
	/** The kubelet is ending them, within so many seconds. */
	readonly #ending = new Map<string, Ending>();
	/** Nothing of them runs any more. */
	readonly #ended = new Set<string>();
	readonly #kubelet: Pick<Kubelet, 'stop'>;
	readonly #tell: () => void;

	/** `running`: UIDs. `tell` is called when a pod has ended, and its network may go. */
	constructor(kubelet: Pick<Kubelet, 'stop'>, running: Iterable<string>, tell: () => void) {
		this.#kubelet = kubelet;
		this.#running = new Set(running);
		this.#tell = tell;
	}

	/** The kubelet runs it now. */
	started(uid: string): void {
		this.#running.add(uid);
	}

	/** Its node is off: the kubelet does not run it any more, and does not end it. */
	left(uid: string): void {
		this.#running.delete(uid);
	}

	isRunning(uid: string): boolean {
		return this.#running.has(uid);
	}

	/** It does not run, and is not on its way out. */
	mayStart(uid: string): boolean {
		return !this.#running.has(uid) && !this.#ending.has(uid) && !this.#ended.has(uid);
	}

	hasEnded(uid: string): boolean {
		return this.#ended.has(uid);
	}

	/**
	 * Begins to end those with a deletion timestamp, and those that are not there any more. Who is on a node that is `quiet`
	 * hears nothing of it before the node is back.
	 */
	begin(
		pods: readonly PodObject[],
		{pods: placed}: Placement,
		quiet: {has(node: string): boolean} = new Set(),
	): void {
		const present = new Set<string>();
		for (const pod of pods) {
			const {uid = '', deletionTimestamp, deletionGracePeriodSeconds = 30} = pod.metadata;
			present.add(uid);
			if (quiet.has(pod.spec.nodeName ?? '')) continue;
			if (deletionTimestamp !== undefined) this.#end(uid, pod, deletionGracePeriodSeconds);
		}
		for (const uid of [...this.#running, ...this.#ending.keys()]) {
			const known = placed.get(uid);
			if (!present.has(uid) && !quiet.has(known?.model.node ?? '')) this.#end(uid, known?.object, 0);
		}
	}

	#end(uid: string, pod: PodObject | undefined, graceSeconds: number): void {
		const known = this.#ending.get(uid);
		if (this.#ended.has(uid) || (known && known.graceSeconds <= graceSeconds)) return;
		if (!known && !this.#running.delete(uid)) {
			this.#ended.add(uid);
			return;
		}
		this.#ending.set(uid, {pod: pod ?? known?.pod, graceSeconds});
		// Once more with less time hurries it.
		void this.#kubelet.stop(uid, graceSeconds).then(() => {
			if (!this.#ending.delete(uid)) return;
			this.#ended.add(uid);
			this.#tell();
		});
	}

	/** Those that are being ended and have a network, but no object any more. */
	removedByForce(pods: readonly PodObject[], {pods: placed}: Placement): PodObject[] {
		if (this.#ending.size === 0) return [];
		const present = new Set(pods.map(({metadata}) => metadata.uid));
		return [...this.#ending].flatMap(([uid, {pod}]) =>
			pod && !present.has(uid) && placed.has(uid) ? [pod] : [],
		);
	}

	/** Their network is gone too. */
	forget({pods: placed}: Placement): void {
		for (const uid of [...this.#ended]) if (!placed.has(uid)) this.#ended.delete(uid);
	}
}
