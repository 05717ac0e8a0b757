/** An answer that comes bit by bit: one JSON document a line, and in a trailer why it ended early. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Readable} from 'node:stream';

const errorTrailer = 'labd-error';

/** Sends what comes until it ends or the client goes. Never rejects. */
export async function sendJsonLines(
	response: ServerResponse,
	documents: AsyncIterable<unknown>,
	clientGone: AbortSignal,
): Promise<void> {
	response.writeHead(200, {'content-type': 'application/x-ndjson', trailer: errorTrailer});
	// The client shall know at once that it is heard, however long nothing happens.
	response.flushHeaders();
	const iterator = documents[Symbol.asyncIterator]();
	const gone = once(clientGone);
	try {
		for (;;) {
			const next = await Promise.race([iterator.next(), gone]);
			if (!next || next.done) break;
			if (!response.write(`${JSON.stringify(next.value)}\n`)) await Promise.race([drained(response), gone]);
		}
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		// A trailer has only ASCII.
		response.addTrailers({[errorTrailer]: encodeURIComponent(message)});
	}
	// Not awaited: a generator that waits for something returns when that has come.
	void Promise.resolve(iterator.return?.()).catch(() => {});
	response.end();
}

/** The documents of an answer, or of what a process prints. Throws what the stream does when it is cut off. */
export async function* jsonLines(response: Readable): AsyncGenerator<unknown, void> {
	response.setEncoding('utf8');
	let rest = '';
	for await (const chunk of response) {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield JSON.parse(line);
	}
}

/** Once all of it has been read: why it ended before its end. */
export function streamError({trailers}: IncomingMessage): string | undefined {
	const encoded = trailers[errorTrailer];
	return typeof encoded === 'string' ? decodeURIComponent(encoded) : undefined;
}

function once(signal: AbortSignal): Promise<undefined> {
	return new Promise(resolve => {
		if (signal.aborted) resolve(undefined);
		else signal.addEventListener('abort', () => resolve(undefined), {once: true});
	});
}

function drained(response: ServerResponse): Promise<void> {
	return new Promise(resolve => response.once('drain', resolve));
}
