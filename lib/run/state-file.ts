/**
 * One file of a lab's state folder. Every write is a new file and a rename, so a crash leaves the old content or the new, never
 * half of one; what is read is of this version and whole, or it is said what is wrong with it.
 */
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';

/** State that can't be used: says which file, what is wrong with it and what to do. */
export class StateError extends Error {
	override readonly name = 'StateError';
	/** This host can't. */
	readonly exit = 4;
}

/** Writes the file whole, or not at all. Throws a StateError. */
export function writeState(file: string, content: string): void {
	const half = `${file}.new`;
	try {
		writeFileSync(half, content, {mode: 0o600});
		renameSync(half, file);
	} catch (error) {
		rmSync(half, {force: true});
		throw cannotWrite(file, error);
	}
}

const reasons: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full: make room there, or set CNILAB_STATE to a folder elsewhere',
	EDQUOT: 'the disk quota is used up: make room there, or set CNILAB_STATE to a folder elsewhere',
	EACCES: 'you may not write there: set CNILAB_STATE to a folder of your own',
	EROFS: 'the file system is read-only: set CNILAB_STATE to a folder elsewhere',
	EEXIST: 'it is there, and is no folder: set CNILAB_STATE to a folder of your own',
	ENOTDIR: 'a part of the path is no folder: set CNILAB_STATE to a folder of your own',
};

/** What an error of the file system means for the user. */
export function cannotWrite(path: string, cause: unknown): StateError {
	const {code = ''} = cause as NodeJS.ErrnoException;
	return new StateError(`can't write ${path}: ${reasons[code] ?? String(cause)}`, {cause});
}

export type Format<T> = {
	/** Of the file's shape: another number, and this program would misread it. */
	readonly version: number;
	/** Whether what was parsed has the parts that whoever reads it goes through. */
	readonly isWhole: (value: Partial<T>) => boolean;
};

/** What to do about a file that can't be used. */
export const endTheLab = "end the lab with 'npx cnilab down', and bring it up again";

/** The file's JSON. Throws a StateError: not there, not to be read, of another version, not whole. */
export function readState<T extends object>(file: string, {version, isWhole}: Format<T>): T {
	const value = parse(file, textOf(file));
	const found = (value as {readonly version?: unknown} | null)?.version;
	if (typeof found === 'number' && found !== version)
		throw new StateError(
			`${file} is of ${found > version ? 'a newer' : 'an older'} version of cnilab (its format is ${found}, this one reads ${version}): use that version, or ${endTheLab}`,
		);
	const whole = typeof found === 'number' && isWhole(value as Partial<T>);
	if (!whole) throw new StateError(`${file} is not what cnilab writes there: ${endTheLab}`);
	return value as T;
}

function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		throw cannotRead(file, cause);
	}
}

/** What an error of the file system means for the user. */
export function cannotRead(file: string, cause: unknown): StateError {
	const {code, message} = cause as NodeJS.ErrnoException;
	if (code === 'ENOENT') return new StateError(`${file} is not there: ${endTheLab}`, {cause});
	if (code === 'EACCES')
		return new StateError(`you may not read ${file}: give yourself the right (chmod), or ${endTheLab}`, {
			cause,
		});
	return new StateError(`can't read ${file} (${message}): ${endTheLab}`, {cause});
}

function parse(file: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		const how = text.trim() === '' ? 'is empty' : 'is cut off, or something else has written to it';
		throw new StateError(`${file} ${how}: ${endTheLab}`, {cause});
	}
}
