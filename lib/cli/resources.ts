/** The resources that `get` knows: kubectl's names, short names and columns. */
import type {KubernetesObject, PodObject} from '../../topology/kubernetes/objects.js';
import {didYouMean} from '../../topology/problems.js';
import {UsageError} from './errors.js';

type Kind = KubernetesObject['kind'];
type ObjectOf<K extends Kind> = Extract<KubernetesObject, {kind: K}>;
export type Column = {
	readonly name: string;
	readonly wide?: boolean;
	readonly of: (object: KubernetesObject) => string;
};
export type Resource = {
	readonly kind: Kind;
	readonly name: string;
	readonly words: readonly string[];
	readonly columns: readonly Column[];
};

export const resources: readonly Resource[] = [
	resource(
		'Node',
		'node',
		['nodes', 'no'],
		[
			['STATUS', () => 'Ready'],
			[
				'INTERNAL-IP',
				({status}) =>
					(status?.addresses ?? [])
						.filter(({type}) => type === 'InternalIP')
						.map(({address}) => address)
						.join(','),
			],
			['POD-CIDR', ({spec}) => (spec.podCIDRs ?? []).join(',') || none],
			['LABELS', ({metadata}) => words(metadata.labels), 'wide'],
		],
	),
	resource('Namespace', 'namespace', ['namespaces', 'ns'], [['STATUS', () => 'Active']]),
	resource(
		'Pod',
		'pod',
		['pods', 'po'],
		[
			['READY', pod => `${isRunning(pod) ? pod.spec.containers.length : 0}/${pod.spec.containers.length}`],
			['STATUS', ({status}) => status?.phase ?? 'Pending'],
			['IP', ({status}) => (status?.podIPs ?? []).map(({ip}) => ip).join(',') || none, 'wide'],
			['NODE', ({spec}) => spec.nodeName ?? none, 'wide'],
		],
	),
	resource(
		'Service',
		'service',
		['services', 'svc'],
		[
			['TYPE', ({spec}) => spec.type ?? 'ClusterIP'],
			['CLUSTER-IP', ({spec}) => spec.clusterIP ?? none],
			[
				'PORT(S)',
				({spec}) => (spec.ports ?? []).map(({port, protocol}) => `${port}/${protocol ?? 'TCP'}`).join(','),
			],
			['SELECTOR', ({spec}) => words(spec.selector), 'wide'],
		],
	),
	resource(
		'Deployment',
		'deployment',
		['deployments', 'deploy'],
		[['REPLICAS', ({spec}) => String(spec.replicas ?? 1)]],
	),
	resource(
		'ReplicaSet',
		'replicaset',
		['replicasets', 'rs'],
		[['DESIRED', ({spec}) => String(spec.replicas ?? 1)]],
	),
	resource(
		'StatefulSet',
		'statefulset',
		['statefulsets', 'sts'],
		[['REPLICAS', ({spec}) => String(spec.replicas ?? 1)]],
	),
	resource(
		'DaemonSet',
		'daemonset',
		['daemonsets', 'ds'],
		[['NODE-SELECTOR', ({spec}) => words(spec.template.spec?.nodeSelector)]],
	),
	resource('Job', 'job', ['jobs'], [['COMPLETIONS', ({spec}) => String(spec.completions ?? 1)]]),
	resource(
		'NetworkPolicy',
		'networkpolicy',
		['networkpolicies', 'netpol'],
		[['POD-SELECTOR', ({spec}) => words(spec.podSelector?.matchLabels)]],
	),
	resource(
		'Ingress',
		'ingress',
		['ingresses', 'ing'],
		[['HOSTS', ({spec}) => (spec.rules ?? []).map(({host}) => host ?? '*').join(',') || '*']],
	),
];

/** Throws a UsageError with the nearest word. */
export function resourceOf(word: string): Resource {
	const found = resources.find(
		({name, words: others}) => name === word.toLowerCase() || others.includes(word.toLowerCase()),
	);
	if (found) return found;
	throw new UsageError(
		`the lab has no resource type "${word}"`,
		didYouMean(
			word,
			resources.map(({words: [plural = '']}) => plural),
		),
	);
}

const none = '<none>';

function isRunning({status}: PodObject): boolean {
	return status?.phase === 'Running';
}

function words(labels: Readonly<Record<string, string>> | undefined): string {
	return (
		Object.entries(labels ?? {})
			.map(([key, value]) => `${key}=${value}`)
			.join(',') || none
	);
}

type ColumnOf<K extends Kind> = readonly [name: string, of: (object: ObjectOf<K>) => string, wide?: 'wide'];

/** Ties a kind to columns that read this kind; `get` hands them no other. */
function resource<K extends Kind>(
	kind: K,
	name: string,
	others: readonly string[],
	columns: ReadonlyArray<ColumnOf<K>>,
): Resource {
	const toColumn = ([title, of, wide]: ColumnOf<K>): Column => ({
		name: title,
		wide: wide === 'wide',
		of: object => of(object as ObjectOf<K>),
	});
	return {kind, name, words: others, columns: columns.map(toColumn)};
}
