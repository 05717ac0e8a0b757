/** The kinds that the API serves: one row each. A kind that a mode brings is one more row. */

export type Subresource =
	| 'status'
	| 'scale'
	| 'log'
	| 'exec'
	| 'attach'
	| 'binding'
	| 'eviction'
	| 'finalize';

export type ApiKind = {
	/** '' is the core group. */
	readonly group: string;
	readonly version: string;
	readonly kind: string;
	readonly plural: string;
	readonly singular: string;
	readonly shortNames: readonly string[];
	readonly categories: readonly string[];
	readonly namespaced: boolean;
	readonly subresources: readonly Subresource[];
	/** The name of its schema in Kubernetes' OpenAPI document. */
	readonly schema: string;
};

type Row = readonly [
	kind: string,
	plural: string,
	more?: {
		short?: readonly string[];
		cluster?: true;
		all?: true;
		sub?: readonly Subresource[];
	},
];

export const apiKinds: readonly ApiKind[] = [
	...rows('', 'v1', 'io.k8s.api.core.v1', [
		['Namespace', 'namespaces', {short: ['ns'], cluster: true, sub: ['status', 'finalize']}],
		['Node', 'nodes', {short: ['no'], cluster: true, sub: ['status']}],
		[
			'Pod',
			'pods',
			{short: ['po'], all: true, sub: ['status', 'log', 'exec', 'attach', 'binding', 'eviction']},
		],
		['Service', 'services', {short: ['svc'], all: true, sub: ['status']}],
		['Endpoints', 'endpoints', {short: ['ep']}],
		['ConfigMap', 'configmaps', {short: ['cm']}],
		['Secret', 'secrets'],
		['ServiceAccount', 'serviceaccounts', {short: ['sa']}],
		['Event', 'events', {short: ['ev']}],
	]),
	...rows('apps', 'v1', 'io.k8s.api.apps.v1', [
		['Deployment', 'deployments', {short: ['deploy'], all: true, sub: ['status', 'scale']}],
		['ReplicaSet', 'replicasets', {short: ['rs'], all: true, sub: ['status', 'scale']}],
		['StatefulSet', 'statefulsets', {short: ['sts'], all: true, sub: ['status', 'scale']}],
		['DaemonSet', 'daemonsets', {short: ['ds'], all: true, sub: ['status']}],
		['ControllerRevision', 'controllerrevisions'],
	]),
	...rows('batch', 'v1', 'io.k8s.api.batch.v1', [['Job', 'jobs', {all: true, sub: ['status']}]]),
	...rows('networking.k8s.io', 'v1', 'io.k8s.api.networking.v1', [
		['NetworkPolicy', 'networkpolicies', {short: ['netpol']}],
		['Ingress', 'ingresses', {short: ['ing'], sub: ['status']}],
		['IngressClass', 'ingressclasses', {cluster: true}],
	]),
	...rows('projectcalico.org', 'v3', 'org.projectcalico.v3', [
		['IPPool', 'ippools', {cluster: true}],
		['BGPConfiguration', 'bgpconfigurations', {short: ['bgpconfig', 'bgpconfigs'], cluster: true}],
		['BGPPeer', 'bgppeers', {cluster: true}],
		['IPAMConfiguration', 'ipamconfigurations', {short: ['ipamconfig', 'ipamconfigs'], cluster: true}],
		['NetworkPolicy', 'networkpolicies', {short: ['cnp', 'caliconetworkpolicy', 'caliconetworkpolicies']}],
		['GlobalNetworkPolicy', 'globalnetworkpolicies', {short: ['gnp', 'cgnp'], cluster: true}],
		['Tier', 'tiers', {cluster: true}],
		['NetworkSet', 'networksets', {short: ['netsets']}],
		['GlobalNetworkSet', 'globalnetworksets', {cluster: true}],
		['HostEndpoint', 'hostendpoints', {short: ['hep', 'heps'], cluster: true}],
		['Profile', 'profiles', {cluster: true}],
	]),
	...rows('policy.networking.k8s.io', 'v1alpha2', 'io.k8s.networking.policy.v1alpha2', [
		['ClusterNetworkPolicy', 'clusternetworkpolicies', {short: ['cnp'], cluster: true, sub: ['status']}],
	]),
	...rows('policy.networking.k8s.io', 'v1alpha1', 'io.k8s.networking.policy.v1alpha1', [
		['AdminNetworkPolicy', 'adminnetworkpolicies', {short: ['anp'], cluster: true, sub: ['status']}],
		[
			'BaselineAdminNetworkPolicy',
			'baselineadminnetworkpolicies',
			{short: ['banp'], cluster: true, sub: ['status']},
		],
	]),
	...rows('discovery.k8s.io', 'v1', 'io.k8s.api.discovery.v1', [['EndpointSlice', 'endpointslices']]),
];

function rows(group: string, version: string, schemas: string, list: readonly Row[]): ApiKind[] {
	return list.map(([kind, plural, {short = [], cluster, all, sub = []} = {}]) => ({
		group,
		version,
		kind,
		plural,
		singular: kind.toLowerCase(),
		shortNames: short,
		categories: all ? ['all'] : [],
		namespaced: !cluster,
		subresources: sub,
		schema: `${schemas}.${kind}`,
	}));
}

/** `v1`, `apps/v1` */
export function apiVersionOf({group, version}: Pick<ApiKind, 'group' | 'version'>): string {
	return group === '' ? version : `${group}/${version}`;
}

/** The name of a resource in the store: `pods`, `deployments.apps`. */
export function resourceOf({group, plural}: Pick<ApiKind, 'group' | 'plural'>): string {
	return group === '' ? plural : `${plural}.${group}`;
}

/** What rules for its kind are found by: two groups have a NetworkPolicy. */
export function ruleNameOf({apiVersion, kind}: {readonly apiVersion: string; readonly kind: string}): string {
	return kind === 'NetworkPolicy' && apiVersion === 'projectcalico.org/v3' ? 'CalicoNetworkPolicy' : kind;
}

const byResource = new Map(apiKinds.map(kind => [resourceOf(kind), kind]));
const byKind = new Map(apiKinds.map(kind => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));

/** `pods`, `deployments.apps` → its row. */
export function kindOfResource(resource: string): ApiKind | undefined {
	return byResource.get(resource);
}

/** The row of an object, or of an owner reference. */
export function kindOfObject({apiVersion, kind}: {readonly apiVersion?: string; readonly kind?: string}) {
	return byKind.get(`${apiVersion} ${kind}`);
}
