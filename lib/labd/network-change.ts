/** What a change of a lab's network is about. */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Ground} from '../control/giver.js';
import {groundOf, type PlacedPod, type Placement} from '../control/live/place.js';
import type {PlanChange} from '../plan/diff.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {placeOfPod} from '../plan/places.js';
import {remembered} from '../plan/remember.js';
import type {Changing} from './desired.js';
import type {LabShape} from './network-types.js';
import type {QuietNodes} from './quiet-nodes.js';
import type {OpenStore} from './store/store.js';

/** A network that stands, or shall. */
export type Standing = {
	readonly shape: LabShape;
	readonly ground: Ground;
	readonly placement: Placement;
	readonly plan: Plan;
};

/** A network that shall be. */
export type Next = Omit<Standing, 'plan'>;

/** Namespaces and nodes are looked up when an address is asked for: their labels and annotations change by themselves. */
export function groundIn({cluster}: LabShape, mode: Mode, store: Pick<OpenStore, 'get'>): Ground {
	const metadataOf = (resource: string, name: string) => store.get({resource, name})?.metadata;
	return groundOf(
		cluster,
		{mode, options: cluster.mode.options},
		{
			namespaces: name => {
				const {labels, annotations = {}} = metadataOf('namespaces', name) ?? {};
				return {labels: {...labels, 'kubernetes.io/metadata.name': name}, annotations};
			},
			nodeLabels: name => metadataOf('nodes', name)?.labels,
		},
	);
}

/** It has a node. A pod whose containers have all ended for good has no network any more. Each change asks it of all that are there. */
export const mayHaveNetwork = remembered(
	({spec, status}: PodObject) =>
		spec.nodeName !== undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
);

/** The UIDs of those that the kubelet has been told to start. */
export function runningIn({pods}: Placement, quiet: QuietNodes): string[] {
	return [...pods].flatMap(([uid, {model}]) => (quiet.has(model.node) ? [] : [uid]));
}

/** Pods that come, and pods that go. */
export type Moving = {readonly coming: readonly PlacedPod[]; readonly going: readonly PlacedPod[]};

export function movingBetween(before: Placement, next: Placement): Moving {
	return {coming: missingIn(before, next), going: missingIn(next, before)};
}

function missingIn({pods: known}: Placement, {pods}: Placement): PlacedPod[] {
	return [...pods].flatMap(([uid, pod]) => (known.has(uid) ? [] : [pod]));
}

export function podsChanging({coming, going}: Moving): Changing {
	return {coming: coming.map(({model}) => model), going: going.map(({model}) => model)};
}

export function isStill({coming, going}: Moving): boolean {
	return coming.length + going.length === 0;
}

/** Nodes have given away nothing but single addresses of their own blocks. */
export function hasSameBlocks({cluster: a}: Placement, {cluster: b}: Placement): boolean {
	return a.ipam === b.ipam;
}

/** Of pods that stay, and of policies: nothing that the kernel would have to know. */
export function isAsBefore(before: Placement, next: Placement): boolean {
	return hasSameBlocks(before, next) && hasSamePolicy(before, next);
}

/** Neither policies have changed nor what they select pods by. Of pods that come or go it says nothing. */
function hasSamePolicy({pods: known, cluster: a}: Placement, {pods, cluster: b}: Placement): boolean {
	if (a.policy !== b.policy) return false;
	return !b.policy || [...pods].every(([uid, {model}]) => (known.get(uid)?.model ?? model) === model);
}

/** Machines that start or stop. */
export function machinesChanging({starts, stops}: PlanChange): string[] {
	return [...new Set([...starts, ...stops].map(({name}) => name))];
}

/** Places of pods that go and come under the same name: the namespace is another one. */
export function renewedPlaces({coming, going}: Changing): ReadonlySet<string> {
	const gone = new Set(going.map(placeOfPod));
	return new Set(coming.map(placeOfPod).filter(place => gone.has(place)));
}

/** Pieces of kernel state. */
export function countOf({underlay, machines, starts, stops}: PlanChange): number {
	const parts = [
		underlay,
		...machines.map(({changes}) => changes),
		...[...starts, ...stops].map(({ops}) => ops),
	];
	return parts.reduce((sum, {length}) => sum + length, 0);
}

/** By UID: those of which the kubelet must know, because what it runs has changed, or a readiness gate that somebody else opens. */
export function changedBetween(before: Placement, next: Placement): [string, PlacedPod][] {
	return [...next.pods].filter(([uid, pod]) => {
		const known = before.pods.get(uid);
		return known !== undefined && concernsKubelet(known, pod);
	});
}

function concernsKubelet(before: PlacedPod, now: PlacedPod): boolean {
	if (before.model !== now.model) return true;
	return before.object !== now.object && now.object.spec.readinessGates !== undefined;
}
