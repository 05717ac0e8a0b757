/** A lab or shape file and everything that it extends, as layers: the file itself first. */
import {existsSync, realpathSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {childValue, parseDocuments, type SourceDocument} from '../documents.js';
import {expandShortForms, isMapping, type Layer} from '../layers.js';
import {didYouMean, type Place, type Problem, type Report} from '../problems.js';
import {labFile, labNames, shapeFile, shapeNames} from './package.js';
import {displayPath, isFolder, readSource, standardInput} from './source.js';

export type Kind = 'lab' | 'shape';

/** A name or a path as somebody wrote it: where, and the folder from which a path is counted. */
export type Reference = {readonly text: string; readonly directory: string; readonly at: Place | undefined};

/** The long form's field of each short form. */
export const labShortForms = {cluster: 'extends', mode: 'name'};

/** Undefined after a report. */
export function loadLayers(reference: Reference, kind: Kind, report: Report): Layer[] | undefined {
	return loadChain(reference, {kind, chain: [], report});
}

/** The file that is meant: a name of the package's own, or a path. Undefined after a report. */
function resolveReference({text, directory, at}: Reference, kind: Kind, report: Report): string | undefined {
	if (text === standardInput) return text;
	const path = resolve(directory, text);
	const inside = join(path, 'lab.yaml');
	const folder = isFolder(path);
	if (kind === 'lab' && folder && existsSync(inside)) return inside;
	if (!isName(text) || (existsSync(path) && !folder)) return kind === 'lab' && folder ? inside : path;
	const known = kind === 'lab' ? labNames() : shapeNames();
	if (known.includes(text)) return kind === 'lab' ? labFile(text) : shapeFile(text);
	const what = kind === 'lab' ? 'lab' : 'cluster shape';
	const message = `there is no ${what} named '${text}'`;
	report({code: 'unknown-reference', message, hint: didYouMean(text, known), ...(at && {at})});
	return undefined;
}

type Chain = {readonly kind: Kind; readonly chain: readonly string[]; readonly report: Report};

function loadChain(reference: Reference, {kind, chain, report}: Chain): Layer[] | undefined {
	const file = resolveReference(reference, kind, report);
	if (file === undefined) return undefined;
	const real = existsSync(file) ? realpathSync(file) : file;
	if (chain.includes(real)) return reportCycle([...chain, real], reference.at, report);
	const document = readOne(file, report, reference.at);
	if (!document) return undefined;
	const directory = file === standardInput ? process.cwd() : dirname(file);
	const layer = {...expandShortForms(document, kind === 'lab' ? labShortForms : {}), directory};
	const base = childValue(document.value, 'extends');
	// Something that is no string is the schema's to report.
	if (typeof base !== 'string') return [layer];
	const below = {text: base, directory, at: document.locate(['extends'])};
	const layers = loadChain(below, {kind, chain: [...chain, real], report});
	return layers && [layer, ...layers];
}

function readOne(file: string, report: Report, at: Place | undefined): SourceDocument | undefined {
	const text = readSource(file, report, at);
	if (text === undefined) return undefined;
	let isSound = true;
	const documents = parseDocuments(displayPath(file), text, problem => {
		isSound = false;
		report(problem);
	});
	if (!isSound) return undefined;
	const [document, second] = documents;
	if (document && !second && isMapping(document.value)) return document;
	report(notOneMapping(documents, displayPath(file)));
	return undefined;
}

function notOneMapping([document, second]: readonly SourceDocument[], file: string): Problem {
	const code = 'not-a-mapping';
	const hint = 'one mapping, with lines of the form `field: value`';
	const at = (second ?? document)?.locate([]) ?? {file, line: 1, column: 1};
	if (second) return {code, message: 'this file has several documents', hint, at};
	return {code, message: document ? 'this file is not a mapping' : 'this file is empty', hint, at};
}

function reportCycle(chain: readonly string[], at: Place | undefined, report: Report): undefined {
	const loop = chain.slice(chain.indexOf(chain.at(-1) ?? '')).map(displayPath);
	report({
		code: 'extends-cycle',
		message: `these files extend one another: ${loop.join(' → ')}`,
		hint: 'one of them must stand on its own',
		...(at && {at}),
	});
}

function isName(text: string): boolean {
	return /^[\w-]+$/.test(text);
}
