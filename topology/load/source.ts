/** One file, or standard input, as text. Nothing is read that is too large, and nothing is read as something else. */
import {closeSync, fstatSync, openSync, readdirSync, readSync, statSync} from 'node:fs';
import {basename, dirname, relative} from 'node:path';
import {nearest, type Place, type Problem, type ProblemCode, type Report} from '../problems.js';

/** Bytes. */
const sourceSizeLimit = 8 * 1024 * 1024;

export const standardInput = '-';

/**
 * The text of a file; `-` is standard input. Undefined after a report. `at` is where the file is asked for, if a
 * file does so.
 */
export function readSource(path: string, report: Report, at?: Place): string | undefined {
	const name = displayPath(path);
	const problem = (code: ProblemCode, message: string, hint?: string): undefined => {
		report({code, message, ...(hint !== undefined && {hint}), ...(at && {at})});
	};
	let descriptor: number | undefined;
	try {
		descriptor = path === standardInput ? 0 : openSync(path, 'r');
		const stat = fstatSync(descriptor);
		if (stat.isDirectory()) return problem('file-is-directory', `'${name}' is a directory, a file is needed`);
		const bytes = stat.size > sourceSizeLimit ? undefined : readUpTo(descriptor, sourceSizeLimit);
		if (!bytes)
			return problem('file-too-large', `'${name}' is larger than ${sourceSizeLimit / 1024 / 1024} MiB`);
		return decode(bytes, name, report);
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			return problem('file-missing', `there is no file '${name}'`, nearestFile(path));
		}
		return problem('file-unreadable', `'${name}' can't be read: ${message}`);
	} finally {
		if (descriptor) closeSync(descriptor);
	}
}

/** A path that can't even be asked for is none; reading it says why. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

/** As a person would write it: from the current folder, if it is below that. */
export function displayPath(path: string): string {
	if (path === standardInput) return '<stdin>';
	const short = relative(process.cwd(), path);
	return short === '' || short.startsWith('..') ? path : short;
}

/** A pipe or a device does not tell its size. Undefined if there is more. */
function readUpTo(descriptor: number, limit: number): Buffer | undefined {
	const chunks: Buffer[] = [];
	let length = 0;
	for (;;) {
		const chunk = Buffer.alloc(64 * 1024);
		const count = readSync(descriptor, chunk);
		if (count === 0) return Buffer.concat(chunks);
		length += count;
		if (length > limit) return undefined;
		chunks.push(chunk.subarray(0, count));
	}
}

function decode(bytes: Buffer, file: string, report: Report): string | undefined {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		report(notUtf8(bytes, file));
		return undefined;
	}
}

function notUtf8(bytes: Buffer, file: string): Problem {
	const before = bytes.toString('utf8').split('\uFFFD', 1)[0]?.split('\n') ?? [];
	const at = {file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const hint = isUtf16 ? "it is UTF-16: save it as UTF-8, or 'iconv -f UTF-16 -t UTF-8'" : 'save it as UTF-8';
	return {code: 'file-not-utf8', message: 'this is not UTF-8', hint, at};
}

function nearestFile(path: string): string | undefined {
	let names: string[];
	try {
		names = readdirSync(dirname(path));
	} catch {
		return `the folder '${displayPath(dirname(path))}' is not there`;
	}
	const near = nearest(basename(path), names);
	return near === undefined ? undefined : `did you mean '${near}'?`;
}
