/** A pod as its containers see it. */
import type {Container as KubernetesContainer, PodSpec, PodStatus} from 'kubernetes-types/core/v1.js';
import {addressOf} from '../../../topology/addresses.js';
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import {families, type Pod} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {environmentOf} from '../../control/environment.js';
import {containerModel} from '../../control/pod-model.js';
import {placeOfPod} from '../../plan/places.js';
import type {Apart} from '../../run/runtime.js';
import {Freezer} from '../freezer.js';
import type {OnHost} from '../workloads/plan.js';
import type {ContainerPod} from './container-pod.js';
import type {EventQueue} from './event-queue.js';
import type {ContainerKind, RestartPolicy} from './phase.js';
import type {ProbeQueue} from './probe-queue.js';
import type {PlannedContainer} from './stand-ins.js';
import type {KubeletHost} from './types.js';

/** What all pods share. */
export type Shared = {
	readonly host: KubeletHost;
	readonly probes: ProbeQueue;
	readonly events: EventQueue;
	readonly onHost: OnHost;
	/** Now, as the API writes it. */
	time(): string;
};

/** Kubernetes' default of terminationGracePeriodSeconds. */
const usualGraceSeconds = 30;

/** Live handle: follows what the API has of the pod. */
export class PodContext implements ContainerPod {
	object: ApiObject;
	model: Pod;
	/** Nothing of it is told any more. */
	isSilent = false;
	readonly freezer = new Freezer();
	readonly changed: () => void;
	readonly #shared: Shared;

	constructor({object, model}: {object: ApiObject; model: Pod}, shared: Shared, changed: () => void) {
		this.object = object;
		this.model = model;
		this.#shared = shared;
		this.changed = changed;
	}

	get podIps(): readonly string[] {
		return families.flatMap(family => addressOf(this.model.addresses[family] ?? '') || []);
	}

	/** Its node may move. */
	get hostIps(): readonly string[] {
		const addresses = this.#shared.host.nodeAddresses(this.model.node);
		return families.flatMap(family => addresses[family] ?? []);
	}

	get spec(): PodSpec {
		return this.object.spec as PodSpec;
	}

	/** What the API has of it. */
	get status(): PodStatus {
		return (this.object.status ?? {}) as PodStatus;
	}

	get restartPolicy(): RestartPolicy {
		return (this.spec.restartPolicy ?? 'Always') as RestartPolicy;
	}

	get graceMs(): number {
		return (this.spec.terminationGracePeriodSeconds ?? usualGraceSeconds) * 1000;
	}

	get podIp(): string {
		return this.podIps[0] ?? '';
	}

	get probes(): ProbeQueue {
		return this.#shared.probes;
	}

	get onHost(): OnHost {
		return this.#shared.onHost;
	}

	now(): number {
		return this.#shared.host.now();
	}

	time(): string {
		return this.#shared.time();
	}

	netns(): number {
		return this.#shared.host.netns(placeOfPod(this.model));
	}

	nodeNetns(): number {
		return this.#shared.host.netns(this.model.node);
	}

	enter(): Apart {
		return this.#shared.host.enter(placeOfPod(this.model));
	}

	tell(type: 'Normal' | 'Warning', reason: string, message: string): void {
		if (this.isSilent) return;
		this.freezer.pass(() => this.#shared.events.add({about: this.object, type, reason, message}));
	}

	report(status: PodStatus): void {
		this.#shared.host.report(this.object, status);
	}

	/** Init containers first. Those that only run to their end are not in the model. */
	planned(): PlannedContainer[] {
		const {initContainers = [], containers} = this.spec;
		return [
			...initContainers.map(spec => this.#planOf(spec, spec.restartPolicy === 'Always' ? 'sidecar' : 'init')),
			...containers.map(spec => this.#planOf(spec, 'main')),
		];
	}

	#planOf(spec: KubernetesContainer, kind: ContainerKind): PlannedContainer {
		const model = this.model.containers.find(({name}) => name === spec.name);
		return {kind, spec, model: model ?? containerModel(spec, environmentOf(spec, this.#facts()))};
	}

	#facts() {
		const pod = this.object as unknown as PodObject;
		return {pod, nodeName: this.model.node, podIp: this.podIp, hostIp: this.hostIps[0] ?? ''};
	}
}
