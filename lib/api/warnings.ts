/** What the API tells a client that writes an object which this version does not act on. */
import {ignoredKinds} from '../../topology/kubernetes/kinds.js';
import type {ApiKind} from './kinds.js';
import type {ApiObject} from './object.js';

export function warningsOf({kind, group}: ApiKind, {metadata: {namespace, name}}: ApiObject): string[] {
	const ignored = group === 'projectcalico.org' ? undefined : ignoredKinds[kind];
	return ignored === undefined ? [] : [`${kind} ${namespace}/${name} ${ignored}`];
}
