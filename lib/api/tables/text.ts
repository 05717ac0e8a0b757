/** How the API server writes times, label selectors and lists in the cells of a table. */
import type {LabelSelector, LabelSelectorRequirement} from 'kubernetes-types/meta/v1.js';
import type {ApiObject} from '../object.js';

export const none = '<none>';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/** Milliseconds as two units at most, and one where the second would not matter: `5s`, `3m20s`, `45m`, `3h2m`, `2d4h`. */
export function humanDuration(ms: number): string {
	// Clocks differ: up to two seconds in the future count as now.
	if (ms <= -2 * second) return '<invalid>';
	if (ms < 2 * minute) return `${Math.max(0, Math.floor(ms / second))}s`;
	if (ms < 10 * minute) return inTwo(ms, [minute, 'm'], [second, 's']);
	if (ms < 3 * hour) return `${Math.floor(ms / minute)}m`;
	if (ms < 8 * hour) return inTwo(ms, [hour, 'h'], [minute, 'm']);
	if (ms < 2 * day) return `${Math.floor(ms / hour)}h`;
	if (ms < 8 * day) return inTwo(ms, [day, 'd'], [hour, 'h']);
	if (ms < 2 * year) return `${Math.floor(ms / day)}d`;
	if (ms < 8 * year) return inTwo(ms, [year, 'y'], [day, 'd']);
	return `${Math.floor(ms / year)}y`;
}

type Unit = readonly [ms: number, letter: string];

function inTwo(ms: number, [large, a]: Unit, [small, b]: Unit): string {
	const rest = Math.floor((ms % large) / small);
	return rest === 0 ? `${Math.floor(ms / large)}${a}` : `${Math.floor(ms / large)}${a}${rest}${b}`;
}

/** How long ago an RFC 3339 time was. */
export function since(time: string | null | undefined, now: number): string {
	return time ? humanDuration(now - Date.parse(time)) : '<unknown>';
}

export function ageOf({metadata}: ApiObject, now: number): string {
	return since(metadata.creationTimestamp, now);
}

/** `app=web,tier=front`, sorted. */
export function labelText(labels: Readonly<Record<string, string>> | undefined): string {
	const keys = Object.keys(labels ?? {}).sort();
	return keys.length === 0 ? none : keys.map(key => `${key}=${labels?.[key]}`).join(',');
}

/** As it could be given to `kubectl get -l`. */
export function selectorText({matchLabels = {}, matchExpressions = []}: LabelSelector = {}): string {
	const parts = [
		...Object.entries(matchLabels).map(([key, value]) => ({key, text: `${key}=${value}`})),
		...matchExpressions.map(requirement => ({key: requirement.key, text: requirementText(requirement)})),
	];
	parts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	return parts.length === 0 ? none : parts.map(({text}) => text).join(',');
}

function requirementText({key, operator, values = []}: LabelSelectorRequirement): string {
	const list = `(${[...values].sort().join(',')})`;
	switch (operator) {
		case 'In':
			return `${key} in ${list}`;
		case 'NotIn':
			return `${key} notin ${list}`;
		case 'Exists':
			return key;
		case 'DoesNotExist':
			return `!${key}`;
		default:
			return '<error>';
	}
}

const shownItems = 3;

/** The first three, and how many more there are. */
export function firstThree(items: readonly string[], empty: string): string {
	if (items.length === 0) return empty;
	const text = items.slice(0, shownItems).join(',');
	return items.length > shownItems ? `${text} + ${items.length - shownItems} more...` : text;
}

type Named = {readonly name: string; readonly image?: string};

/** The cells of `containerColumns`. */
export function containerCells(containers: readonly Named[] = []): readonly [names: string, images: string] {
	return [containers.map(({name}) => name).join(','), containers.map(({image = ''}) => image).join(',')];
}
