/** DaemonSet → one pod for each node that the template's node selector and affinity take. */
import type {Affinity, NodeSelectorTerm, PodSpec, Toleration} from 'kubernetes-types/core/v1.js';
import {freeNames} from '../../topology/kubernetes/generated-names.js';
import type {DaemonSetObject, PodObject} from '../../topology/kubernetes/objects.js';
import type {NodeFacts} from './controllers.js';
import {fitsNode} from './node-affinity.js';
import {namespaceOf, podsOf} from './owned.js';
import {revisionHash} from './stateful-set.js';
import {untolerated} from './taints.js';

export function daemonSetPods(daemonSet: DaemonSetObject, nodes: readonly NodeFacts[]): PodObject[] {
	const hash = revisionHash(daemonSet.spec.template);
	return nodes
		.filter(node => shouldRun(daemonSet, node))
		.map(({name}) => daemonSetPod(daemonSet, {node: name, hash}));
}

type Made = {
	readonly node: string;
	/** Of the template. */
	readonly hash: string;
	readonly isTaken?: (name: string) => boolean;
};

export function daemonSetPod(
	daemonSet: DaemonSetObject,
	{node, hash, isTaken = () => false}: Made,
): PodObject {
	const {template} = daemonSet.spec;
	const generation = daemonSet.metadata.annotations?.['deprecated.daemonset.template.generation'] ?? '1';
	const labels = {'controller-revision-hash': hash, 'pod-template-generation': generation};
	const base = `${daemonSet.metadata.name}-`;
	const seed = `${namespaceOf(daemonSet)}/${base}@${node}`;
	const [name = base] = freeNames(base, {count: 1, seed, isTaken});
	const pod = podsOf(daemonSet, template)({name, labels});
	const affinity = pinnedTo(node, pod.spec.affinity);
	return {...pod, spec: {...pod.spec, affinity, tolerations: tolerationsOf(pod.spec)}};
}

/** Whether a node shall have a pod: taints with NoSchedule keep new ones away only. */
export function shouldRun(daemonSet: DaemonSetObject, node: NodeFacts, isThere = false): boolean {
	const {spec = {containers: []}} = daemonSet.spec.template;
	const tolerations = tolerationsOf(spec);
	const effects = isThere ? ['NoExecute'] : ['NoSchedule', 'NoExecute'];
	return (
		(spec.nodeName === undefined || spec.nodeName === node.name) &&
		fitsNode(spec, node) &&
		untolerated(tolerations, node, effects) === undefined
	);
}

/** A daemon runs on a node in whatever state it is (the DaemonSet controller adds these). */
function tolerationsOf({tolerations = [], hostNetwork}: PodSpec): Toleration[] {
	const execute = ['not-ready', 'unreachable'].map(state => anyTaint(state, 'NoExecute'));
	const states = ['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'];
	const schedule = [...states, ...(hostNetwork ? ['network-unavailable'] : [])];
	const added = [...execute, ...schedule.map(state => anyTaint(state, 'NoSchedule'))];
	// One that is there already loses its seconds.
	const replaced = tolerations.map(mine => added.find(each => matches(each, mine)) ?? mine);
	return [...replaced, ...added.filter(each => !tolerations.some(mine => matches(each, mine)))];
}

function matches(a: Toleration, b: Toleration): boolean {
	return a.key === b.key && a.operator === b.operator && a.effect === b.effect && !b.value;
}

function anyTaint(state: string, effect: string): Toleration {
	return {key: `node.kubernetes.io/${state}`, operator: 'Exists', effect};
}

/** As the DaemonSet controller writes it: the scheduler still decides, but only this node can be chosen. */
function pinnedTo(node: string, affinity: Affinity = {}): Affinity {
	const pin = [{key: 'metadata.name', operator: 'In', values: [node]}];
	const nodeAffinity = affinity.nodeAffinity;
	const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
	const pinned: NodeSelectorTerm[] = terms?.map(term => ({...term, matchFields: pin})) ?? [
		{matchFields: pin},
	];
	return {
		...affinity,
		nodeAffinity: {
			...nodeAffinity,
			requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: pinned},
		},
	};
}
