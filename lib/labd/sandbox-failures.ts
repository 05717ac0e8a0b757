/** Pods that have no network, and why: told once as an Event, in the kubelet's words. */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {ApiObject} from '../api/object.js';
import type {Placing} from '../control/live/place.js';
import {sandboxFailure} from '../control/notices.js';
import type {Registry} from './api/registry-types.js';

export class SandboxFailures {
	readonly #registry: Pick<Registry, 'change'>;
	/** By UID. */
	readonly #told = new Map<string, string>();

	constructor(registry: Pick<Registry, 'change'>) {
		this.#registry = registry;
	}

	/** Those that can't have an address; the same again is not told again. */
	refused({refused}: Placing): void {
		const now = new Map(refused.map(({pod, reason}) => [pod.metadata.uid ?? '', reason]));
		for (const {pod, reason} of refused) {
			if (this.#told.get(pod.metadata.uid ?? '') !== reason) this.tell(pod, reason);
		}
		this.#told.clear();
		for (const [uid, reason] of now) this.#told.set(uid, reason);
	}

	tell(pod: PodObject, reason: string): void {
		const about = pod as unknown as ApiObject;
		const message = `${sandboxFailure}${reason}`;
		this.#registry.change(
			{do: 'event', about, type: 'Warning', reason: 'FailedCreatePodSandBox', message},
			'kubelet',
		);
	}
}
