/**
 * Whether a selector means an endpoint. What has no namespace has none of a namespace's labels either, so `!=` and `not in`
 * hold for it, as in Calico. Facts: projectcalico/calico libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go.
 */
import {matches, type Selector} from '../../../topology/calico/selector.js';
import type {EndpointSelector} from '../../../topology/policy/types.js';
import type {Endpoint} from './endpoints.js';

export function isSelected(endpoint: Endpoint, selector: EndpointSelector): boolean {
	if ((endpoint.is === 'node') !== (selector.nodes !== undefined)) return false;
	if (selector.isPodsOnly && endpoint.is !== 'pod') return false;
	if (selector.nodes && !matches(selector.nodes, endpoint.labels)) return false;
	return (
		isInNamespace(endpoint, selector.namespaces) &&
		hasServiceAccount(endpoint, selector.serviceAccounts) &&
		(!selector.labels || matches(selector.labels, endpoint.labels))
	);
}

export function isInNamespace(
	{namespace, namespaceLabels}: Endpoint,
	namespaces: EndpointSelector['namespaces'],
): boolean {
	switch (namespaces) {
		case undefined:
			return true;
		case 'all':
			return namespace !== undefined;
		case 'none':
			return namespace === undefined;
		default:
			if ('name' in namespaces) return namespace === namespaces.name;
			return matches(ofNamespaces(namespaces.labels, namespace !== undefined), namespaceLabels);
	}
}

function hasServiceAccount(
	{serviceAccount, serviceAccountLabels}: Endpoint,
	wanted: EndpointSelector['serviceAccounts'],
): boolean {
	if (!wanted) return true;
	if (wanted.names?.length && !(serviceAccount && wanted.names.includes(serviceAccount))) return false;
	if (!wanted.labels) return true;
	return matches(ofNamespaces(wanted.labels, serviceAccount !== undefined), serviceAccountLabels);
}

/** In a selector of namespaces `all()` is whoever has one, and `global()` whoever has none. */
function ofNamespaces(selector: Selector, hasOne: boolean): Selector {
	switch (selector.is) {
		case 'all':
			return hasOne ? selector : nobody;
		case 'global':
			return hasOne ? nobody : selector;
		case 'not':
			return {is: 'not', of: ofNamespaces(selector.of, hasOne)};
		case 'and':
		case 'or':
			return {is: selector.is, of: selector.of.map(part => ofNamespaces(part, hasOne))};
		default:
			return selector;
	}
}

const nobody: Selector = {is: 'or', of: []};
