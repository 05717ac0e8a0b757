/**
 * How an object goes: at once, after its grace, or when its finalizers let it (apiserver, pkg/registry/rest/delete.go and
 * generic/registry/store.go). A pod on a node has a grace; a namespace waits to be emptied.
 */
import {type ApiKind, resourceOf} from '../../api/kinds.js';
import type {ApiMetadata, ApiObject} from '../../api/object.js';
import {conflict} from '../../api/status.js';
import {timeText} from '../../api/times.js';
import {asApi, existing, keyOfTarget, type RegistryParts} from './parts.js';
import {refuseImmortal, refuseNode} from './protection.js';
import type {DeleteOptions, Target} from './registry-types.js';

type Policy = NonNullable<DeleteOptions['propagationPolicy']>;

const orphan = 'orphan';
const foreground = 'foregroundDeletion';

/** The object as it is now: its last state, or on its way. Throws an ApiError. */
export function removeObject(parts: RegistryParts, target: Target, options: DeleteOptions = {}): ApiObject {
	refuseImmortal(target);
	refuseNode(target, parts);
	const object = existing(parts, target);
	refuseOther(target, object, options.preconditions);
	parts.review?.({kind: target.kind, name: target.name});
	const leaving = marked(object, {kind: target.kind, options, now: parts.environment.now()});
	return settle(parts, target, {object, leaving, dryRun: options.dryRun ?? false});
}

/** Nothing holds it any more. */
export function isFinished({kind, metadata, spec}: ApiObject): boolean {
	if (metadata.deletionTimestamp === undefined || metadata.finalizers?.length) return false;
	if (kind === 'Namespace')
		return !(spec as {finalizers?: readonly string[]} | undefined)?.finalizers?.length;
	return (metadata.deletionGracePeriodSeconds ?? 0) === 0;
}

type Leaving = {readonly object: ApiObject; readonly leaving: ApiObject; readonly dryRun: boolean};

function settle(parts: RegistryParts, target: Target, {object, leaving, dryRun}: Leaving): ApiObject {
	if (dryRun) return leaving;
	const {uid, resourceVersion} = object.metadata;
	return asApi(target.kind, target.name, () => {
		if (isFinished(leaving)) return parts.store.remove(keyOfTarget(target), {uid});
		return parts.store.update(resourceOf(target.kind), leaving, {uid, resourceVersion});
	});
}

type Request = {readonly kind: ApiKind; readonly options: DeleteOptions; readonly now: number};

/** The object as somebody leaves it who has asked for its deletion. */
function marked(object: ApiObject, {kind, options, now}: Request): ApiObject {
	const {metadata} = object;
	if (metadata.deletionTimestamp !== undefined)
		return {...object, metadata: shortened(metadata, options, now)};
	const finalizers = finalizersFor(kind, metadata, options.propagationPolicy);
	const grace = graceOf(object, options);
	const {generation, finalizers: _before, ...rest} = metadata;
	return withPhase({
		...object,
		metadata: {
			...rest,
			...(generation !== undefined && {generation: generation + 1}),
			...(finalizers.length > 0 && {finalizers}),
			deletionTimestamp: timeText(now + grace * 1000),
			...(kind.kind !== 'Namespace' && {deletionGracePeriodSeconds: grace}),
		},
	});
}

/** A second request can only hurry it. */
function shortened(metadata: ApiMetadata, {gracePeriodSeconds}: DeleteOptions, now: number): ApiMetadata {
	const {deletionGracePeriodSeconds: before = 0, deletionTimestamp = ''} = metadata;
	if (gracePeriodSeconds === undefined || gracePeriodSeconds >= before) return metadata;
	const asked = Date.parse(deletionTimestamp) - before * 1000;
	const wanted = asked + Math.max(gracePeriodSeconds, 0) * 1000;
	const tooLate = wanted < now && gracePeriodSeconds !== 0;
	return {
		...metadata,
		deletionTimestamp: timeText(Math.max(wanted, now)),
		deletionGracePeriodSeconds: gracePeriodSeconds < 0 || tooLate ? 1 : gracePeriodSeconds,
	};
}

/** Seconds. Only pods that a kubelet runs need any. */
function graceOf({kind, spec, status}: ApiObject, {gracePeriodSeconds}: DeleteOptions): number {
	if (kind !== 'Pod') return 0;
	const {nodeName = '', terminationGracePeriodSeconds: ofPod = 30} = (spec ?? {}) as {
		nodeName?: string;
		terminationGracePeriodSeconds?: number;
	};
	const {phase} = (status ?? {}) as {phase?: string};
	if (nodeName === '' || phase === 'Failed' || phase === 'Succeeded') return 0;
	const seconds = gracePeriodSeconds ?? ofPod;
	return seconds < 0 ? 1 : seconds;
}

/** The garbage collector reads from these two what is to become of the dependents. */
function finalizersFor(kind: ApiKind, {finalizers = []}: ApiMetadata, asked: Policy | undefined): string[] {
	const others = finalizers.filter(name => name !== orphan && name !== foreground);
	switch (asked ?? policyOf(kind, finalizers)) {
		case 'Orphan':
			return [...others, orphan];
		case 'Foreground':
			return [...others, foreground];
		case 'Background':
			return others;
	}
}

/** Jobs leave their pods behind unless told otherwise, as batch/v1 always did; Events have no dependents. */
function policyOf({kind}: ApiKind, finalizers: readonly string[]): Policy {
	if (finalizers.includes(orphan)) return 'Orphan';
	if (finalizers.includes(foreground)) return 'Foreground';
	return kind === 'Job' ? 'Orphan' : 'Background';
}

function withPhase(object: ApiObject): ApiObject {
	return object.kind === 'Namespace'
		? {...object, status: {...(object.status as object | undefined), phase: 'Terminating'}}
		: object;
}

function refuseOther(
	{kind, name}: Target,
	{metadata}: ApiObject,
	{
		uid = metadata.uid,
		resourceVersion = metadata.resourceVersion,
	}: NonNullable<DeleteOptions['preconditions']> = {},
): void {
	if (uid !== metadata.uid) {
		const why = `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`;
		throw conflict(kind, name, why);
	}
	if (resourceVersion !== metadata.resourceVersion) {
		const why = `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`;
		throw conflict(kind, name, why);
	}
}
