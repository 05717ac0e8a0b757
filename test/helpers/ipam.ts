/** A lab with IP pools and pods that come and go, one turn after the other. */
import {withCalico} from '../../lib/control/calico.js';
import {compile} from '../../lib/control/compile.js';
import type {NamespaceFacts, NodeLabels} from '../../lib/control/ipam/pod-request.js';
import {
	groundOf,
	movedTo,
	type Placement,
	type Placing,
	placeLive,
	placementOf,
} from '../../lib/control/live/place.js';
import type {CalicoObjects, IpPool} from '../../topology/calico/types.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {type Cluster, type Family, families, type Labels} from '../../topology/model.js';
import {clusterText, labOf} from './lab.js';
import {objectsWith, poolMode} from './pools.js';
import {collecting} from './problems.js';

export type Asked = {
	readonly name: string;
	readonly node: string;
	readonly annotations?: Readonly<Record<string, string>>;
	readonly namespace?: string;
};

export type IpamLab = {
	readonly placement: Placement;
	/** The pods that shall be there now. */
	turn(asked: readonly Asked[]): IpamLab & Pick<Placing, 'refused'>;
	/** Node names and labels, or pools: the others stay. */
	change(next: {readonly nodes?: readonly string[]; readonly objects?: CalicoObjects}): IpamLab;
	/** Somebody labels a node by the API. */
	label(nodeLabels: NodeLabels): IpamLab;
	/** labd dies: nothing but the cluster is left. */
	restart(): IpamLab;
};

type Start = {
	readonly mode?: 'routed' | 'ipip' | 'vxlan';
	readonly nodes?: number;
	readonly families?: readonly Family[];
	readonly pools: readonly IpPool[];
	readonly objects?: Partial<CalicoObjects>;
	readonly labels?: Readonly<Record<string, Labels>>;
	readonly namespaces?: NamespaceFacts;
};

export function ipamLab(start: Start): IpamLab {
	const {mode = 'routed', nodes = 3, families: used = ['ipv4'], pools, objects, labels = {}} = start;
	const chosen = {mode: poolMode(mode), options: {}};
	const text = `${clusterText(nodes, {families: [...used]})}mode: ${mode}\n`;
	const {result} = collecting(report => compile(labOf(text), [chosen.mode], report));
	if (!result) throw new Error('the lab does not compile');
	const {ipam: _, ...bare} = result.cluster;
	const labelled = bare.nodes.map(({tunnel: _tunnel, ...node}) => ({
		...node,
		labels: {...node.labels, ...labels[node.name]},
	}));
	const calico = {...objectsWith(...pools), ...objects};
	const {cluster} = withCalico({...bare, podCidrs: {}, nodes: labelled}, {chosen, objects: calico});
	const around = {
		chosen,
		objects: calico,
		namespaces: start.namespaces,
		nodeLabels: undefined,
		all: labelled,
	};
	return labWith(placementOf(cluster, [], groundOf(cluster, chosen, factsOf(around))), around);
}

type Around = {
	readonly chosen: {readonly mode: ReturnType<typeof poolMode>; readonly options: object};
	readonly objects: CalicoObjects;
	readonly namespaces: NamespaceFacts | undefined;
	readonly nodeLabels: NodeLabels | undefined;
	readonly all: Cluster['nodes'];
};

function labWith(placement: Placement, around: Around): IpamLab {
	const chosen = {...around.chosen, options: {}};
	const ground = (cluster: Cluster) => groundOf(cluster, chosen, factsOf(around));
	return {
		placement,
		turn: asked => {
			const known = new Map([...placement.pods.values()].map(({object}) => [object.metadata.uid, object]));
			const wanted = asked.map(podAsked).map(pod => known.get(pod.metadata.uid) ?? pod);
			const {placement: next, refused} = placeLive(placement, wanted, ground(placement.cluster));
			return {...labWith(next, around), refused};
		},
		change: ({nodes, objects = around.objects}) => {
			const {cluster: before} = placement;
			const staying = nodes ? around.all.filter(({name}) => nodes.includes(name)) : before.nodes;
			const pods = before.pods.filter(pod => staying.some(({name}) => name === pod.node));
			const {cluster} = withCalico({...before, nodes: staying, pods}, {chosen, objects});
			const moved = movedTo(cluster, placement);
			const wanted = [...moved.pods.values()].map(({object}) => object);
			const {placement: next} = placeLive(moved, wanted, ground(cluster));
			return labWith(next, {...around, objects});
		},
		label: nodeLabels => labWith(placement, {...around, nodeLabels}),
		restart: () => {
			const {cluster, pods} = placement;
			const objects = [...pods.values()].map(({object}) => object);
			return labWith(placementOf(cluster, objects, ground(cluster)), around);
		},
	};
}

function factsOf({namespaces, nodeLabels}: Around) {
	return {...(namespaces && {namespaces}), ...(nodeLabels && {nodeLabels})};
}

function podAsked({name, node, annotations = {}, namespace = 'default'}: Asked): PodObject {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name, namespace, uid: `${namespace}/${name}`, annotations},
		spec: {nodeName: node, containers: [{name: 'web', image: 'nginx'}]},
	};
}

/** Pods `PREFIX0` … on a node. */
export function many(count: number, node: string, prefix: string = `${node}-`): Asked[] {
	return Array.from({length: count}, (_, index) => ({name: `${prefix}${index}`, node}));
}

/** `pod → address`, of the first family that it has. */
export function addressesOf({placement}: IpamLab): Record<string, string> {
	return Object.fromEntries(
		placement.cluster.pods.map(({name, addresses}) => [
			name,
			families.flatMap(family => addresses[family] ?? [])[0] ?? '',
		]),
	);
}

/** `node cidr`, in the order in which they were claimed. */
export function blocksOf({placement}: IpamLab): string[] {
	return (placement.cluster.ipam?.blocks ?? []).map(({node, cidr}) => `${node} ${cidr}`);
}

export function borrowedOf({placement}: IpamLab): string[] {
	return (placement.cluster.ipam?.borrowed ?? []).map(({node, address}) => `${node} ${address}`);
}

export function tunnelsOf({placement}: IpamLab): Record<string, string | undefined> {
	return Object.fromEntries(placement.cluster.nodes.map(({name, tunnel}) => [name, tunnel?.ipv4]));
}

/** `pod: why it has no address` */
export function reasonsOf({refused}: Pick<Placing, 'refused'>): string[] {
	return refused.map(({pod, reason}) => `${pod.metadata.name}: ${reason}`);
}
