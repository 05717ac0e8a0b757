/** DaemonSet → one pod for each node that the template's node selector and affinity take. */
import type {Affinity, NodeSelectorTerm} from 'kubernetes-types/core/v1.js';
import {generatedNames, templateHash} from '../../topology/kubernetes/generated-names.js';
import type {DaemonSetObject, PodObject} from '../../topology/kubernetes/objects.js';
import type {NodeFacts} from './controllers.js';
import {fitsNode} from './node-affinity.js';
import {namespaceOf, podsOf} from './owned.js';

export function daemonSetPods(daemonSet: DaemonSetObject, nodes: readonly NodeFacts[]): PodObject[] {
	const {template} = daemonSet.spec;
	const labels = {'controller-revision-hash': templateHash(template), 'pod-template-generation': '1'};
	const base = `${daemonSet.metadata.name}-`;
	const podFor = podsOf(daemonSet, template);
	const eligible = nodes.filter(node => fitsNode(template.spec ?? {}, node));
	return eligible.map(node => {
		const [name = base] = generatedNames(base, 1, `${namespaceOf(daemonSet)}/${base}@${node.name}`);
		const pod = podFor({name, labels});
		return {...pod, spec: {...pod.spec, affinity: pinnedTo(node.name, pod.spec.affinity)}};
	});
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
