/** Talks to a lab's labd over its socket. */
import {closeSync, openSync} from 'node:fs';
import {type IncomingMessage, request} from 'node:http';
import {text} from 'node:stream/consumers';
import {labFolder} from '../run/state.js';
import {jsonLines, streamError} from './json-lines.js';

/** labd does not answer: it is dead, or the lab is not up. The packets may still go on. */
export class LabdGoneError extends Error {
	override readonly name = 'LabdGoneError';
}

/** An error that labd answered with. */
export class LabdError extends Error {
	override readonly name = 'LabdError';

	constructor(
		message: string,
		/** The exit code of who asked. */
		readonly exit = 1,
	) {
		super(message);
	}
}

/** Asks labd for something; the answer is what `lib/labd/server.ts` returns for that path. Throws a LabdGoneError or a LabdError. */
export async function askLabd<Answer>(
	lab: string,
	path: string,
	body: unknown = {},
	signal?: AbortSignal,
): Promise<Answer> {
	const response = await post(lab, path, {body, signal});
	const answer = await unlessGone(lab, () => text(response));
	if (response.statusCode !== 200) throw errorIn(answer);
	return JSON.parse(answer) as Answer;
}

/**
 * Asks labd for something that it tells bit by bit. Ends when labd has no more to say, or the signal fires. Throws a
 * LabdGoneError, also when labd dies meanwhile, or a LabdError.
 */
export async function* streamLabd<Item>(
	lab: string,
	path: string,
	body: unknown,
	signal: AbortSignal,
): AsyncGenerator<Item, void> {
	try {
		const response = await post(lab, path, {body, signal});
		if (response.statusCode !== 200) throw errorIn(await unlessGone(lab, () => text(response)));
		const lines = jsonLines(response);
		for (;;) {
			const {value, done} = await unlessGone(lab, () => lines.next());
			if (done) break;
			yield value as Item;
		}
		const failure = streamError(response);
		if (failure !== undefined) throw new LabdError(failure);
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}

function errorIn(answer: string): LabdError {
	const {error, exit} = JSON.parse(answer) as {readonly error?: string; readonly exit?: number};
	return new LabdError(error ?? answer, exit);
}

type Request = {readonly body: unknown; readonly signal: AbortSignal | undefined};

async function post(lab: string, path: string, {body, signal}: Request): Promise<IncomingMessage> {
	return unlessGone(lab, async () => {
		const folder = openSync(labFolder(lab), 'r');
		try {
			// unix(7): the path of a socket has at most 107 bytes, and the state folder's may be longer.
			return await postTo(`/proc/self/fd/${folder}/labd.sock`, path, {body, signal});
		} finally {
			closeSync(folder);
		}
	});
}

async function unlessGone<T>(lab: string, talk: () => Promise<T>): Promise<T> {
	try {
		return await talk();
	} catch (error) {
		const why =
			error instanceof Error ? error.message.replace(/\/proc\/self\/fd\/\d+/, labFolder(lab)) : error;
		const hint = `the lab's packets may still go on; npx cnilab resume ${lab} starts it again`;
		throw new LabdGoneError(`labd of lab ${lab} does not answer (${why}): ${hint}`, {cause: error});
	}
}

function postTo(socketPath: string, path: string, {body, signal}: Request): Promise<IncomingMessage> {
	const options = {
		socketPath,
		path,
		method: 'POST',
		headers: {'content-type': 'application/json'},
		// A connection that is kept is known by its path, and the next lab's folder may be open under the same number.
		agent: false,
		...(signal && {signal}),
	};
	return new Promise((resolve, reject) => {
		const call = request(options, resolve);
		call.on('error', reject);
		call.end(JSON.stringify(body));
	});
}
