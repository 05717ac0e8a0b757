/** What the API tells a client that writes an object which this version does not act on. */
import {clusterPolicyGroup} from '../../topology/cluster-policy/objects.js';
import {ignoredKinds} from '../../topology/kubernetes/kinds.js';
import type {ApiKind} from './kinds.js';
import type {ApiObject} from './object.js';

/** `enforcesPolicies`: somebody in the lab does. */
export function warningsOf(
	{kind, group}: ApiKind,
	{metadata: {namespace, name}}: ApiObject,
	{enforcesPolicies = false}: {readonly enforcesPolicies?: boolean},
): string[] {
	const isPolicy = kind === 'NetworkPolicy' || group === clusterPolicyGroup;
	if (group === 'projectcalico.org' || (isPolicy && enforcesPolicies)) return [];
	const ignored = ignoredKinds[kind];
	return ignored === undefined
		? []
		: [`${kind} ${namespace === undefined ? name : `${namespace}/${name}`} ${ignored}`];
}
