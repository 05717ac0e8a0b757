/** Kubernetes' label selectors in the one language that policies are planned from: Calico's selector AST. */
import type {LabelSelector, LabelSelectorRequirement} from 'kubernetes-types/meta/v1.js';
import type {Selector} from '../calico/selector.js';

/** Undefined: it selects everything. Labels in their order by name, so that equal selectors are equal texts. */
export function selectorOf({matchLabels = {}, matchExpressions = []}: LabelSelector): Selector | undefined {
	const labels = Object.entries(matchLabels)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([label, value]): Selector => ({is: '==', label, value}));
	const of = [...labels, ...matchExpressions.map(requirementOf)];
	return of.length > 1 ? {is: 'and', of} : of[0];
}

/** The API server takes no other operator: see `checkSelector`. */
function requirementOf({key: label, operator, values = []}: LabelSelectorRequirement): Selector {
	switch (operator) {
		case 'In':
			return {is: 'in', label, values};
		case 'NotIn':
			return {is: 'not in', label, values};
		case 'Exists':
			return {is: 'has', label};
		case 'DoesNotExist':
			return {is: 'not', of: {is: 'has', label}};
		default:
			throw new RangeError(`a label selector has the operator ${operator}`);
	}
}
