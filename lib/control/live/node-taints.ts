/** A node's taints say what state it is in: for the scheduler (NoSchedule), and for the pods that it has (NoExecute). */
import type {Taint} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../../api/object.js';
import {timeText} from '../../api/times.js';
import {cordonTaint} from '../taints.js';
import type {Change, Controller, World} from './controller.js';
import {evictionOf} from './disruption.js';
import type {LiveNode} from './live-objects.js';
import {isNodeReady, readinessOf} from './node-health.js';

export const nodeTaints: Controller = {
	name: 'node-lifecycle-controller',
	resource: 'nodes',
	// How many are well decides whether the pods of the others are evicted.
	related: {nodes: unreadyBeside},
	sync: (object, world) => syncTaints(object as LiveNode, world),
};

function unreadyBeside({metadata}: ApiObject, world: World): readonly string[] {
	const nodes = (world.list('nodes') as readonly LiveNode[]).filter(node => !isNodeReady(node));
	return nodes.map(node => node.metadata.name).filter(name => name !== metadata.name);
}

function syncTaints(node: LiveNode, world: World): readonly Change[] {
	const {taints: before = [], ...spec} = node.spec ?? {};
	const stamp = {timeAdded: timeText(world.now)};
	const afterConditions = swapped(before, schedulingTaints(node), {isOurs: isOfConditions, stamp});
	const wanted = executionTaints(node, before, world);
	const taints = swapped(afterConditions, wanted, {isOurs: isOfReadiness, stamp});
	if (sameValue(taints, before)) return [];
	return [{do: 'update', object: {...node, spec: {...spec, ...(taints.length > 0 && {taints})}}}];
}

type Kind = Pick<Taint, 'key' | 'effect'>;

const prefix = 'node.kubernetes.io/';

/** Condition → status → taint. */
const conditionTaints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	Ready: {False: `${prefix}not-ready`, Unknown: `${prefix}unreachable`},
	MemoryPressure: {True: `${prefix}memory-pressure`},
	DiskPressure: {True: `${prefix}disk-pressure`},
	NetworkUnavailable: {True: `${prefix}network-unavailable`},
	PIDPressure: {True: `${prefix}pid-pressure`},
};

const conditionKeys = new Set(Object.values(conditionTaints).flatMap(taints => Object.values(taints)));
const readinessKeys = new Set(Object.values(conditionTaints.Ready ?? {}));

function isOfConditions({key, effect}: Taint): boolean {
	return effect === 'NoSchedule' && (key === cordonTaint.key || conditionKeys.has(key));
}

function isOfReadiness({key, effect}: Taint): boolean {
	return effect === 'NoExecute' && readinessKeys.has(key);
}

/** `kubectl cordon` sets a field; the scheduler and the tolerations of daemons go by the taint. */
function schedulingTaints({status, spec}: LiveNode): Kind[] {
	const keys = (status?.conditions ?? []).flatMap(({type, status}) => conditionTaints[type]?.[status] ?? []);
	return [...keys.map(key => ({key, effect: 'NoSchedule'})), ...(spec?.unschedulable ? [cordonTaint] : [])];
}

function executionTaints(node: LiveNode, before: readonly Taint[], world: World): Kind[] {
	const key = conditionTaints.Ready?.[readinessOf(node) ?? ''];
	if (key === undefined) return [];
	const eviction = evictionOf(node, world.list('nodes') as readonly LiveNode[]);
	const isWanted = eviction === 'goes on' || (eviction === 'held' && before.some(isOfReadiness));
	return isWanted ? [{key, effect: 'NoExecute'}] : [];
}

type Ours = {readonly isOurs: (taint: Taint) => boolean; readonly stamp: Pick<Taint, 'timeAdded'>};

/** Of our taints exactly these; the user's stay, and what stays keeps its time. */
function swapped(taints: readonly Taint[], wanted: readonly Kind[], {isOurs, stamp}: Ours): Taint[] {
	const same = (a: Kind, b: Kind) => a.key === b.key && a.effect === b.effect;
	const kept = taints.filter(taint => !isOurs(taint) || wanted.some(each => same(each, taint)));
	const missing = wanted.filter(each => !kept.some(taint => same(each, taint)));
	return [...kept, ...missing.map(each => ({...each, ...stamp}))];
}
