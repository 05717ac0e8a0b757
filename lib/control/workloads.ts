/** The objects of a lab → all objects that a cluster makes of them, and which pod runs where. */
import {builtInNamespaces, checkDuplicates} from '../../topology/kubernetes/check-set.js';
import {
	compareObjects,
	type NamespaceObject,
	type PodObject,
	type SourceObject,
	subjectOf,
} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';
import {didYouMean, type Path, type Report} from '../../topology/problems.js';
import {type NodeFacts, runControllers} from './controllers.js';
import type {NamespaceFacts} from './ipam/pod-request.js';
import {checkReplicas} from './limits.js';
import {type Schedule, schedule} from './scheduler.js';

export type Workloads = {
	/** What the user wrote, sorted. */
	readonly written: readonly SourceObject[];
	/** Everything but the pods: what the user wrote, what controllers made, and the namespaces that every cluster has. */
	readonly others: readonly SourceObject[];
	readonly pods: ReadonlyMap<PodObject, SourceObject>;
	readonly schedule: Schedule;
};

/** Undefined if there would be more pods than any lab could carry; the reason is reported. */
export function runWorkloads(
	objects: readonly SourceObject[],
	nodes: readonly NodeFacts[],
	report: Report,
): Workloads | undefined {
	const written = [...objects].sort((a, b) => compareObjects(a.object, b.object));
	checkNodeNames(written, nodes, report);
	if (!checkReplicas(written, nodes.length, report)) return undefined;
	const all = runControllers([...builtIn(written), ...written], nodes);
	checkMadeNames(written, all, report);
	const pods = new Map(
		all.flatMap(source => (source.object.kind === 'Pod' ? [[source.object, source] as const] : [])),
	);
	const others = all.filter(({object}) => object.kind !== 'Pod');
	return {written, others, pods, schedule: schedule([...pods.keys()], nodes, namespaceLabels(others))};
}

function checkNodeNames(written: readonly SourceObject[], nodes: readonly NodeFacts[], report: Report): void {
	const known = nodes.map(({name}) => name);
	for (const {object, locate} of written) {
		const template =
			'spec' in object && object.spec && 'template' in object.spec ? object.spec.template : undefined;
		const [spec, path]: [{nodeName?: string} | undefined, Path] =
			object.kind === 'Pod' ? [object.spec, ['spec']] : [template?.spec, ['spec', 'template', 'spec']];
		if (spec?.nodeName === undefined || known.includes(spec.nodeName)) continue;
		const at = locate([...path, 'nodeName']);
		const message = `${subjectOf(object)} wants to run on '${spec.nodeName}', but there is no such node`;
		report({code: 'unknown-reference', message, hint: didYouMean(spec.nodeName, known), ...(at && {at})});
	}
}

/** A name that a controller makes may be taken: a StatefulSet `web` beside a Pod `web-0`. */
function checkMadeNames(
	written: readonly SourceObject[],
	all: readonly SourceObject[],
	report: Report,
): void {
	const taken = new Set(written.map(({object}) => subjectOf(object)));
	// Mistakes of the user's own were told when the manifests were read.
	if (taken.size === written.length) checkDuplicates(all, report);
}

function builtIn(written: readonly SourceObject[]): SourceObject<NamespaceObject>[] {
	const declared = new Set(
		written.flatMap(({object}) => (object.kind === 'Namespace' ? [object.metadata.name] : [])),
	);
	return builtInNamespaces
		.filter(name => !declared.has(name))
		.map(name => ({
			object: {apiVersion: 'v1', kind: 'Namespace', metadata: {name}},
			locate: () => undefined,
		}));
}

/** Labels and annotations of namespaces, by name. */
export function namespaceFacts(objects: readonly SourceObject[]): NamespaceFacts {
	const labels = namespaceLabels(objects);
	const annotations = new Map(
		objects.flatMap(({object: {kind, metadata}}) =>
			kind === 'Namespace' ? [[metadata.name, metadata.annotations ?? {}] as const] : [],
		),
	);
	return name => ({labels: labels.get(name) ?? {}, annotations: annotations.get(name) ?? {}});
}

/** Every namespace has a label with its own name. */
function namespaceLabels(objects: readonly SourceObject[]): ReadonlyMap<string, Labels> {
	return new Map(
		objects.flatMap(({object: {kind, metadata}}) =>
			kind === 'Namespace'
				? [[metadata.name, {...metadata.labels, 'kubernetes.io/metadata.name': metadata.name}] as const]
				: [],
		),
	);
}
