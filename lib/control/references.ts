/**
 * What the words of checks and probes mean: `web-0`, `shop/web-0`, a workload's pods as `shop/deployment/web`, `deployment/web` or
 * just `shop/web`, and names of machines. Pure.
 */
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Pod} from '../../topology/model.js';

/** What references are looked up in. */
export type Known = {readonly cluster: Cluster; readonly objects: readonly KubernetesObject[]};

/**
 * The pods that a reference means; none if there is nothing of that name. What names no namespace is in `default`. A pod comes
 * before a workload of the same name.
 */
export function podsOfReference(reference: string, known: Known): readonly Pod[] {
	const [first = '', second, third] = reference.split('/');
	if (third !== undefined && second !== undefined)
		return podsOfOwner({namespace: first, kind: second, name: third}, known);
	if (second === undefined) return podsNamed('default', first, known);
	const named = podsNamed(first, second, known);
	return named.length > 0 || !isWorkload(first)
		? named
		: podsOfOwner({namespace: 'default', kind: first, name: second}, known);
}

function podsNamed(namespace: string, name: string, known: Known): readonly Pod[] {
	const pods = known.cluster.pods.filter(pod => pod.namespace === namespace && pod.name === name);
	if (pods.length > 0) return pods;
	const owned = workloadKinds.map(kind => podsOfOwner({namespace, kind, name}, known));
	return owned.find(({length}) => length > 0) ?? [];
}

/** The machine (node, router or client) of that name. */
export function isMachine(word: string, {nodes, underlay}: Cluster): boolean {
	return [...nodes, ...underlay.routers, ...underlay.clients].some(({name}) => name === word);
}

/** Every word that means a pod or a workload, for "did you mean". */
export function knownReferences({cluster, objects}: Known): string[] {
	const workloads = objects.flatMap(({kind, metadata}) =>
		isWorkload(kind) ? [`${metadata.namespace}/${kind.toLowerCase()}/${metadata.name}`] : [],
	);
	return [...cluster.pods.map(({namespace, name}) => `${namespace}/${name}`), ...workloads];
}

type Owner = {readonly namespace: string; readonly kind: string; readonly name: string};

/** Downwards through the owner references: a Deployment's ReplicaSet's pods. */
function podsOfOwner({namespace, kind, name}: Owner, {cluster, objects}: Known): readonly Pod[] {
	const wanted = kind.toLowerCase();
	const owned = new Set<string>();
	const key = (of: string, called: string) => `${of.toLowerCase()}/${called}`;
	const inNamespace = objects.filter(({metadata}) => metadata.namespace === namespace);
	if (inNamespace.some(object => object.kind.toLowerCase() === wanted && object.metadata.name === name))
		owned.add(key(kind, name));
	for (let before = -1; before !== owned.size; ) {
		before = owned.size;
		for (const object of inNamespace) {
			const owners = object.metadata.ownerReferences ?? [];
			if (owners.some(owner => owned.has(key(owner.kind, owner.name))))
				owned.add(key(object.kind, object.metadata.name));
		}
	}
	return cluster.pods.filter(pod => pod.namespace === namespace && owned.has(key('pod', pod.name)));
}

/** In the order in which they are meant by a name alone. */
const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicaSet'] as const;

function isWorkload(word: string): boolean {
	return workloadKinds.some(kind => kind.toLowerCase() === word.toLowerCase());
}
