/** Manifests: files, folders, globs and standard input, as documents. */
import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseDocuments, type SourceDocument} from '../documents.js';
import {expandGlob, type FolderEntry, isGlob} from '../glob.js';
import type {Place, Report} from '../problems.js';
import {displayPath, isFolder, readSource, standardInput} from './source.js';

/** What to read, and where it was asked for. */
export type Pattern = {readonly pattern: string; readonly at?: Place | undefined};

/**
 * All documents, in the order of the patterns; a file that several of them name is read once. A folder gives its own
 * *.yaml, *.yml and *.json, sorted, without those of the folders in it (`folder/**` does); so does a glob.
 */
export function readManifests(
	patterns: readonly (string | Pattern)[],
	baseDirectory: string,
	report: Report,
): SourceDocument[] {
	const asked = patterns.map(pattern => (typeof pattern === 'string' ? {pattern} : pattern));
	const files = new Map(
		asked.flatMap(one => filesOf(one, baseDirectory, report).map(file => [file, one.at])),
	);
	return [...files].flatMap(([file, at]) => {
		const text = readSource(file, report, at);
		return text === undefined ? [] : parseDocuments(displayPath(file), text, report);
	});
}

function filesOf({pattern, at}: Pattern, baseDirectory: string, report: Report): string[] {
	if (pattern === standardInput) return [pattern];
	const path = resolve(baseDirectory, pattern);
	const folder = isFolder(path);
	if (!folder && (existsSync(path) || !isGlob(pattern))) return [path];
	let files: string[];
	try {
		files = folder ? manifestsIn(path) : expandGlob(path, listFolder).filter(isManifest);
	} catch (error) {
		report({
			code: 'file-unreadable',
			message: `'${pattern}' can't be read: ${(error as Error).message}`,
			...(at && {at}),
		});
		return [];
	}
	if (files.length === 0) {
		const message = folder ? `no manifest is in the folder '${pattern}'` : `nothing matches '${pattern}'`;
		report({
			code: 'nothing-matches',
			message,
			hint: 'manifests end in .yaml, .yml or .json',
			...(at && {at}),
		});
	}
	return files;
}

function manifestsIn(folder: string): string[] {
	const files = listFolder(folder).filter(({name, isFolder}) => !isFolder && isManifest(name));
	return files.map(({name}) => join(folder, name)).sort();
}

function listFolder(folder: string): FolderEntry[] {
	if (!isFolder(folder)) return [];
	// A link to a folder is not followed: it may lead back.
	return readdirSync(folder, {withFileTypes: true}).map(entry => ({
		name: entry.name,
		isFolder: entry.isDirectory(),
	}));
}

function isManifest(name: string): boolean {
	return /\.(ya?ml|json)$/.test(name);
}
