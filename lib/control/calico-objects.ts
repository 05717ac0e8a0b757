/** Calico's objects as the API of a lab has them: pools that nobody has written too, and Nodes as a part of Kubernetes' own. */
import {annotationsOf} from '../../topology/calico/node-annotations.js';
import {
	type CalicoNodeObject,
	calicoApiVersion,
	type IpPoolObject,
	isCalicoKind,
} from '../../topology/calico/objects.js';
import type {IpPool} from '../../topology/calico/types.js';
import type {KubernetesObject, NodeObject} from '../../topology/kubernetes/objects.js';
import type {Cluster} from '../../topology/model.js';

/** Without Calico's Nodes, with the objects of the default pools. */
export function withCalicoObjects(written: readonly KubernetesObject[], {ipam}: Cluster): KubernetesObject[] {
	const others = written.filter(object => !isCalicoKind('Node', object));
	const names = new Set(
		written.flatMap(object => (isCalicoKind('IPPool', object) ? [object.metadata.name] : [])),
	);
	return [...others, ...(ipam?.pools ?? []).filter(({name}) => !names.has(name)).map(poolObject)];
}

function poolObject({
	name,
	place: _place,
	family: _family,
	namespaceSelector,
	...spec
}: IpPool): IpPoolObject {
	return {
		apiVersion: calicoApiVersion,
		kind: 'IPPool',
		metadata: {name},
		spec: {
			...spec,
			allowedUses: [...spec.allowedUses],
			...(namespaceSelector !== 'all()' && {namespaceSelector}),
		},
	};
}

/** With what Calico's Node of its name says. */
export function annotatedNode(node: NodeObject, written: readonly KubernetesObject[]): NodeObject {
	const own = written.find(
		(object): object is CalicoNodeObject =>
			isCalicoKind('Node', object) && object.metadata.name === node.metadata.name,
	);
	if (!own) return node;
	const {metadata} = node;
	const labels = {...metadata.labels, ...own.metadata.labels};
	const annotations = {...metadata.annotations, ...annotationsOf(own)};
	return {...node, metadata: {...metadata, labels, annotations}};
}
