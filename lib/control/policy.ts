/** The objects of a lab → what its policies are enforced from. Pure. */
import {type CalicoObject, isCalico} from '../../topology/calico/objects.js';
import {calicoPolicyKinds} from '../../topology/calico/schema-policy.js';
import {isClusterPolicy} from '../../topology/cluster-policy/objects.js';
import {compareText, type KubernetesObject, type SourceObject} from '../../topology/kubernetes/objects.js';
import type {LoadedLab} from '../../topology/lab.js';
import type {Labels} from '../../topology/model.js';
import {calicoPolicyOf, hostEndpointOf, networkSetOf, tierOf} from '../../topology/policy/calico.js';
import {clusterPolicyOf, elderTiers} from '../../topology/policy/cluster.js';
import {policyOf} from '../../topology/policy/kubernetes.js';
import {ownTiers, type TierFacts, tiersOf} from '../../topology/policy/tiers.js';
import type {Policy, PolicyModel} from '../../topology/policy/types.js';
import type {Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {remembered} from '../plan/remember.js';

/** Resources of policies and of what they are written with. */
export const policyResources: readonly string[] = [
	'networkpolicies.networking.k8s.io',
	'clusternetworkpolicies.policy.networking.k8s.io',
	'adminnetworkpolicies.policy.networking.k8s.io',
	'baselineadminnetworkpolicies.policy.networking.k8s.io',
	'networkpolicies.projectcalico.org',
	'globalnetworkpolicies.projectcalico.org',
	'tiers.projectcalico.org',
	'networksets.projectcalico.org',
	'globalnetworksets.projectcalico.org',
	'hostendpoints.projectcalico.org',
];

/** Resources of the objects that policies follow from, pods aside. */
export const policyKinds: readonly string[] = ['namespaces', 'serviceaccounts', ...policyResources];

/** Of all objects, with the namespaces that every cluster has. Calico's kinds count where the mode itself enforces policies. */
export function policyModelOf(
	sources: readonly SourceObject[],
	{enforcement}: Pick<Mode, 'enforcement'>,
): PolicyModel {
	const known = enforcement ? sources : sources.filter(({object}) => !isCalico(object));
	const {policies, tiers, networkSets, hostEndpoints} = gathered(known);
	return {
		tiers: tiersOf(policies, [
			...[...ownTiers, ...elderTiers].filter(own => !tiers.some(({name}) => name === own.name)),
			...tiers,
		]),
		namespaces: labelsOf(known, 'Namespace'),
		serviceAccounts: labelsOf(known, 'ServiceAccount'),
		networkSets: networkSets.sort(byName),
		hostEndpoints: hostEndpoints.sort(byName),
	};
}

function gathered(sources: readonly SourceObject[]) {
	const policies: Policy[] = [];
	const tiers: TierFacts[] = [];
	const networkSets: PolicyModel['networkSets'][number][] = [];
	const hostEndpoints: PolicyModel['hostEndpoints'][number][] = [];
	for (const {policy, tier, networkSet, hostEndpoint} of sources.map(partOf)) {
		if (policy) policies.push(policy);
		if (tier) tiers.push(tier);
		if (networkSet) networkSets.push(networkSet);
		if (hostEndpoint) hostEndpoints.push(hostEndpoint);
	}
	return {policies, tiers, networkSets, hostEndpoints};
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

export function isPolicyKind(object: KubernetesObject): boolean {
	const kinds: readonly string[] = calicoPolicyKinds;
	if (isCalico(object)) return kinds.includes(object.kind);
	return isClusterPolicy(object) || object.kind === 'NetworkPolicy';
}

type Part = {
	readonly policy?: Policy;
	readonly tier?: TierFacts;
	readonly networkSet?: PolicyModel['networkSets'][number];
	readonly hostEndpoint?: PolicyModel['hostEndpoints'][number];
};

/** A lab with ten thousand policies changes one at a time. */
const partOf = remembered((source: SourceObject): Part => {
	const part = barePart(source);
	const applied = part.policy && !part.policy.place && appliedTo(source.object);
	return part.policy && applied ? {...part, policy: {...part.policy, applied}} : part;
});

/** The last one who wrote more than its status, as the API keeps it. */
function appliedTo({metadata: {managedFields = []}}: KubernetesObject): Policy['applied'] {
	const writes = managedFields.flatMap(({manager: by, time: at, subresource}) =>
		by !== undefined && at !== undefined && !subresource ? [{by, at: String(at)}] : [],
	);
	return writes.toSorted((a, b) => compareText(a.at, b.at)).at(-1);
}

function barePart({object, locate}: SourceObject): Part {
	if (isCalico(object)) return calicoPart(object, locate);
	if (isClusterPolicy(object)) return {policy: clusterPolicyOf({object, locate})};
	return object.kind === 'NetworkPolicy' ? {policy: policyOf({object, locate})} : {};
}

function calicoPart(object: CalicoObject, locate: SourceObject['locate']): Part {
	switch (object.kind) {
		case 'NetworkPolicy':
		case 'GlobalNetworkPolicy':
			return {policy: calicoPolicyOf({object, locate})};
		case 'Tier':
			return {tier: tierOf({object, locate})};
		case 'NetworkSet':
		case 'GlobalNetworkSet':
			return {networkSet: networkSetOf({object, locate})};
		case 'HostEndpoint':
			return {hostEndpoint: hostEndpointOf({object, locate})};
		default:
			return {};
	}
}

/** By name, or namespace and name; sorted. */
function labelsOf(
	sources: readonly SourceObject[],
	wanted: 'Namespace' | 'ServiceAccount',
): Readonly<Record<string, Labels>> {
	const own = sources.filter(({object}) => (object.kind as string) === wanted);
	const named = own.map(({object}): readonly [string, Labels] => {
		const {name, namespace = 'default', labels = {}} = object.metadata;
		return wanted === 'Namespace'
			? [name, {...labels, 'kubernetes.io/metadata.name': name}]
			: [`${namespace}/${name}`, labels];
	});
	return Object.fromEntries(named.sort(([a], [b]) => compareText(a, b)));
}

type Named = {readonly namespace?: string; readonly name: string};

function byName(a: Named, b: Named): number {
	return compareText(a.namespace ?? '', b.namespace ?? '') || compareText(a.name, b.name);
}
