/**
 * Sets of paths into an object, as managedFields have them (FieldsV1), and worked on as they are: `f:NAME` a field,
 * `k:{KEYS}` an item with these keys, `v:VALUE` an item of a set. A node without content is a member of the set; one with
 * content is a member too if it has `.`.
 */
import {isEmpty} from './json.js';

export type FieldSet = {readonly [element: string]: FieldSet};

/** As a set it has no member; as a node it is one. */
export const none: FieldSet = {};
export const member: FieldSet = none;

export function isMember(node: FieldSet): boolean {
	return Object.hasOwn(node, '.') || isEmpty(node);
}

/** What is below a node, as a set. */
export function below(node: FieldSet): FieldSet {
	if (!Object.hasOwn(node, '.')) return node;
	const {'.': _self, ...children} = node;
	return children;
}

/** Nothing if it is no member and has none below it. */
export function nodeOf(isItself: boolean, children: FieldSet): FieldSet | undefined {
	if (isEmpty(children)) return isItself ? member : undefined;
	return isItself ? {'.': member, ...children} : children;
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
	if (isEmpty(a)) return b;
	if (isEmpty(b)) return a;
	return combined({...a, ...b}, element => {
		const [left, right] = [a[element], b[element]];
		if (left === undefined || right === undefined) return left ?? right;
		return nodeOf(isMember(left) || isMember(right), union(below(left), below(right)));
	});
}

export function difference(a: FieldSet, b: FieldSet): FieldSet {
	if (isEmpty(b)) return a;
	return combined(a, (element, left) => {
		const right = b[element];
		if (right === undefined) return left;
		return nodeOf(isMember(left) && !isMember(right), difference(below(left), below(right)));
	});
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
	return combined(a, (element, left) => {
		const right = b[element];
		if (right === undefined) return undefined;
		return nodeOf(isMember(left) && isMember(right), intersection(below(left), below(right)));
	});
}

/** The set with all fields on the way to its members, but not with the items of lists. */
export function withWays(set: FieldSet): FieldSet {
	return combined(set, (element, node) =>
		nodeOf(isMember(node) || element.startsWith('f:'), withWays(below(node))),
	);
}

/** `.spec.containers[name="web"].image`: the members of a level first, as the API server lists conflicts. */
export function pathsOf(set: FieldSet, prefix = ''): readonly string[] {
	const elements = Object.keys(set).sort();
	const at = (element: string) => `${prefix}${elementText(element)}`;
	return [
		...elements.filter(element => isMember(set[element] ?? none)).map(at),
		...elements.flatMap(element => pathsOf(below(set[element] ?? none), at(element))),
	];
}

/** The same set with its elements in one order. */
export function sorted(set: FieldSet): FieldSet {
	if (isEmpty(set)) return set;
	return Object.fromEntries(
		Object.keys(set)
			.sort()
			.map(element => [element, sorted(set[element] ?? none)]),
	);
}

function combined(
	elements: FieldSet,
	choose: (element: string, node: FieldSet) => FieldSet | undefined,
): FieldSet {
	const result: Record<string, FieldSet> = {};
	for (const element of Object.keys(elements)) {
		if (element === '.') continue;
		const node = choose(element, elements[element] ?? none);
		if (node !== undefined) result[element] = node;
	}
	return result;
}

function elementText(element: string): string {
	const content = element.slice(2);
	if (element.startsWith('f:')) return `.${content}`;
	if (element.startsWith('v:')) return `[=${content}]`;
	if (!element.startsWith('k:')) return `[${content}]`;
	const keys = Object.entries<unknown>(JSON.parse(content));
	return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}
