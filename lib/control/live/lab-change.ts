/** What a changed lab file makes of a lab that is up, in words. Pure. */
import {addressOf} from '../../../topology/addresses.js';
import {
	type Attachment,
	type Client,
	type Cluster,
	families,
	type Node,
	type PerFamily,
	type Router,
	type Segment,
} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import type {Scenario} from '../../../topology/scenario.js';
import type {Check} from '../../../topology/schema.js';
import type {Task} from '../../../topology/task.js';
import {kubernetesTimers, type Timers} from '../../../topology/timers.js';

export type LabChange = {
	readonly what:
		| 'mode'
		| 'segment'
		| 'router'
		| 'client'
		| 'node'
		| 'checks'
		| 'timers'
		| 'scenario'
		| 'task';
	/** Of the machine or the segment. */
	readonly name: string;
	readonly do: 'added' | 'removed' | 'changed';
	/** `moved from rack-a to rack-b`, `MTU 1500 → 1400`: each a part of a sentence. */
	readonly details: readonly string[];
};

export type LabState = {
	readonly cluster: Cluster;
	readonly checks: readonly Check[];
	/** Kubernetes' own if not set. */
	readonly timers?: Timers;
	readonly scenario?: Scenario | undefined;
	readonly task?: Task | undefined;
};

/** From what is wide to what is narrow, and in the order of the file; what goes comes last of its kind. */
export function labChanges(before: LabState, after: LabState): LabChange[] {
	const [was, is] = [before.cluster, after.cluster];
	return [
		...modeChanges(was, is),
		...compared('segment', was.underlay.segments, is.underlay.segments, {
			tell: segmentWords,
			changed: segmentChanges,
		}),
		...compared('router', was.underlay.routers, is.underlay.routers, {
			tell: routerWords,
			changed: routerChanges,
		}),
		...compared('client', was.underlay.clients, is.underlay.clients, {tell: hostWords, changed: hostChanges}),
		...compared('node', was.nodes, is.nodes, {tell: nodeWords, changed: nodeChanges}),
		...checkChanges(before.checks, after.checks),
		...timerChanges(before.timers, after.timers),
		...wholeChanges('scenario', before.scenario, after.scenario),
		...wholeChanges('task', before.task, after.task),
	];
}

/** `node node-4 added: on lan, 192.168.50.14, pods 10.244.4.0/24` */
export function changeWords({what, name, do: done, details}: LabChange): string {
	const subject = name === '' ? what : `${what} ${name}`;
	if (done === 'changed') return `${subject}: ${details.join(', ')}`;
	return details.length === 0 ? `${subject} ${done}` : `${subject} ${done}: ${details.join(', ')}`;
}

type Named = {readonly name: string};
type Words<T> = {
	readonly tell: (one: T) => readonly string[];
	readonly changed: (was: T, is: T) => readonly string[];
};

function compared<T extends Named>(
	what: LabChange['what'],
	before: readonly T[],
	after: readonly T[],
	{tell, changed}: Words<T>,
): LabChange[] {
	const known = new Map(before.map(one => [one.name, one]));
	const staying = new Set(after.map(({name}) => name));
	const here = after.flatMap((one): LabChange[] => {
		const was = known.get(one.name);
		if (!was) return [{what, name: one.name, do: 'added', details: tell(one)}];
		const details = changed(was, one);
		return details.length === 0 ? [] : [{what, name: one.name, do: 'changed', details}];
	});
	const gone = before.filter(({name}) => !staying.has(name));
	return [...here, ...gone.map(({name}): LabChange => ({what, name, do: 'removed', details: []}))];
}

function modeChanges({mode: was}: Cluster, {mode: is}: Cluster): LabChange[] {
	const details = Object.keys({...was.options, ...is.options}).flatMap(key =>
		arrow(key, text(was.options[key]), text(is.options[key])),
	);
	return details.length === 0 ? [] : [{what: 'mode', name: is.name, do: 'changed', details}];
}

function segmentWords({cidrs, mtu}: Segment): string[] {
	return [valuesOf(cidrs), `MTU ${mtu}`];
}

function segmentChanges(was: Segment, is: Segment): string[] {
	return [
		...arrow('subnet', valuesOf(was.cidrs), valuesOf(is.cidrs)),
		...arrow('MTU', `${was.mtu}`, `${is.mtu}`),
	];
}

function routerWords({attachments}: Router): string[] {
	return attachments.map(leg => `${leg.interface} on ${leg.segment} ${bare(leg)}`);
}

function routerChanges(was: Router, is: Router): string[] {
	const legOf = ({attachments}: Router, segment: string) => attachments.find(leg => leg.segment === segment);
	const gone = was.attachments.filter(({segment}) => !legOf(is, segment));
	return [
		...is.attachments.flatMap(leg => {
			const before = legOf(was, leg.segment);
			return before
				? arrow(`on ${leg.segment}`, bare(before), bare(leg))
				: [`now on ${leg.segment}, ${bare(leg)}`];
		}),
		...gone.map(({segment}) => `no longer on ${segment}`),
	];
}

function hostWords({attachment}: Client): string[] {
	return [`on ${attachment.segment}`, bare(attachment)];
}

function hostChanges(was: Client, is: Client): string[] {
	const [from, to] = [was.attachment.segment, is.attachment.segment];
	const moved = from === to ? [] : [`moved from ${from} to ${to}`];
	return [
		...moved,
		...arrow('address', bare(was.attachment), bare(is.attachment)),
		...arrow('router', valuesOf(was.gateways), valuesOf(is.gateways)),
	];
}

function nodeWords(node: Node): string[] {
	const range = valuesOf(node.podCidrs);
	// With IP pools it claims blocks when its first pods come.
	return [...hostWords(node), ...(range === '' ? [] : [`pods ${range}`])];
}

function nodeChanges(was: Node, is: Node): string[] {
	const labels = Object.keys({...was.labels, ...is.labels}).flatMap(key =>
		arrow(`label ${key}`, was.labels[key] ?? 'none', is.labels[key] ?? 'none'),
	);
	return [
		...hostChanges(was, is),
		...arrow('pods', valuesOf(was.podCidrs), valuesOf(is.podCidrs)),
		...labels,
	];
}

function checkChanges(was: readonly Check[], is: readonly Check[]): LabChange[] {
	const isIn = (check: Check, list: readonly Check[]) => list.some(other => sameValue(check, other));
	const come = is.filter(check => !isIn(check, was)).length;
	const go = was.filter(check => !isIn(check, is)).length;
	const details = [...(come > 0 ? [`${come} new`] : []), ...(go > 0 ? [`${go} gone`] : [])];
	return details.length === 0 ? [] : [{what: 'checks', name: '', do: 'changed', details}];
}

function timerChanges(was: Timers = kubernetesTimers, is: Timers = kubernetesTimers): LabChange[] {
	const details = (['nodeMonitorGracePeriod', 'unreachableToleration'] as const).flatMap(key =>
		arrow(key, `${was[key]} s`, `${is[key]} s`),
	);
	return details.length === 0 ? [] : [{what: 'timers', name: '', do: 'changed', details}];
}

/** What is told as another one, whatever of it is other. */
function wholeChanges<T extends Scenario | Task>(
	what: 'scenario' | 'task',
	was: T | undefined,
	is: T | undefined,
): LabChange[] {
	if (sameValue(was, is)) return [];
	const subject = {what, name: ''} as const;
	if (!was) return [{...subject, do: 'added', details: []}];
	return is
		? [{...subject, do: 'changed', details: ['another one']}]
		: [{...subject, do: 'removed', details: []}];
}

function arrow(what: string, was: string, is: string): string[] {
	return was === is ? [] : [`${what} ${was} → ${is}`];
}

function bare({addresses}: Pick<Attachment, 'addresses'>): string {
	return families
		.flatMap(family => addresses[family] ?? [])
		.map(addressOf)
		.join(' and ');
}

function valuesOf(values: PerFamily<string>): string {
	return families.flatMap(family => values[family] ?? []).join(' and ') || 'none';
}

function text(value: unknown): string {
	return value === undefined ? 'not set' : JSON.stringify(value);
}
