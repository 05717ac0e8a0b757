/** Reads labs from files; nothing else in this folder (but load/) touches anything outside. */
import {existsSync} from 'node:fs';
import {basename, extname, join, resolve} from 'node:path';
import {childValue, type SourceDocument, subDocument} from './documents.js';
import {type LoadedLab, type Running, readLab} from './lab.js';
import {
	expandShortForms,
	isMapping,
	type Layer,
	type Merged,
	mergeLayers,
	parseAssignment,
} from './layers.js';
import {labShortForms, loadLayers, type Reference} from './load/layers.js';
import {type Pattern, readManifests} from './load/manifests.js';
import {labNames} from './load/package.js';
import type {Place, Problem, Report} from './problems.js';

export type {LoadedLab} from './lab.js';
export {readManifests} from './load/manifests.js';
export {labNames, packageRoot, shapeNames} from './load/package.js';
export {readSource} from './load/source.js';

/** What could be read of a lab that is not right. */
export type UnsoundLab = {readonly mode?: LoadedLab['mode']; readonly manifests: readonly SourceDocument[]};

export type LoadOptions = {
	/** Assignments of the command line, `mode.options.directRouting=true`. */
	readonly set?: readonly string[];
	/** Looks into the rest of a lab that is not right, so that one run tells the mistakes of all parts. */
	readonly onUnsound?: (lab: UnsoundLab) => void;
	/** For a file that is to be applied to a lab that is up. */
	readonly running?: Running;
};

export type AdHocLab = LoadOptions & {
	/** A name in topology/clusters, or a path from the current folder. */
	readonly cluster: string;
	readonly mode: string;
	/** Files, folders, globs, or `-`. */
	readonly manifests: readonly string[];
	readonly name?: string | undefined;
};

/**
 * `where` is a lab file, a folder with a lab.yaml, `-`, or a name under the package's labs/. Undefined after it has
 * reported every mistake of the lab file, the shape and YAML of the manifests.
 */
export function loadLab(where: string, report: Report, options: LoadOptions = {}): LoadedLab | undefined {
	const layers = loadLayers({text: where, directory: process.cwd(), at: undefined}, 'lab', report);
	return layers && loadMerged(layers, options, report);
}

/** A lab without a file, from the arguments of the command line. */
export function loadAdHoc(
	{cluster, mode, manifests, name = 'lab', ...options}: AdHocLab,
	report: Report,
): LoadedLab | undefined {
	const value = {summary: `${mode} on ${cluster}`, name, cluster, mode, manifests};
	const places: Readonly<Record<string, Place>> = {
		cluster: argument('--cluster', cluster),
		mode: argument('--mode', mode),
		name: argument('--name', name),
	};
	const locate: SourceDocument['locate'] = ([field, index]) =>
		field === 'manifests' ? argument('-f', manifests[Number(index)] ?? '') : places[String(field)];
	const document = {file: 'command line', value, locate};
	const layer = {...expandShortForms(document, labShortForms), directory: process.cwd()};
	return loadMerged([layer], options, report);
}

/** The package's labs with a line each, for a list; a lab that is not right is in it with what its file says. */
export function listLabs(): {readonly name: string; readonly summary: string}[] {
	return labNames().map(name => {
		const layers = loadLayers({text: name, directory: '/', at: undefined}, 'lab', () => {});
		const [first, ...below] = layers ?? [];
		const summary = first && childValue(mergeLayers([first, ...below]).document.value, 'summary');
		return {name, summary: typeof summary === 'string' ? summary : ''};
	});
}

/** A lab with any problem, be it in a manifest, is no lab. */
function loadMerged(
	files: readonly Layer[],
	{set = [], onUnsound, running}: LoadOptions,
	report: Report,
): LoadedLab | undefined {
	let isSound = true;
	const tell = (problem: Problem) => {
		isSound = false;
		report(problem);
	};
	const assigned = set.flatMap((text, index) => parseAssignment(text, index, tell) ?? []).reverse();
	const directory = process.cwd();
	const over = assigned.map((document): Layer => ({...expandShortForms(document, labShortForms), directory}));
	const [first, ...below] = [...over, ...files];
	const [file] = files;
	if (!first || !file) return undefined;
	const {document, layerOf} = mergeLayers([first, ...below]);
	// The file names the lab, whatever is set over it.
	const lab = {...document, file: file.document.file};
	const shape = loadShape({document: lab, layerOf}, tell);
	const read = readLab({lab, shape, defaultName: defaultName(file), running}, tell);
	const manifests = loadManifests({document: lab, layerOf}, files, tell);
	const solution = loadSolution({document: lab, layerOf}, tell);
	if (read && isSound) return {...read, manifests, ...withSolution(read.task, solution)};
	onUnsound?.({...modeNamed(lab), manifests});
	return undefined;
}

function modeNamed({value, locate}: SourceDocument): Pick<UnsoundLab, 'mode'> {
	const mode = childValue(value, 'mode');
	const [name, options] = [childValue(mode, 'name'), childValue(mode, 'options')];
	if (typeof name !== 'string') return {};
	return {
		mode: {
			name,
			options: isMapping(options) ? options : {},
			locate: (path, part) => locate(['mode', ...path], part),
		},
	};
}

/** The cluster of the lab, with what it extends under it. */
function loadShape({document, layerOf}: Merged, report: Report): SourceDocument | undefined {
	if (!isMapping(childValue(document.value, 'cluster'))) return undefined;
	const inline = {document: subDocument(document, ['cluster']), directory: '', replaces: []};
	const text = childValue(inline.document.value, 'extends');
	if (typeof text !== 'string') return inline.document;
	const path = ['cluster', 'extends'];
	const reference: Reference = {text, directory: layerOf(path).directory, at: document.locate(path)};
	const layers = loadLayers(reference, 'shape', report);
	return layers && mergeLayers([inline, ...layers]).document;
}

function loadManifests(
	{document, layerOf}: Merged,
	files: readonly Layer[],
	report: Report,
): SourceDocument[] {
	const asked = childValue(document.value, 'manifests');
	if (Array.isArray(asked)) {
		const patterns = asked.flatMap((pattern, index): Pattern[] =>
			typeof pattern === 'string' ? [{pattern, at: document.locate(['manifests', index])}] : [],
		);
		return readManifests(patterns, layerOf(['manifests']).directory, report);
	}
	const folder = files.map(({directory}) => join(directory, 'manifests')).find(existsSync);
	return folder === undefined ? [] : readManifests([folder], '/', report);
}

type Solution = {readonly documents: readonly SourceDocument[]; readonly paths: readonly string[]};

function loadSolution({document, layerOf}: Merged, report: Report): Solution {
	const path = ['task', 'solution'];
	const asked = childValue(childValue(document.value, 'task'), 'solution');
	const patterns = (Array.isArray(asked) ? asked : []).flatMap((pattern, index): Pattern[] =>
		typeof pattern === 'string' ? [{pattern, at: document.locate([...path, index])}] : [],
	);
	if (patterns.length === 0) return {documents: [], paths: []};
	const {directory} = layerOf(path);
	const paths = patterns.map(({pattern}) => resolve(directory, pattern));
	return {documents: readManifests(patterns, directory, report), paths};
}

function withSolution(
	task: LoadedLab['task'],
	{documents, paths}: Solution,
): Pick<LoadedLab, 'task' | 'solution'> {
	return {solution: documents, ...(task && {task: {...task, solution: paths}})};
}

/** The folder's name, or the file's if it is not called lab.yaml, as a DNS-1123 label: `My Lab` is `my-lab`. */
function defaultName({document, directory}: Layer): string {
	if (document.file === '<stdin>') return 'lab';
	const file = basename(document.file);
	const name = file === 'lab.yaml' ? basename(resolve(directory)) : basename(file, extname(file));
	const label = name
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 63);
	return label.replaceAll(/^-+|-+$/g, '') || 'lab';
}

function argument(flag: string, value: string): Place {
	const text = `${flag} ${value}`;
	return {file: 'command line', line: 1, column: flag.length + 2, text, length: Math.max(1, value.length)};
}
