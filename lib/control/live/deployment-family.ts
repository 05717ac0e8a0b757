/** The ReplicaSets of a Deployment: the one of its present template, the others, and their revisions. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import {compareText} from '../../../topology/kubernetes/objects.js';
import {sameValue} from '../../../topology/same-value.js';
import {bareTemplate} from '../bare-template.js';
import {hashLabel, inheritedAnnotations, revisionNote, sizeAnnotations} from '../deployment.js';
import type {LiveDeployment, LiveReplicaSet} from './live-objects.js';

export type Family = {
	/** Of the present template. */
	readonly newest: LiveReplicaSet | undefined;
	/** The others, the oldest first. */
	readonly old: readonly LiveReplicaSet[];
	readonly all: readonly LiveReplicaSet[];
};

const historyNote = 'deployment.kubernetes.io/revision-history';

export function familyOf({spec}: LiveDeployment, replicaSets: readonly LiveReplicaSet[]): Family {
	const all = [...replicaSets].sort(byAge);
	const wanted = bareTemplate(spec.template);
	const newest = all.find(replicaSet =>
		sameValue(bareTemplate(withoutHash(replicaSet.spec.template)), wanted),
	);
	return {newest, old: all.filter(replicaSet => replicaSet !== newest), all};
}

function byAge({metadata: a}: LiveReplicaSet, {metadata: b}: LiveReplicaSet): number {
	return compareText(a.creationTimestamp, b.creationTimestamp) || compareText(a.name, b.name);
}

function withoutHash(template: PodTemplateSpec = {}): PodTemplateSpec {
	const {[hashLabel]: _, ...labels} = template.metadata?.labels ?? {};
	return {...template, metadata: {...template.metadata, labels}};
}

export function revisionOf({metadata}: LiveReplicaSet): number {
	return Number(metadata.annotations?.[revisionNote] ?? 0) || 0;
}

/** The revision of a template that is the newest from now on. */
export function nextRevision(old: readonly LiveReplicaSet[]): number {
	return Math.max(0, ...old.map(revisionOf)) + 1;
}

/** The newest ReplicaSet as its Deployment wants it, but for the size: the annotations, the revision, minReadySeconds. */
export function refreshed(
	newest: LiveReplicaSet,
	deployment: LiveDeployment,
	old: readonly LiveReplicaSet[],
): LiveReplicaSet {
	const {metadata, spec} = newest;
	const {minReadySeconds = 0} = deployment.spec;
	const annotations = {
		...metadata.annotations,
		...inheritedAnnotations(deployment),
		...revisions(newest, old),
	};
	const same = (spec.minReadySeconds ?? 0) === minReadySeconds;
	if (same && sameValue(annotations, metadata.annotations ?? {})) return newest;
	return {...newest, metadata: {...metadata, annotations}, spec: same ? spec : {...spec, minReadySeconds}};
}

/** A ReplicaSet that is used again gets a new revision, and remembers the ones that it had. */
function revisions(newest: LiveReplicaSet, old: readonly LiveReplicaSet[]): Readonly<Record<string, string>> {
	const had = revisionOf(newest);
	const next = nextRevision(old);
	if (had >= next) return {};
	const history = newest.metadata.annotations?.[historyNote];
	const before = had === 0 ? {} : {[historyNote]: history ? `${history},${had}` : String(had)};
	return {[revisionNote]: String(next), ...before};
}

export function resized(
	replicaSet: LiveReplicaSet,
	replicas: number,
	deployment: LiveDeployment,
): LiveReplicaSet {
	const {metadata, spec} = replicaSet;
	const annotations = {...metadata.annotations, ...sizeAnnotations(deployment)};
	if (sizeOf(replicaSet) === replicas && sameValue(annotations, metadata.annotations)) return replicaSet;
	return {...replicaSet, metadata: {...metadata, annotations}, spec: {...spec, replicas}};
}

export function sizeOf({spec}: LiveReplicaSet): number {
	return spec.replicas ?? 1;
}

export function availableOf({status}: LiveReplicaSet): number {
	return status?.availableReplicas ?? 0;
}

export function sum<T>(items: readonly T[], count: (item: T) => number): number {
	return items.reduce((total, item) => total + count(item), 0);
}
