/** Objects as a meta.k8s.io/v1 Table: the columns that kubectl prints (Kubernetes 1.32, pkg/printers/internalversion). */
import {type ApiKind, resourceOf} from '../kinds.js';
import type {ApiMetadata, ApiObject} from '../object.js';
import {
	bgpPeerPrinter,
	calicoNetworkPolicyPrinter,
	globalNetworkPolicyPrinter,
	hostEndpointPrinter,
	ipamConfigurationPrinter,
	ipPoolPrinter,
	tierPrinter,
} from './calico.js';
import {
	configMapPrinter,
	eventPrinter,
	namespacePrinter,
	nodePrinter,
	secretPrinter,
	serviceAccountPrinter,
} from './cluster.js';
import {
	adminNetworkPolicyPrinter,
	baselineAdminNetworkPolicyPrinter,
	clusterNetworkPolicyPrinter,
} from './cluster-policy.js';
import {
	endpointSlicePrinter,
	endpointsPrinter,
	ingressClassPrinter,
	ingressPrinter,
	networkPolicyPrinter,
	servicePrinter,
} from './network.js';
import {podPrinter} from './pods.js';
import {
	ageColumn,
	type Cell,
	type ColumnDefinition,
	nameColumn,
	type Printer,
	type RowCondition,
} from './printer.js';
import {ageOf} from './text.js';
import {
	controllerRevisionPrinter,
	daemonSetPrinter,
	deploymentPrinter,
	jobPrinter,
	replicaSetPrinter,
	statefulSetPrinter,
} from './workloads.js';

export type Table = {
	readonly kind: 'Table';
	readonly apiVersion: 'meta.k8s.io/v1';
	readonly metadata: {
		readonly resourceVersion?: string;
		readonly continue?: string;
		readonly remainingItemCount?: number;
	};
	readonly columnDefinitions: readonly ColumnDefinition[];
	readonly rows: readonly Row[];
};

export type Row = {
	readonly cells: readonly Cell[];
	readonly conditions?: readonly RowCondition[];
	readonly object: ApiObject | PartialObject | null;
};

export type PartialObject = {
	readonly kind: 'PartialObjectMetadata';
	readonly apiVersion: 'meta.k8s.io/v1';
	readonly metadata: ApiMetadata;
};

/** `includeObject` of the request. */
export type Include = 'Metadata' | 'Object' | 'None';

export type TableOptions = Table['metadata'] & {
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly include: Include;
};

/** The objects, all of this kind, in the order in which they are given. */
export function tableOf(kind: ApiKind, objects: readonly ApiObject[], options: TableOptions): Table {
	const {now, include, ...metadata} = options;
	const {columns, cells, conditions} = printers[resourceOf(kind)] ?? plainPrinter;
	const rows = objects.map((object): Row => {
		const told = conditions?.(object);
		return {cells: cells(object, now), ...(told && {conditions: told}), object: shown(object, include)};
	});
	return {kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata, columnDefinitions: columns, rows};
}

function shown(object: ApiObject, include: Include): Row['object'] {
	if (include === 'None') return null;
	if (include === 'Object') return object;
	return {kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata};
}

/** For a kind that nobody wrote columns for. */
const plainPrinter: Printer = {
	columns: [nameColumn, ageColumn],
	cells: (object, now) => [object.metadata.name, ageOf(object, now)],
};

const printers: Readonly<Record<string, Printer>> = {
	'bgppeers.projectcalico.org': bgpPeerPrinter,
	'ipamconfigurations.projectcalico.org': ipamConfigurationPrinter,
	'ippools.projectcalico.org': ipPoolPrinter,
	'globalnetworkpolicies.projectcalico.org': globalNetworkPolicyPrinter,
	'hostendpoints.projectcalico.org': hostEndpointPrinter,
	'networkpolicies.projectcalico.org': calicoNetworkPolicyPrinter,
	'tiers.projectcalico.org': tierPrinter,
	'adminnetworkpolicies.policy.networking.k8s.io': adminNetworkPolicyPrinter,
	'baselineadminnetworkpolicies.policy.networking.k8s.io': baselineAdminNetworkPolicyPrinter,
	'clusternetworkpolicies.policy.networking.k8s.io': clusterNetworkPolicyPrinter,
	configmaps: configMapPrinter,
	'controllerrevisions.apps': controllerRevisionPrinter,
	'daemonsets.apps': daemonSetPrinter,
	'deployments.apps': deploymentPrinter,
	endpoints: endpointsPrinter,
	'endpointslices.discovery.k8s.io': endpointSlicePrinter,
	events: eventPrinter,
	'ingressclasses.networking.k8s.io': ingressClassPrinter,
	'ingresses.networking.k8s.io': ingressPrinter,
	'jobs.batch': jobPrinter,
	namespaces: namespacePrinter,
	'networkpolicies.networking.k8s.io': networkPolicyPrinter,
	nodes: nodePrinter,
	pods: podPrinter,
	'replicasets.apps': replicaSetPrinter,
	secrets: secretPrinter,
	serviceaccounts: serviceAccountPrinter,
	services: servicePrinter,
	'statefulsets.apps': statefulSetPrinter,
};
