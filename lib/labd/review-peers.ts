/** No policy of the whole cluster has a peer that nobody can tell who enforces. */

import {dotted} from '../../topology/check.js';
import type {ClusterPolicyObject} from '../../topology/cluster-policy/objects.js';
import {clusterPolicyGroup} from '../../topology/cluster-policy/objects.js';
import type {Cluster} from '../../topology/model.js';
import {invalid} from '../api/status.js';
import {refusedPeers} from '../control/refused-peers.js';
import type {Mode} from '../plan/mode.js';
import type {Reviewed} from './calico.js';

/** Throws an ApiError 422. Where nobody enforces policies, nothing is refused: the policy is ignored as a whole, and that is said. */
export function reviewPeers(
	{kind, name, after}: Reviewed,
	{
		cluster,
		mode,
	}: {readonly cluster: Pick<Cluster, 'policy'>; readonly mode: Pick<Mode, 'name' | 'enforcement'>},
): void {
	if (kind.group !== clusterPolicyGroup || !after || !cluster.policy) return;
	const causes = refusedPeers(after as unknown as ClusterPolicyObject, mode).map(({path, message, hint}) => ({
		reason: 'FieldValueForbidden' as const,
		field: dotted(path),
		message: `Forbidden: ${message}; ${hint}`,
	}));
	if (causes.length > 0) throw invalid(kind, name, causes);
}
