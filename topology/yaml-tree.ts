/** A parsed YAML document as a tree in which aliases and merge keys (`<<`) are followed. */
import {type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap} from 'yaml';
import type {Path} from './problems.js';

/** What each alias of a document stands for. */
export type Targets = ReadonlyMap<Alias, Node>;

/** A value found by its path. `exact` is false when the path leads further than the document does. */
export type Found = {readonly node: Node | null; readonly key: Node | undefined; readonly exact: boolean};

/** Plain data. An alias gives the very same object as its anchor, so a document takes no more memory than it is long. */
export function plainValue(root: Node | null, targets: Targets): unknown {
	const known = new Map<Node, unknown>();
	const convert = (node: Node | null): unknown => {
		const real = follow(node, targets);
		if (!real) return null;
		if (!known.has(real)) known.set(real, convertNode(real));
		return known.get(real);
	};
	const convertNode = (node: Node): unknown => {
		if (isSeq(node)) return node.items.map(item => convert(item as Node | null));
		if (isMap(node))
			return Object.fromEntries(entriesOf(node, targets).map(([key, {value}]) => [key, convert(value)]));
		return isScalar(node) ? node.value : null;
	};
	return convert(root);
}

/** Walks as far along the path as the document goes. */
export function findIn(root: Node | null, path: Path, targets: Targets): Found {
	let found: Found = {node: root, key: undefined, exact: true};
	for (const step of path) {
		const next = childOf(follow(found.node, targets), step, targets);
		if (!next) return {...found, exact: false};
		found = {...next, exact: true};
	}
	return found;
}

/** The text of a mapping's key as JSON has it: `on:` reads as `true:`, as kubectl does. Undefined for a key that is no plain word. */
export function keyText(key: unknown): string | undefined {
	return isScalar(key) && key.value !== null ? String(key.value) : undefined;
}

export function isMergePair({key}: Pair): boolean {
	return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The mappings that a `<<` pair names; undefined when what it names is something else. */
export function mergeSources({value}: Pair, targets: Targets): YAMLMap[] | undefined {
	const source = follow(value as Node | null, targets);
	const sources = isSeq(source) ? source.items.map(item => follow(item as Node | null, targets)) : [source];
	return sources.every(isMap) ? (sources as YAMLMap[]) : undefined;
}

export function follow(node: Node | null, targets: Targets): Node | null {
	return isAlias(node) ? (targets.get(node) ?? null) : node;
}

type Entry = {readonly key: Node; readonly value: Node | null};

/** What is written in the mapping itself wins over what is merged, and an earlier merge over a later one. */
function entriesOf(map: YAMLMap, targets: Targets): [string, Entry][] {
	const entries = new Map<string, Entry>();
	const own = map.items.filter(pair => !isMergePair(pair));
	for (const pair of map.items.filter(isMergePair)) {
		for (const source of mergeSources(pair, targets) ?? []) {
			for (const [key, entry] of entriesOf(source, targets)) if (!entries.has(key)) entries.set(key, entry);
		}
	}
	for (const {key, value} of own) {
		const text = keyText(follow(key as Node, targets));
		if (text !== undefined) entries.set(text, {key: key as Node, value: value as Node | null});
	}
	return [...entries];
}

function childOf(
	node: Node | null,
	step: string | number,
	targets: Targets,
): Omit<Found, 'exact'> | undefined {
	if (isSeq(node) && typeof step === 'number') {
		return step in node.items ? {node: node.items[step] as Node | null, key: undefined} : undefined;
	}
	if (!isMap(node)) return undefined;
	const entry = ownEntry(node, String(step), targets) ?? mergedEntry(node, String(step), targets);
	return entry && {node: entry.value, key: entry.key};
}

function ownEntry(map: YAMLMap, text: string, targets: Targets): Entry | undefined {
	const own = map.items.filter(pair => !isMergePair(pair));
	const pair = own.findLast(({key}) => keyText(follow(key as Node, targets)) === text);
	return pair && {key: pair.key as Node, value: pair.value as Node | null};
}

function mergedEntry(map: YAMLMap, text: string, targets: Targets): Entry | undefined {
	for (const pair of map.items.filter(isMergePair)) {
		for (const source of mergeSources(pair, targets) ?? []) {
			const entry = ownEntry(source, text, targets) ?? mergedEntry(source, text, targets);
			if (entry) return entry;
		}
	}
	return undefined;
}
