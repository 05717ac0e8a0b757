/** Worlds for the controllers: nodes, the namespace default, and a kubelet that does what the test says. */

import type {ApiObject, Draft} from '../../lib/api/object.js';
import type {Change, Controller} from '../../lib/control/live/controller.js';
import {liveControllers} from '../../lib/control/live/index.js';
import type {LivePod} from '../../lib/control/live/live-objects.js';
import {isLeaving, isReady} from '../../lib/control/live/pod-state.js';
import {instantKubelet, readyPod} from './instant-kubelet.js';
import {settling} from './settle.js';

/** 2024-01-01T00:00:00Z */
export const start = 1_704_067_200_000;

type Fields = Readonly<Record<string, unknown>>;

export type Live = ReturnType<typeof liveWorld>;

/** With `kubelet: 'instant'` pods run and end at once; with `'told'` when the test says so. Events are kept. */
export function liveWorld({nodes = 3, kubelet = 'instant' as 'instant' | 'told'} = {}) {
	const events: string[] = [];
	const changes: Change[] = [];
	const controllers = liveControllers({clusterCa: 'CA'}).map(controller =>
		recorded(controller, events, changes),
	);
	const {world, run, wake} = settling(
		kubelet === 'instant' ? [instantKubelet, ...controllers] : controllers,
		start,
	);
	world.create({
		apiVersion: 'v1',
		kind: 'Namespace',
		metadata: {name: 'default'},
		spec: {finalizers: ['kubernetes']},
	});
	for (let index = 1; index <= nodes; index++) world.create(nodeDraft(`node-${index}`));
	run();
	events.length = 0;
	changes.length = 0;
	const pods = () => world.list('pods') as readonly LivePod[];
	const api = {
		world,
		events,
		/** What the controllers wanted, all of it. */
		changes,
		run,
		pods,
		create(draft: Draft) {
			world.create(draft);
			run();
		},
		/** The object as it is now; throws if it is not there. */
		get(resource: string, name: string): ApiObject {
			const found = world.get(resource, 'default', name) ?? world.get(resource, undefined, name);
			if (!found) throw new Error(`no ${resource} ${name}`);
			return found;
		},
		/** Changes fields of the spec, as a user does, and lets it come to rest. */
		edit(resource: string, name: string, spec: Fields) {
			const object = api.get(resource, name);
			world.put({...object, spec: {...(object.spec as Fields), ...spec}});
			run();
		},
		remove(resource: string, name: string, finalizer?: string) {
			const object = api.get(resource, name);
			if (finalizer !== undefined) {
				const finalizers = [...(object.metadata.finalizers ?? []), finalizer];
				world.put({...object, metadata: {...object.metadata, finalizers}});
			}
			world.remove(api.get(resource, name));
			run();
		},
		/** Seconds go by. */
		pass(seconds: number) {
			world.now += seconds * 1000;
			wake();
			run();
		},
		/** The pod runs and is ready from now on. */
		ready(pod: LivePod) {
			const present = api.get('pods', pod.metadata.name) as LivePod;
			world.put(readyPod(present, world.now));
			run();
		},
		phase(pod: ApiObject, phase: string, more: Fields = {}) {
			const present = api.get('pods', pod.metadata.name) as LivePod;
			world.put({...present, status: {...present.status, ...more, phase} as LivePod['status']} as LivePod);
			run();
		},
		/** The kubelet has ended the pod. */
		ended(pod: ApiObject) {
			world.remove(pod, 0);
			run();
		},
		/** What a kubelet may do next. */
		due: () => pods().filter(pod => pod.spec.nodeName !== undefined && (isLeaving(pod) || !isReady(pod))),
		names: (resource: string) => world.list(resource).map(({metadata}) => metadata.name),
	};
	return api;
}

function recorded(controller: Controller, events: string[], changes: Change[]): Controller {
	const noted = (wanted: readonly Change[]) => {
		for (const change of wanted) {
			if (change.do === 'event') events.push(`${change.about.kind} ${change.reason}: ${change.message}`);
			changes.push(change);
		}
		return wanted;
	};
	const {sync, syncAll, gone} = controller;
	return {
		...controller,
		sync: (object, world) => noted(sync(object, world)),
		...(syncAll && {syncAll: (objects, world, left) => noted(syncAll(objects, world, left))}),
		...(gone && {gone: (object, world) => noted(gone(object, world))}),
	};
}

export function nodeDraft(
	name: string,
	spec: Fields = {},
	labels: Readonly<Record<string, string>> = {},
): Draft {
	return {apiVersion: 'v1', kind: 'Node', metadata: {name, labels}, spec};
}

export function podDraft(name: string, spec: Fields = {}, metadata: Fields = {}): Draft {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name, namespace: 'default', labels: {app: name}, ...metadata},
		spec: {containers: [{name: 'main', image: 'nginx'}], ...spec},
	};
}

/** `app: NAME` is the label of its pods. */
export function workloadDraft(kind: string, name: string, spec: Fields = {}, image = 'nginx:1'): Draft {
	const job = kind === 'Job';
	return {
		apiVersion: job ? 'batch/v1' : 'apps/v1',
		kind,
		metadata: {name, namespace: 'default'},
		spec: {
			...(!job && {selector: {matchLabels: {app: name}}}),
			template: templateOf(name, image, job ? {restartPolicy: 'Never'} : {}),
			...spec,
		},
	};
}

export function templateOf(name: string, image: string, spec: Fields = {}): Fields {
	return {metadata: {labels: {app: name}}, spec: {containers: [{name: 'main', image}], ...spec}};
}
