/** Checks that network-policy-api's kinds share. */
import type {Fault} from '../kubernetes/fault.js';
import {checkSelector} from '../kubernetes/selectors.js';
import type {Path} from '../problems.js';
import type {ClusterPolicyObject} from './objects.js';

/** Where the versions differ. */
export type Limits = {
	/** Of rules, and of what is in them. */
	readonly most: number;
	readonly ports: 'ports' | 'protocols';
	readonly needsNamespaceSelector: boolean;
};

type Range = {readonly path: Path; readonly least: number; readonly most: number};

export function checkLimit(value: number | undefined, {path, least, most}: Range, fault: Fault): void {
	if (value === undefined || (value >= least && value <= most)) return;
	const message = `is ${value}, it must be between ${least} and ${most}`;
	fault(path, 'bad-value', {message, limits: [least, most]});
}

/** `minProperties: 1` and `maxProperties: 1`. */
export function checkOnlyOne(
	object: object,
	{path, of}: {readonly path: Path; readonly of: readonly string[]},
	fault: Fault,
): void {
	const set = of.filter(field => (object as Readonly<Record<string, unknown>>)[field] !== undefined);
	const choice = `${of.slice(0, -1).join(', ')} or ${of.at(-1)}`;
	if (set.length === 0) fault(path, 'missing-field', `must have ${choice}`);
	else if (set.length > 1)
		fault(path, 'invalid-object', {
			message: `has ${set.join(' and ')}: it must have one of them alone`,
			hint: 'write them as two items of the list: either may fit then',
		});
}

type List = {readonly path: Path; readonly most: number; readonly what: string};

/** One that is there must not be empty: nobody knows whether it would mean all or nobody. */
export function checkList(
	list: readonly unknown[] | undefined,
	{path, most, what}: List,
	fault: Fault,
): void {
	if (list?.length === 0) fault(path, 'missing-field', `must have at least one ${what}`);
	if (list && list.length > most)
		fault(path, 'bad-value', {
			message: `has ${list.length} items, at most ${most} are taken`,
			limits: [1, most],
		});
}

/** What subjects and peers have in common. */
export function checkPods(
	{namespaces, pods}: ClusterPolicyObject['spec']['subject'],
	path: Path,
	{limit, fault}: {readonly limit: Limits; readonly fault: Fault},
): void {
	checkSelector(namespaces, [...path, 'namespaces'], fault);
	if (!pods) return;
	checkSelector(pods.podSelector, [...path, 'pods', 'podSelector'], fault);
	checkSelector(pods.namespaceSelector, [...path, 'pods', 'namespaceSelector'], fault);
	if (limit.needsNamespaceSelector && !pods.namespaceSelector)
		fault([...path, 'pods'], 'missing-field', {
			message: 'must have the field `namespaceSelector`',
			hint: 'namespaceSelector: {} is all namespaces',
		});
}
