/** What the kubelet tells the registry of its pods. */

import {kindOfResource} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import type {Key} from '../store/types.js';
import {removeObject} from './deletion.js';
import type {RegistryParts} from './parts.js';

type Place = {readonly namespace: string; readonly name: string};
type Condition = {readonly type: string};
type PodStatus = {readonly conditions?: readonly Condition[]};

/** The status of a pod as the kubelet sees it; of a pod that is gone, or has been replaced, nothing. */
export function reportPod(
	parts: RegistryParts,
	place: Place & {readonly uid: string},
	status: PodStatus,
): void {
	const pod = podOf(parts, place);
	if (!pod) return;
	const before = (pod.status ?? {}) as PodStatus;
	parts.store.update('pods', {...pod, status: {...status, conditions: conditions(status, before)}});
}

/** Removes the pod, which somebody has asked for; finalizers hold it back, but not the kubelet any more. */
export function podEnded(parts: RegistryParts, place: Place & {readonly uid: string}): void {
	const pod = podOf(parts, place);
	const kind = kindOfResource('pods');
	if (!pod || !kind || pod.metadata.deletionTimestamp === undefined) return;
	removeObject(parts, {kind, ...place}, {gracePeriodSeconds: 0});
}

function podOf({store}: RegistryParts, {uid, namespace, name}: Place & {uid: string}): ApiObject | undefined {
	const key: Key = {resource: 'pods', namespace, name};
	const pod = store.get(key);
	return pod?.metadata.uid === uid ? pod : undefined;
}

/** The scheduler's condition, and readiness gates, are others' to tell. */
function conditions(
	{conditions: told = []}: PodStatus,
	{conditions: before = []}: PodStatus,
): readonly Condition[] {
	const types = new Set(told.map(({type}) => type));
	return [...told, ...before.filter(({type}) => !types.has(type))];
}
