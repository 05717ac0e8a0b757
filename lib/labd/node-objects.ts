/** The Node objects of a lab whose file has changed. They are nobody's to make or delete, but the lab's. */
import type {NodeObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Labels, Node} from '../../topology/model.js';
import {sameValue} from '../../topology/same-value.js';
import type {ApiObject, Draft} from '../api/object.js';
import {nodeObject} from '../control/node-object.js';
import type {Registry} from './api/registry-types.js';

const by = 'lab';

/** Tells the scheduler to look elsewhere. */
export function cordon(registry: Registry, name: string): void {
	const object = nodeIn(registry, name);
	if (object)
		registry.change({do: 'update', object: {...object, spec: {...object.spec, unschedulable: true}}}, by);
}

/** The object as it was, to come back with. */
export function takeNode({store}: Registry, name: string): ApiObject | undefined {
	const key = {resource: 'nodes', name};
	return store.get(key) && store.remove(key);
}

/** A node that was cordoned, or taken away for a while, is again what it was. */
export function returnNode(registry: Registry, object: ApiObject): void {
	const {uid: _uid, resourceVersion: _version, creationTimestamp: _created, ...metadata} = object.metadata;
	const there = nodeIn(registry, object.metadata.name);
	if (there) registry.change({do: 'update', object: {...object, metadata: there.metadata}}, by);
	else registry.change({do: 'create', object: {...object, metadata} as Draft}, by);
}

/** Objects for the nodes that have none, and what the file says differently of the others. */
export function followNodes(registry: Registry, before: Cluster, after: Cluster): void {
	const known = new Map(before.nodes.map(node => [node.name, node]));
	for (const node of after.nodes) {
		const object = nodeIn(registry, node.name);
		if (object) follow(registry, object, {was: known.get(node.name) ?? node, is: node});
		else registry.change({do: 'create', object: nodeObject(node) as unknown as Draft}, by);
	}
}

type LiveNode = ApiObject & {readonly spec?: Readonly<Record<string, unknown>>; readonly status?: object};

function nodeIn({store}: Registry, name: string): LiveNode | undefined {
	return store.get({resource: 'nodes', name}) as LiveNode | undefined;
}

/** What somebody else has written into it stays: labels by hand, taints, conditions. */
function follow(
	registry: Registry,
	object: LiveNode,
	{was, is}: {readonly was: Node; readonly is: Node},
): void {
	const {spec, status}: NodeObject = nodeObject(is);
	const labels = relabelled(object.metadata.labels ?? {}, was.labels, is.labels);
	const next = {
		...object,
		metadata: {...object.metadata, labels},
		spec: {...object.spec, ...spec},
		status: {...object.status, ...status},
	};
	if (!sameValue(next, object)) registry.change({do: 'update', object: next}, by);
}

function relabelled(labels: Labels, was: Labels, is: Labels): Labels {
	const gone = Object.keys(was).filter(key => !Object.hasOwn(is, key));
	const said = Object.entries(is).filter(([key, value]) => was[key] !== value);
	const kept = Object.entries(labels).filter(([key]) => !gone.includes(key));
	return Object.fromEntries([...kept, ...said]);
}
