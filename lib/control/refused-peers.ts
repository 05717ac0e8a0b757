/** Peers of network-policy-api that who enforces can't tell: refused, since a rule that is half understood lets pass what it should not. */
import type {ClusterPolicyObject} from '../../topology/cluster-policy/objects.js';
import {isClusterPolicy} from '../../topology/cluster-policy/objects.js';
import type {SourceObject} from '../../topology/kubernetes/objects.js';
import {subjectOf} from '../../topology/kubernetes/objects.js';
import type {Path, Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';

type Enforcing = Pick<Mode, 'name' | 'enforcement'>;

export type RefusedPeer = {readonly path: Path; readonly message: string; readonly hint: string};

/** Of a lab whose policies somebody enforces: the mode, or kube-network-policies beside it. */
export function checkPeers(sources: readonly SourceObject[], mode: Enforcing, report: Report): void {
	for (const {object, locate} of sources) {
		if (!isClusterPolicy(object)) continue;
		for (const {path, message, hint} of refusedPeers(object, mode)) {
			const at = locate(path);
			report({code: 'mode-refuses', message: `${subjectOf(object)}: ${message}`, hint, ...(at && {at})});
		}
	}
}

export function refusedPeers({spec: {egress = []}}: ClusterPolicyObject, mode: Enforcing): RefusedPeer[] {
	return egress.flatMap(({to}, rule) =>
		to.flatMap((peer, index): RefusedPeer[] => {
			const path = ['spec', 'egress', rule, 'to', index];
			const isOfNames = 'domainNames' in peer && peer.domainNames !== undefined;
			if (isOfNames) return [{path: [...path, 'domainNames'], ...domainNames(mode)}];
			return peer.nodes && mode.enforcement ? [{path: [...path, 'nodes'], ...nodes(mode)}] : [];
		}),
	);
}

/** Calico brings the definitions of the standard channel, in which these fields are not. */
function nodes({name}: Enforcing) {
	return {
		message: `the mode ${name} enforces no peer \`nodes\`: Calico brings the standard channel of this API, which has none`,
		hint: 'write their addresses as `networks`, or take a mode with `policy: kube-network-policies`',
	};
}

function domainNames({name, enforcement}: Enforcing) {
	const hint = 'write the addresses as `networks`';
	if (enforcement)
		return {
			message: `the mode ${name} enforces no peer \`domainNames\`: Calico brings the standard channel of this API, which has none`,
			hint,
		};
	return {
		message:
			'no peer `domainNames` is enforced here: kube-network-policies reads them from the answers of DNS that pods get, and this version of it does not',
		hint,
	};
}
