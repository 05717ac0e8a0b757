/** What the query of an exec or attach asks for (PodExecOptions, PodAttachOptions). */
import {badRequest} from '../../api/status.js';

export type StreamOptions = {
	readonly container: string | undefined;
	readonly command: readonly string[];
	readonly stdin: boolean;
	readonly stdout: boolean;
	readonly stderr: boolean;
	readonly tty: boolean;
};

/** Throws an ApiError 400 if nothing is asked for. */
export function streamOptions(query: URLSearchParams): StreamOptions {
	const tty = isSet(query, 'tty');
	const options = {
		container: query.get('container') || undefined,
		command: query.getAll('command'),
		stdin: isSet(query, 'stdin'),
		stdout: isSet(query, 'stdout'),
		// A terminal has one output.
		stderr: isSet(query, 'stderr') && !tty,
		tty,
	};
	if (!options.stdin && !options.stdout && !options.stderr)
		throw badRequest('you must specify at least 1 of stdin, stdout, stderr');
	return options;
}

/** As the API server reads booleans of a query: `?tty` alone is true. */
function isSet(query: URLSearchParams, name: string): boolean {
	const value = query.get(name);
	return value !== null && !['false', '0'].includes(value.toLowerCase());
}
