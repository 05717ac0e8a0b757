/** Which commands of containers this host has: they run for real. */
import {accessSync, constants, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** Whether `program` can be run here: a path, or a name on `path`. */
export function isOnHost(program: string, path: string): boolean {
	const candidates = program.includes('/')
		? [program]
		: path.split(delimiter).map(folder => join(folder, program));
	return candidates.some(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}
