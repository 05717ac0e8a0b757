/** Documents laid over one another (`extends`, `--set`): mappings merge deeply, anything else is replaced. */
import {childValue, parseDocuments, type SourceDocument} from './documents.js';
import type {Locate, Path, Place, Problem, Report} from './problems.js';

export type Layer = {
	readonly document: SourceDocument;
	/** The folder from which the paths in it are counted. */
	readonly directory: string;
	/** Fields at the root that hide what the layers below have there, although they are mappings. */
	readonly replaces: readonly string[];
};

export type Merged = {
	readonly document: SourceDocument;
	/** The layer that a value comes from. */
	readonly layerOf: (path: Path) => Layer;
};

/** The first layer wins. An empty value (`node-1:`) changes nothing of what is below it. */
export function mergeLayers(layers: readonly [Layer, ...Layer[]]): Merged {
	const [top, ...below] = layers;
	const value = below.reduce(
		({value, hidden}, {document, replaces}) => ({
			value: mergeRoot(value, document.value, hidden),
			hidden: [...hidden, ...replaces],
		}),
		{value: top.document.value, hidden: [...top.replaces]},
	).value;
	const layerOf = (path: Path) => deepestLayer(layers, path);
	const locate: Locate = (path, part) => layerOf(path).document.locate(path, part);
	return {document: {file: top.document.file, value, locate}, layerOf};
}

/**
 * A lab's short forms as their long ones, `mode: NAME` as `mode: {name: NAME}`, so that layers can add to them.
 * The short form itself replaces what another layer says.
 */
export function expandShortForms(
	document: SourceDocument,
	shortForms: Readonly<Record<string, string>>,
): Omit<Layer, 'directory'> {
	const isShort = (field: string) => typeof childValue(document.value, field) === 'string';
	const replaces = Object.keys(shortForms).filter(isShort);
	const long = replaces.map(field => [field, {[shortForms[field] ?? '']: childValue(document.value, field)}]);
	const value = isMapping(document.value) ? {...document.value, ...Object.fromEntries(long)} : document.value;
	const locate: Locate = (path, part) => {
		const [field] = path;
		return replaces.includes(String(field))
			? document.locate(path.slice(0, 1), part)
			: document.locate(path, part);
	};
	return {document: {file: document.file, value, locate}, replaces};
}

/** `mode.options.directRouting=true` as a document; dots inside a key are written `\.`. Undefined after a report. */
export function parseAssignment(text: string, index: number, report: Report): SourceDocument | undefined {
	const match = /^((?:\\.|[^\\=])+)=(.*)$/s.exec(text);
	const path = (match?.[1] ?? '').split(/(?<!\\)\./).map(key => key.replaceAll('\\.', '.'));
	const at: Place = {file: '--set', line: index + 1, column: 1, text, length: (match?.[1] ?? text).length};
	if (!match || path.includes('')) {
		report({
			code: 'bad-value',
			message: `'${text}' is no assignment`,
			hint: '--set mode.options.directRouting=true',
			at,
		});
		return undefined;
	}
	const problems: Problem[] = [];
	const [document] = parseDocuments('--set', match[2] ?? '', problem => problems.push(problem));
	if (problems[0])
		report({...problems[0], at: {...at, column: at.column + (match[1]?.length ?? 0) + 1, length: 1}});
	const value = path.reduceRight<unknown>(
		(value, key) => Object.fromEntries([[key, value]]),
		document?.value ?? null,
	);
	return problems.length > 0 ? undefined : {file: '--set', value, locate: () => at};
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeRoot(over: unknown, under: unknown, hidden: readonly string[]): unknown {
	if (!isMapping(under) || !isMapping(over)) return merge(over, under);
	const visible = Object.entries(under).filter(([key]) => !hidden.includes(key));
	return merge(over, Object.fromEntries(visible));
}

function merge(over: unknown, under: unknown): unknown {
	if (over === null || over === undefined) return under;
	if (!isMapping(over) || !isMapping(under)) return over;
	// What is below comes first: adding a node does not renumber the others.
	const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
	return Object.fromEntries(
		keys.map(key => [key, merge(childValue(over, key), childValue(under, key)) ?? null]),
	);
}

function deepestLayer(layers: readonly [Layer, ...Layer[]], path: Path): Layer {
	let best: {layer: Layer; depth: number} = {layer: layers[0], depth: -1};
	for (const layer of layers) {
		const depth = depthOf(layer.document.value, path);
		if (depth > best.depth) best = {layer, depth};
		if (depth === path.length || layer.replaces.includes(String(path[0]))) break;
	}
	return best.layer;
}

/** How many steps of the path exist. */
function depthOf(root: unknown, path: Path): number {
	let value = root;
	for (const [depth, step] of path.entries()) {
		value = childValue(value, step);
		if (value === undefined) return depth;
	}
	return path.length;
}
