/** Nodes that go, or get other addresses, lose their pods first: as `kubectl drain` does it, and then with the node the rest. */
import {setTimeout as delay} from 'node:timers/promises';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {type ApiObject, keyOf} from '../api/object.js';
import type {Registry} from './api/registry-types.js';
import type {LiveNetwork} from './network-types.js';
import {cordon, returnNode, takeNode} from './node-objects.js';

export type DrainParts = {
	readonly registry: Registry;
	readonly network: Pick<LiveNetwork, 'cluster' | 'alone'>;
	/** Machines that are off: no kubelet ends their pods. */
	readonly off: ReadonlySet<string>;
};

export type Drained = {
	/** `namespace/name` of the pods. */
	readonly pods: readonly string[];
	/** The Node objects as they were before. */
	readonly nodes: readonly ApiObject[];
};

/** Milliseconds between two looks at what is still there. */
const pause = 10;

/** Resolves when no pod has a network on the nodes any more. Their objects are gone then: no controller puts a pod there.
 * On an error they are as they were. */
export async function drain(names: readonly string[], parts: DrainParts): Promise<Drained> {
	const {registry} = parts;
	const before = names.flatMap(name => registry.store.get({resource: 'nodes', name}) ?? []);
	const nodes = new Set(names);
	const ended = new Set<string>();
	try {
		for (const name of names) cordon(registry, name);
		// The pods of a DaemonSet would come back while there is a node for them.
		await until(() => endPods(nodes, {parts, ended, which: isMovable}), parts);
		for (const name of names) takeNode(registry, name);
		await until(() => endPods(nodes, {parts, ended, which: () => true}), parts);
		return {pods: [...ended].sort(), nodes: before};
	} catch (error) {
		for (const node of before) returnNode(registry, node);
		throw error;
	}
}

type Ending = {
	readonly parts: DrainParts;
	readonly ended: Set<string>;
	readonly which: (pod: PodObject) => boolean;
};

/** Asks those to end that have not been asked. True when none is left. */
function endPods(nodes: ReadonlySet<string>, {parts, ended, which}: Ending): boolean {
	const {registry, network, off} = parts;
	const pods = registry.store.list('pods') as unknown as readonly PodObject[];
	const here = pods.filter(pod => nodes.has(pod.spec.nodeName ?? '') && which(pod));
	for (const pod of here) {
		ended.add(keyOf(pod));
		if (pod.metadata.deletionTimestamp !== undefined && !off.has(pod.spec.nodeName ?? '')) continue;
		const graceSeconds = off.has(pod.spec.nodeName ?? '') ? {graceSeconds: 0} : {};
		registry.change({do: 'delete', object: pod as unknown as ApiObject, ...graceSeconds}, 'lab');
	}
	const names = new Set(here.map(keyOf));
	// One that a finalizer holds is ended all the same.
	return !network.cluster.pods.some(
		pod => nodes.has(pod.node) && (names.has(`${pod.namespace}/${pod.name}`) || !isThere(pods, pod)),
	);
}

/** The object may be gone before the network is. */
function isThere(pods: readonly PodObject[], {namespace, name}: {namespace: string; name: string}): boolean {
	return pods.some(({metadata}) => metadata.name === name && (metadata.namespace ?? 'default') === namespace);
}

function isMovable({metadata}: PodObject): boolean {
	return !metadata.ownerReferences?.some(({kind, controller}) => controller === true && kind === 'DaemonSet');
}

/** A look at the network is of one state of it. */
async function until(isDone: () => boolean, {network}: DrainParts): Promise<void> {
	while (!(await network.alone(async () => isDone()))) await delay(pause);
}
