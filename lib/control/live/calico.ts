/** Calico in a lab that is up: its objects in the store → the part of the Cluster that follows them. Pure. */
import {checkCalicoNode} from '../../../topology/calico/check-configuration.js';
import {calicoNodeIn} from '../../../topology/calico/node-annotations.js';
import {isCalicoKind} from '../../../topology/calico/objects.js';
import {calicoObjectsOf} from '../../../topology/calico/read.js';
import type {CalicoObjects} from '../../../topology/calico/types.js';
import type {KubernetesObject, SourceObject} from '../../../topology/kubernetes/objects.js';
import {compareText} from '../../../topology/kubernetes/objects.js';
import type {Cluster, Labels, Node, Notice} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {type CalicoCluster, withCalico} from '../calico.js';
import type {ChosenMode} from '../choose-mode.js';
import {unusedPools} from '../compile-calico.js';
import type {World} from './controller.js';

/** What the network of a lab with Calico follows. */
export const calicoResources: ReadonlySet<string> = new Set([
	'ippools.projectcalico.org',
	'bgppeers.projectcalico.org',
	'bgpconfigurations.projectcalico.org',
	'ipamconfigurations.projectcalico.org',
	'nodes',
	'secrets',
]);

/** A password that is nowhere is none, as in Calico; an annotation that says nonsense is not there. */
export function calicoIn(world: Pick<World, 'list'>): CalicoObjects {
	const objects = [...calicoResources].flatMap(resource =>
		world.list(resource).map(object => (resource === 'nodes' ? nodeIn(object) : object)),
	);
	const sources = objects.map(object => ({
		object: object as unknown as KubernetesObject,
		locate: () => undefined,
	}));
	return calicoObjectsOf(sources as readonly SourceObject[], () => {});
}

function nodeIn({metadata}: ApiObject): KubernetesObject {
	const node = calicoNodeIn({metadata});
	let isSound = true;
	checkCalicoNode(node, () => {
		isSound = false;
	});
	return isSound ? node : {...node, spec: {}};
}

/**
 * The cluster by the objects that there are: no default pool is made again that somebody has deleted. Its nodes keep the labels
 * that the topology gives them, and are selected by those that they have.
 */
export function followCalico(cluster: Cluster, objects: CalicoObjects, chosen: ChosenMode): Cluster {
	const followed = withLive(cluster, objects, chosen).cluster;
	const own = new Map(cluster.nodes.map(({name, labels}) => [name, labels]));
	return {...followed, nodes: followed.nodes.map(node => relabelled(node, own.get(node.name) ?? {}))};
}

/** What the objects that there are say to no effect, or not to the effect that they seem to mean. */
export function calicoNotices(cluster: Cluster, objects: CalicoObjects, chosen: ChosenMode): Notice[] {
	if (chosen.mode.addressing !== 'blocks') return [];
	return [...unusedPools(objects.pools, cluster), ...withLive(cluster, objects, chosen).notices];
}

function withLive(cluster: Cluster, objects: CalicoObjects, chosen: ChosenMode): CalicoCluster {
	const live = new Map(objects.nodes.map(({name, labels}) => [name, labels]));
	const nodes = cluster.nodes.map(node => relabelled(node, live.get(node.name) ?? node.labels));
	const pools = [...objects.pools].sort((a, b) => compareText(a.name, b.name));
	return withCalico({...cluster, nodes}, {chosen, objects, pools});
}

function relabelled(node: Node, labels: Labels): Node {
	return {...node, labels};
}

export function isOfCalico({kind, apiVersion}: Pick<ApiObject, 'kind' | 'apiVersion'>): boolean {
	const object = {kind, apiVersion} as KubernetesObject;
	return (
		isCalicoKind('IPPool', object) ||
		isCalicoKind('BGPPeer', object) ||
		isCalicoKind('BGPConfiguration', object) ||
		isCalicoKind('IPAMConfiguration', object)
	);
}
