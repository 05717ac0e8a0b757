/** The templates that a StatefulSet or a DaemonSet has had: a ControllerRevision each, for updates and for rollbacks. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {bareTemplate} from '../bare-template.js';
import {ownerReference} from '../owned.js';
import {revisionHash} from '../stateful-set.js';
import type {Change, World} from './controller.js';
import type {LiveDaemonSet, LiveRevision, LiveStatefulSet} from './live-objects.js';
import {controllerOf} from './ownership.js';

type Owner = LiveStatefulSet | LiveDaemonSet;

export type Revisions = {
	/** Of the present template. */
	readonly name: string;
	readonly hash: string;
	/** Those that are there, the oldest first. */
	readonly all: readonly LiveRevision[];
	/** What writes the present one down. */
	readonly changes: readonly Change[];
};

const resource = 'controllerrevisions.apps';
const hashNote = 'controller.kubernetes.io/hash';

export function revisionsOf(owner: Owner, world: World): Revisions {
	const {namespace, uid, name: base} = owner.metadata;
	const all = (world.ownedBy(uid) as readonly LiveRevision[])
		.filter(object => object.kind === 'ControllerRevision' && controllerOf(object)?.uid === uid)
		.sort((a, b) => a.revision - b.revision);
	const next = (all.at(-1)?.revision ?? 0) + 1;
	const wanted = bareTemplate(owner.spec.template);
	const known = all.find(revision => sameValue(bareTemplate(templateOf(revision) ?? {}), wanted));
	if (known) {
		const isNewest = known === all.at(-1);
		const hash = known.metadata.labels?.[hashNote] ?? known.metadata.name.slice(base.length + 1);
		const changes: Change[] = isNewest ? [] : [{do: 'update', object: {...known, revision: next}}];
		return {name: known.metadata.name, hash, all, changes};
	}
	const hash = freeHash(owner, name => world.get(resource, namespace, name) !== undefined);
	const object = revisionObject(owner, {hash, revision: next});
	return {name: `${base}-${hash}`, hash, all, changes: [{do: 'create', object}]};
}

/** The template that a revision remembers. */
export function templateOf({data}: LiveRevision): PodTemplateSpec | undefined {
	const template = (data as {spec?: {template?: PodTemplateSpec & {$patch?: string}}} | undefined)?.spec
		?.template;
	if (!template) return undefined;
	const {$patch: _, ...rest} = template;
	return rest;
}

/** Two templates may have one hash. */
function freeHash({metadata, spec}: Owner, isTaken: (name: string) => boolean): string {
	for (let collisions = 0; ; collisions++) {
		const template = collisions === 0 ? spec.template : {...spec.template, collisions};
		const hash = revisionHash(template);
		if (!isTaken(`${metadata.name}-${hash}`)) return hash;
	}
}

/** The data is the patch that `kubectl rollout undo` applies. */
function revisionObject(
	owner: Owner,
	{hash, revision}: {readonly hash: string; readonly revision: number},
): Draft {
	const {metadata, spec} = owner;
	const mark = owner.kind === 'DaemonSet' ? {'controller-revision-hash': hash} : {};
	return {
		apiVersion: 'apps/v1',
		kind: 'ControllerRevision',
		metadata: {
			name: `${metadata.name}-${hash}`,
			...(metadata.namespace !== undefined && {namespace: metadata.namespace}),
			labels: {...spec.template.metadata?.labels, ...mark, [hashNote]: hash},
			annotations: {...metadata.annotations},
			ownerReferences: [ownerReference(owner as unknown as KubernetesObject)],
		},
		data: {spec: {template: {...spec.template, $patch: 'replace'}}},
		revision,
	};
}

/** Revisions that nobody uses, beyond the number that is kept. */
export function beyondLimit(
	{all}: Revisions,
	limit: number | undefined = 10,
	isUsed: (revision: LiveRevision) => boolean,
): Change[] {
	const unused = all.filter(revision => !isUsed(revision));
	return unused
		.slice(0, Math.max(unused.length - limit, 0))
		.map((object: ApiObject) => ({do: 'delete', object}));
}
