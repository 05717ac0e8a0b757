/**
 * Deployment: one ReplicaSet for each template that it has had; in the end the newest one has all the pods. How revisions,
 * sizes and the status come about is in the files beside this one.
 */
import type {Labels} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {deploymentReplicaSet, revisionNote} from '../deployment.js';
import {findCondition} from './conditions.js';
import type {Change, Controller, World} from './controller.js';
import {conditionsAfter, dueAt} from './deployment-conditions.js';
import {type Family, familyOf, nextRevision, refreshed, resized, sizeOf} from './deployment-family.js';
import {beyondHistory} from './deployment-history.js';
import {newestSize, rollingStep, type Sizes, scaledSizes} from './deployment-sizes.js';
import {countsOf, isComplete, statusWith} from './deployment-status.js';
import type {LiveDeployment, LivePod, LiveReplicaSet} from './live-objects.js';
import {claim, controllerOf, ownersFor} from './ownership.js';
import {hasEnded} from './pod-state.js';

const replicaSets = 'replicasets.apps';

export const deploymentController: Controller = {
	name: 'deployment-controller',
	resource: 'deployments.apps',
	related: {[replicaSets]: ownersFor('deployments.apps', 'Deployment'), pods: recreatedFor},
	sync: (object, world) => syncDeployment(object as LiveDeployment, world),
};

function syncDeployment(deployment: LiveDeployment, world: World): readonly Change[] {
	const {selector} = deployment.spec;
	const {mine, changes} = claim<LiveReplicaSet>(deployment, {resource: replicaSets, selector}, world);
	if (changes.length > 0) return changes;
	const family = familyOf(deployment, mine);
	const step = deployment.metadata.deletionTimestamp === undefined ? nextStep(deployment, family, world) : {};
	return [...stepChanges(deployment, family, step), ...deploymentChanges(deployment, {family, step, world})];
}

type Step = {
	readonly create?: {
		readonly replicaSet: ReturnType<typeof deploymentReplicaSet>;
		readonly collisions: number;
	};
	readonly sizes?: Sizes;
	/** It is paused or was scaled: says nothing of how it gets on. */
	readonly isResize?: true;
};

function nextStep(deployment: LiveDeployment, family: Family, world: World): Step {
	const {paused, strategy} = deployment.spec;
	if (paused || isScaled(deployment, family)) return {sizes: scaledSizes(deployment, family), isResize: true};
	if (strategy?.type === 'Recreate') return recreateStep(deployment, family, world);
	return family.newest ? {sizes: rollingStep(deployment, family)} : creation(deployment, family, world);
}

/** The ReplicaSets remember what size the Deployment had when they got theirs. */
function isScaled({spec: {replicas = 1}}: LiveDeployment, {all}: Family): boolean {
	return all.some(replicaSet => {
		const noted = replicaSet.metadata.annotations?.['deployment.kubernetes.io/desired-replicas'];
		return sizeOf(replicaSet) > 0 && noted !== undefined && Number(noted) !== replicas;
	});
}

/** All old pods must be gone before the first new one comes. */
function recreateStep(deployment: LiveDeployment, family: Family, world: World): Step {
	const {newest, old} = family;
	const active = old.filter(replicaSet => sizeOf(replicaSet) > 0);
	if (active.length > 0) return {sizes: new Map(active.map(replicaSet => [replicaSet, 0]))};
	const isRunning = old.some(({metadata}) =>
		(world.ownedBy(metadata.uid) as readonly LivePod[]).some(pod => !hasEnded(pod)),
	);
	if (isRunning) return {};
	return newest
		? {sizes: new Map([[newest, deployment.spec.replicas ?? 1]])}
		: creation(deployment, family, world);
}

/** Another template may have the name: two templates with one hash. */
function creation(deployment: LiveDeployment, family: Family, world: World): Step {
	const made = {replicas: newestSize(deployment, family), revision: nextRevision(family.old)};
	for (let collisions = deployment.status?.collisionCount ?? 0; ; collisions++) {
		const replicaSet = deploymentReplicaSet(deployment, {...made, collisions});
		const {namespace, name} = replicaSet.metadata;
		if (!world.get(replicaSets, namespace, name)) return {create: {replicaSet, collisions}};
	}
}

function stepChanges(
	deployment: LiveDeployment,
	{newest, old, all}: Family,
	{create, sizes}: Step,
): Change[] {
	if (create) {
		const {metadata, spec} = create.replicaSet;
		const size = spec.replicas ?? 1;
		return [
			{do: 'create', object: create.replicaSet as unknown as Draft},
			...(size > 0 ? [scalingEvent(deployment, metadata.name, {from: 0, to: size})] : []),
		];
	}
	return all.flatMap((replicaSet): Change[] => {
		const base = replicaSet === newest ? refreshed(replicaSet, deployment, old) : replicaSet;
		const from = sizeOf(replicaSet);
		const to = sizes?.get(replicaSet);
		const wanted = to === undefined ? base : resized(base, to, deployment);
		if (wanted === replicaSet) return [];
		const event =
			to !== undefined && to !== from && scalingEvent(deployment, replicaSet.metadata.name, {from, to});
		return [{do: 'update', object: wanted}, ...(event ? [event] : [])];
	});
}

function scalingEvent(about: LiveDeployment, name: string, {from, to}: {from: number; to: number}): Change {
	const message = `Scaled ${to > from ? 'up' : 'down'} replica set ${name} from ${from} to ${to}`;
	return {do: 'event', about, type: 'Normal', reason: 'ScalingReplicaSet', message};
}

type Result = {readonly family: Family; readonly step: Step; readonly world: World};

/** Its status and its revision; ReplicaSets beyond the history's limit; when to look again. */
function deploymentChanges(deployment: LiveDeployment, {family, step, world}: Result): Change[] {
	const counts = countsOf(family);
	const {newest} = family;
	const created = step.create?.replicaSet.metadata.name;
	const isResize = step.isResize || deployment.metadata.deletionTimestamp !== undefined;
	const rollout = {counts, newest: newest?.metadata.name, created, isResize, now: world.now};
	const conditions = conditionsAfter(deployment, rollout);
	const status = statusWith(deployment, counts, {conditions, collisions: step.create?.collisions ?? 0});
	const annotations = {...deployment.metadata.annotations, ...revisionFor(deployment, family, step)};
	const isNew =
		!sameValue(annotations, deployment.metadata.annotations ?? {}) ||
		!sameValue(status, deployment.status ?? {});
	const object = {...deployment, metadata: {...deployment.metadata, annotations}, status};
	const due = dueAt(deployment, findCondition(conditions, 'Progressing'));
	return [
		...(isNew ? [{do: 'update', object} as const] : []),
		...(isComplete(deployment, counts) ? beyondHistory(deployment, family) : []),
		...(due !== undefined && due >= world.now ? [{do: 'again', at: due + 1000} as const] : []),
	];
}

/** The Deployment has the revision of its newest ReplicaSet. */
function revisionFor(deployment: LiveDeployment, {newest, old}: Family, {create}: Step): Labels {
	const metadata = create?.replicaSet.metadata ?? (newest && refreshed(newest, deployment, old).metadata);
	const revision = metadata?.annotations?.[revisionNote];
	return revision === undefined ? {} : {[revisionNote]: revision};
}

/** A Deployment that is recreated waits for the last of its old pods. */
function recreatedFor(pod: ApiObject, world: World): readonly string[] {
	const {namespace} = pod.metadata;
	const owner = controllerOf(pod);
	const replicaSet = owner?.kind === 'ReplicaSet' && world.get(replicaSets, namespace, owner.name);
	const name = (replicaSet && controllerOf(replicaSet)?.name) || undefined;
	const deployment = name && (world.get('deployments.apps', namespace, name) as LiveDeployment | undefined);
	return deployment && deployment.spec.strategy?.type === 'Recreate' ? [`${namespace}/${name}`] : [];
}
