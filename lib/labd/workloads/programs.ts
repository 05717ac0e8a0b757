/** Commands of containers that this host has: they run for real, in the pod's network. */
import {accessSync, constants, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {launch} from '../../run/launch.js';
import type {Program} from './plan.js';
import type {Closable} from './serve.js';

/** Runs until it ends by itself (then `tell` gets a sentence) or until it is closed. It is not started again. */
export function runProgram(
	{enter, argv, env, why}: Program & {readonly enter: readonly string[]; readonly why: string},
	tell: (message: string) => void,
): Closable {
	const launched = launch({argv: [...enter, ...argv], env, why});
	let closed = false;
	const ended = launched.ended.then(how => {
		if (!closed) tell(`command '${argv.join(' ')}' has ended: ${how}`);
	});
	return {
		close: () => {
			closed = true;
			launched.stop();
			return ended;
		},
	};
}

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
