/** Which nodes a pod's nodeSelector and required node affinity allow. */
import type {NodeSelectorTerm, PodSpec} from 'kubernetes-types/core/v1.js';
import {matches} from '../../topology/kubernetes/selectors.js';
import type {NodeFacts} from './controllers.js';

type Wanted = Pick<PodSpec, 'nodeSelector' | 'affinity'>;

export function fitsNode({nodeSelector = {}, affinity}: Wanted, node: NodeFacts): boolean {
	const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
	return (
		Object.entries(nodeSelector).every(([key, value]) => node.labels[key] === value) &&
		(required === undefined || required.nodeSelectorTerms.some(term => fitsTerm(term, node)))
	);
}

/** All requirements of a term must hold; a term without any matches no node. */
function fitsTerm({matchExpressions = [], matchFields = []}: NodeSelectorTerm, node: NodeFacts): boolean {
	if (matchExpressions.length + matchFields.length === 0) return false;
	return (
		matchExpressions.every(expression => matches(expression, node.labels)) &&
		matchFields.every(field => matches(field, {'metadata.name': node.name}))
	);
}
