/** One walk over a parsed document, before anything follows its aliases: resolves them, and finds what YAML itself forbids. */
import {type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap} from 'yaml';
import {didYouMean, type Problem} from './problems.js';
import type {PlaceOf} from './source-text.js';
import {isMergePair, keyText, mergeSources} from './yaml-tree.js';

/**
 * How many values all aliases together may stand for. Ten lines can stand for 10⁹ ("billion laughs");
 * real files stay far below.
 */
const aliasedValuesLimit = 100_000;

/** Deeper nesting is no manifest, and would exhaust the stack of whatever walks it. */
const depthLimit = 500;

/** `image: web:{{ .Values.tag }}` is YAML, and so is `{{- end }}` below a word; neither is meant as such. */
const helmAction =
	/\{\{-?\s*(?:\/\*|\$|\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|(?:if|else|end|range|with|include|template|define|block|toYaml|tpl)\b)/;

export type Scan = {
	readonly targets: ReadonlyMap<Alias, Node>;
	readonly problems: readonly Problem[];
	/** A node that Helm's template language explains better than YAML does. */
	readonly template: Node | undefined;
};

export function scan(root: Node | null, placeOf: PlaceOf): Scan {
	const scanner = new Scanner(placeOf);
	scanner.visit(root, 0);
	return scanner;
}

class Scanner implements Scan {
	readonly targets = new Map<Alias, Node>();
	readonly problems: Problem[] = [];
	template: Node | undefined;
	readonly #anchors = new Map<string, Node>();
	/** How many values a finished anchor stands for, its own aliases followed; absent while it is being read. */
	readonly #sizes = new Map<Node, number>();
	readonly #placeOf: PlaceOf;
	#aliasedValues = 0;
	#refused = false;

	constructor(placeOf: PlaceOf) {
		this.#placeOf = placeOf;
	}

	/** Returns how many values the node stands for. */
	visit(node: Node | null, depth: number): number {
		if (!node || this.#refused) return 1;
		if (depth > depthLimit) return this.#refuse(node, 'yaml-syntax', `more than ${depthLimit} levels deep`);
		if (isAlias(node)) return this.#visitAlias(node);
		if (isScalar(node) && node.type === 'PLAIN' && helmAction.test(node.source ?? '')) this.template ??= node;
		if (isAnchored(node)) this.#anchors.set(node.anchor, node);
		const size = 1 + this.#visitChildren(node, depth);
		if (isAnchored(node)) this.#sizes.set(node, size);
		return size;
	}

	#visitChildren(node: Node, depth: number): number {
		if (isSeq(node))
			return node.items.reduce<number>((size, item) => size + this.visit(item as Node, depth + 1), 0);
		if (!isMap(node)) return 0;
		let size = 0;
		for (const {key, value} of node.items) {
			size += this.visit(key as Node, depth + 1) + this.visit(value as Node | null, depth + 1);
		}
		if (!this.#refused) this.#checkKeys(node);
		return size;
	}

	#visitAlias(alias: Alias): number {
		const target = this.#anchors.get(alias.source);
		if (!target) {
			const hint = didYouMean(alias.source, [...this.#anchors.keys()]);
			this.#report(alias, 'yaml-syntax', `no anchor '&${alias.source}' stands before this alias`, hint);
			return 1;
		}
		const size = this.#sizes.get(target);
		if (size === undefined) {
			return this.#refuse(alias, 'yaml-too-many-aliases', `the anchor '&${alias.source}' contains itself`);
		}
		this.targets.set(alias, target);
		this.#aliasedValues += size;
		if (this.#aliasedValues <= aliasedValuesLimit) return size;
		const message = `the aliases up to here stand for more than ${aliasedValuesLimit} values`;
		return this.#refuse(alias, 'yaml-too-many-aliases', message);
	}

	#checkKeys(map: YAMLMap): void {
		// What `name: {{ .Values.name }}` reads as: a flow mapping with a flow mapping as its key.
		if (map.flow && isMap(map.items[0]?.key)) this.template ??= map;
		const seen = new Map<string, Node>();
		for (const pair of map.items) {
			const key = pair.key as Node;
			if (isMergePair(pair)) {
				if (!mergeSources(pair, this.targets))
					this.#report(key, 'yaml-syntax', "'<<' takes a mapping or a list of them");
				continue;
			}
			const text = keyText(isAlias(key) ? this.targets.get(key) : key);
			if (text === undefined) this.#reportKey(key);
			else if (seen.has(text)) this.#reportDuplicate(key, text, seen.get(text) as Node);
			else seen.set(text, key);
		}
	}

	#reportKey(key: Node): void {
		this.#report(key, 'yaml-syntax', 'a key must be a plain word');
	}

	#reportDuplicate(key: Node, text: string, first: Node): void {
		const {line} = this.#placeOf(first.range?.[0] ?? 0);
		this.#report(key, 'duplicate', `'${text}' is given twice in one mapping, first in line ${line}`);
	}

	#refuse(node: Node, code: Problem['code'], message: string): number {
		this.#refused = true;
		this.#report(node, code, message);
		return 1;
	}

	#report(node: Node, code: Problem['code'], message: string, hint?: string): void {
		const [start, end] = node.range ?? [0, 1];
		this.problems.push({code, message, ...(hint && {hint}), at: this.#placeOf(start, end)});
	}
}

function isAnchored(node: Node): node is Node & {anchor: string} {
	return !isAlias(node) && 'anchor' in node && typeof node.anchor === 'string';
}
