/** What the API tells a client that writes an object which this version does not act on. */
import {ignoredKinds} from '../../topology/kubernetes/kinds.js';
import type {ApiKind} from './kinds.js';
import type {ApiObject} from './object.js';

/** `enforcesPolicies`: somebody in the lab does. */
export function warningsOf(
	{kind, group}: ApiKind,
	{metadata: {namespace, name}}: ApiObject,
	{enforcesPolicies = false}: {readonly enforcesPolicies?: boolean},
): string[] {
	if (group === 'projectcalico.org' || (kind === 'NetworkPolicy' && enforcesPolicies)) return [];
	const ignored = ignoredKinds[kind];
	return ignored === undefined ? [] : [`${kind} ${namespace}/${name} ${ignored}`];
}
