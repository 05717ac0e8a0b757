/** The objects of a lab → what its policies are enforced from. Pure. */
import type {NetworkPolicyObject, SourceObject} from '../../topology/kubernetes/objects.js';
import type {LoadedLab} from '../../topology/lab.js';
import type {Labels} from '../../topology/model.js';
import {policyOf} from '../../topology/policy/kubernetes.js';
import {ownTiers, tiersOf} from '../../topology/policy/tiers.js';
import type {PolicyModel} from '../../topology/policy/types.js';
import type {Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {remembered} from '../plan/remember.js';

/** Resources of the objects that policies follow from, pods aside. */
export const policyKinds: readonly string[] = ['namespaces', 'networkpolicies.networking.k8s.io'];

/** Of all objects, with the namespaces that every cluster has. */
export function policyModelOf(sources: readonly SourceObject[]): PolicyModel {
	const policies = sources.flatMap(source => (isNetworkPolicy(source) ? [converted(source)] : []));
	return {
		tiers: tiersOf(policies, ownTiers),
		namespaces: namespacesOf(sources),
		serviceAccounts: {},
		networkSets: [],
		hostEndpoints: [],
	};
}

/** Whether somebody enforces policies: the mode, or the engine that the lab file adds. A mode that does takes no engine: reported. */
export function isEnforced(
	{enforcement, name}: Pick<Mode, 'enforcement' | 'name'>,
	{policy, locate}: Pick<LoadedLab, 'policy' | 'locate'>,
	report: Report,
): boolean {
	if (policy === undefined) return enforcement !== undefined;
	if (!enforcement) return true;
	const at = locate(['policy']);
	report({
		code: 'mode-refuses',
		message: `the mode ${name} enforces policies itself (${enforcement.engine}): it takes no '${policy}' beside it`,
		hint: 'take `policy` out',
		...(at && {at}),
	});
	return true;
}

/** A lab with ten thousand policies changes one at a time. */
const converted = remembered(policyOf);

function isNetworkPolicy(source: SourceObject): source is SourceObject<NetworkPolicyObject> {
	const {kind, apiVersion = ''} = source.object;
	return kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/');
}

/** Sorted by name. */
function namespacesOf(sources: readonly SourceObject[]): Readonly<Record<string, Labels>> {
	const named = sources.flatMap(({object: {kind, metadata}}) =>
		kind === 'Namespace'
			? [[metadata.name, {...metadata.labels, 'kubernetes.io/metadata.name': metadata.name}] as const]
			: [],
	);
	return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
