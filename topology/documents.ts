/** Text → documents: YAML (of which JSON is a part) with the place of every value. */
import {type Document, isCollection, isScalar, type Node, parseAllDocuments} from 'yaml';
import type {Locate, Path, Place, Report} from './problems.js';
import {type PlaceOf, placesIn} from './source-text.js';
import {scan} from './yaml-scan.js';
import {scalarTags} from './yaml-tags.js';
import {type Found, findIn, plainValue, type Targets} from './yaml-tree.js';

/** One YAML document of a file. Its value may hold the same object at several places (aliases): it is never changed. */
export type SourceDocument = {
	readonly file: string;
	readonly value: unknown;
	/** Never fails: a path that leads nowhere gets the place of its nearest parent. */
	readonly locate: Locate;
};

/**
 * The documents of a text, without the empty ones and without those that have a problem of YAML itself, which are
 * reported. A byte-order mark, CRLF and `---`/`...` may stand where YAML allows them.
 */
export function parseDocuments(file: string, text: string, report: Report): SourceDocument[] {
	const source = text.replace(/^\uFEFF/, '');
	const placeOf = placesIn(file, source);
	const documents = parseAllDocuments(source, {
		schema: 'failsafe',
		customTags: tags => [...tags, ...scalarTags],
		// yaml compares each key with all before it, which is quadratic; yaml-scan.ts finds duplicates.
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: 'error',
	});
	const results = [...documents].map(document => readDocument(document as Document.Parsed, file, placeOf));
	const template =
		results.find(result => result.template)?.template ??
		(results.some(result => result.broken) ? templateLine(source, placeOf) : undefined);
	if (template) {
		report({
			code: 'helm-template',
			message: 'this is a Helm template, not YAML',
			hint: "render it first: 'helm template CHART', and give its output",
			at: template,
		});
		return [];
	}
	for (const {problems} of results) problems.forEach(report);
	return results.flatMap(({document}) => (document ? [document] : []));
}

/** A part of a document as a document of its own, for a reader that counts paths from there. */
export function subDocument(document: SourceDocument, path: Path): SourceDocument {
	const value = path.reduce<unknown>((value, step) => childValue(value, step), document.value);
	return {file: document.file, value, locate: (below, part) => document.locate([...path, ...below], part)};
}

/** The value under a key or an index; undefined where there is none. */
export function childValue(value: unknown, step: string | number): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
	return (value as Record<string | number, unknown>)[step];
}

type ReadResult = {
	readonly document?: SourceDocument;
	readonly problems: readonly Parameters<Report>[0][];
	/** Not YAML at all. */
	readonly broken?: boolean;
	/** YAML only by accident: a Helm template. */
	readonly template?: Place;
};

function readDocument(parsed: Document.Parsed, file: string, placeOf: PlaceOf): ReadResult {
	const [error] = parsed.errors;
	if (error) {
		// What follows the first mistake is mostly its echo.
		const [start, end] = error.pos;
		const message = error.code === 'RESOURCE_EXHAUSTION' ? 'nested too deeply' : error.message;
		return {problems: [{code: 'yaml-syntax', message, at: placeOf(start, end)}], broken: true};
	}
	const root = parsed.contents as Node | null;
	const {targets, problems, template} = scan(root, placeOf);
	if (template) return {problems, template: placeOfNode(template, placeOf)};
	if (problems.length > 0) return {problems};
	const value = plainValue(root, targets);
	if (value === null) return {problems};
	return {document: {file, value, locate: locateIn(root, targets, placeOf)}, problems};
}

function locateIn(root: Node | null, targets: Targets, placeOf: PlaceOf): Locate {
	return (path, part = 'value') => {
		const found = findIn(root, path, targets);
		return part === 'key' || pointsAtKey(found)
			? placeOfNode(found.key ?? found.node, placeOf)
			: placeOfNode(found.node, placeOf);
	};
}

/** A block of lines, and a value that is not there, are shown by their key. */
function pointsAtKey({node, exact}: Found): boolean {
	if (!exact || !node) return true;
	return (isCollection(node) && !node.flow) || (isScalar(node) && node.value === null && node.source === '');
}

function placeOfNode(node: Node | null | undefined, placeOf: PlaceOf): Place {
	const [start, end] = node?.range ?? [0, 1];
	return isCollection(node) && !node.flow ? placeOf(start) : placeOf(start, end);
}

/** The first line that looks like Go's template language: `{{- if …`, `name: {{ .Values.name }}`. */
function templateLine(source: string, placeOf: PlaceOf): Place | undefined {
	const match = /^([ \t]*(?:-[ \t]+)*(?:[^\s#:{][^#:{\n]*:[ \t]+)?)\{\{[^\n]*?(?:\}\}|$)/m.exec(source);
	if (!match) return undefined;
	return placeOf(match.index + (match[1]?.length ?? 0), match.index + match[0].length);
}
