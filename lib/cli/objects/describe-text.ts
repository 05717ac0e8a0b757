/** An object for a reader: who it is, its fields as indented lines, its Events. Nothing of it is left out but bookkeeping. */

import type {Event} from 'kubernetes-types/core/v1.js';
import {stringify} from 'yaml';
import type {ApiKind} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {since} from '../../api/tables/text.js';
import {amountOf, type Drop} from '../../observe/policy/drop.js';
import {type Output, table} from '../terminal/output.js';

export type EventObject = Event & ApiObject;

export type Described = {
	readonly kind: ApiKind;
	readonly object: ApiObject;
	readonly events: readonly EventObject[];
	/** What policies have dropped of a pod, since their rules were made; not set for what has none. */
	readonly drops?: readonly Drop[];
};

/** `now` in milliseconds since 1970. */
export function describeObject(
	{object, events, drops}: Described,
	{now, output}: {now: number; output: Output},
): string {
	const {apiVersion: _, kind, metadata, ...fields} = object;
	const shown = Object.entries(kind === 'Secret' ? hidden(fields) : fields).filter(isFilled);
	const sections = shown.map(([name, value]) => section(name, value, output));
	return [
		`${output.paint('bold', kind)} ${metadata.name}`,
		...identity(object, now),
		...sections,
		...(drops ? [dropsText(drops, output)] : []),
		eventsText(events, {now, output}),
	].join('\n');
}

function isFilled([, value]: readonly [string, unknown]): boolean {
	return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

/** Who looks over a shoulder shall not read it. */
function hidden({data = {}, ...fields}: {readonly data?: unknown}): object {
	const sizes = Object.entries(data as Record<string, string>).map(([key, value]) => [
		key,
		`${Buffer.from(value, 'base64').length} bytes`,
	]);
	return {...fields, data: Object.fromEntries(sizes)};
}

function identity({metadata}: ApiObject, now: number): string[] {
	const {namespace, creationTimestamp, deletionTimestamp, ownerReferences, finalizers} = metadata;
	const owner = ownerReferences?.find(({controller}) => controller);
	const rows: [string, string | undefined][] = [
		['Namespace', namespace],
		['Labels', pairs(metadata.labels)],
		['Annotations', pairs(metadata.annotations)],
		['Created', `${creationTimestamp} (${since(creationTimestamp, now)} ago)`],
		['Deleted', deletionTimestamp && `${deletionTimestamp}: it is ending`],
		['Finalizers', finalizers?.join(', ')],
		['Controlled by', owner && `${owner.kind}/${owner.name}`],
	];
	return rows.flatMap(([name, text]) => (text ? [`  ${`${name}:`.padEnd(15)}${text}`] : []));
}

/** One a line; kubectl's copy of what was applied repeats the object. */
function pairs(entries: Readonly<Record<string, string>> = {}): string {
	return Object.entries(entries)
		.filter(([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration')
		.map(([key, value]) => `${key}=${value}`)
		.join(`\n${' '.repeat(17)}`);
}

function section(name: string, value: unknown, {paint}: Output): string {
	const title = paint('bold', `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
	if (typeof value !== 'object' || value === null) return `${title}: ${value}`;
	const lines = stringify(value, {aliasDuplicateObjects: false, lineWidth: 0}).trimEnd().split('\n');
	return [title, ...lines.map(line => `  ${line}`)].join('\n');
}

/** A line for each direction, and one for each rule but the first. */
function dropsText(drops: readonly Drop[], {paint}: Output): string {
	const lines = (['ingress', 'egress'] as const).flatMap(direction => {
		const own = drops.filter(drop => drop.direction === direction).map(dropText);
		return (own.length === 0 ? ['nothing'] : own).map(
			(text, at) => `  ${at === 0 ? `${direction}:`.padEnd(9) : ' '.repeat(9)}${text}`,
		);
	});
	return [paint('bold', 'Dropped by policies'), ...lines].join('\n');
}

/** Where a policy itself denies, its rule counts for all pods that ask it. */
function dropText({pods, family, why, ...drop}: Drop): string {
	const shared = pods.length > 1 ? ` (of this pod, or of ${pods.length - 1} more of its node)` : '';
	return `${amountOf([drop])}${family === 'ip6' ? ' (IPv6)' : ''}: ${why}${shared}`;
}

function eventsText(events: readonly EventObject[], {now, output}: {now: number; output: Output}): string {
	const title = output.paint('bold', 'Events');
	if (events.length === 0) return `${title}: none`;
	const rows = events.map(event => [
		event.type ?? '',
		event.reason ?? '',
		ageText(event, now),
		event.source?.component || event.reportingComponent || '',
		(event.message ?? '').trim().replaceAll(/\s*\n\s*/g, ' '),
	]);
	const lines = table(['TYPE', 'REASON', 'AGE', 'FROM', 'MESSAGE'], rows).split('\n');
	return [title, ...lines.map(line => `  ${line}`)].join('\n');
}

function ageText({firstTimestamp, lastTimestamp, eventTime, count = 1}: EventObject, now: number): string {
	const last = since(lastTimestamp ?? eventTime, now);
	return count > 1 ? `${last} (x${count} over ${since(firstTimestamp, now)})` : last;
}
