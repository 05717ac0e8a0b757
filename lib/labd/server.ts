/**
 * labd's door: HTTP on a socket in the state folder, which only its owner may enter (mode 0700).
 * The Kubernetes API is served beside this one, for objects.
 */
import {rmSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {cannotWrite} from '../run/state.js';
import {sendJsonLines} from './json-lines.js';

/**
 * What labd answers to, by path: takes the request's JSON, returns the answer's; or an AsyncIterable, of which each item is a
 * line of the answer as it comes. The signal fires when the client has gone.
 */
export type Handlers = Readonly<Record<string, Handler>>;

type Handler = (body: unknown, clientGone: AbortSignal) => Promise<unknown> | AsyncIterable<unknown>;

/** Starts to listen; resolves when a client can connect. Rejects with a StateError. */
export function serveLabd(socketPath: string, handlers: Handlers): Promise<Server> {
	const server = createServer((request, response) => void answer(handlers, request, response));
	// A verify of a thousand pods takes as long as it takes.
	server.requestTimeout = 0;
	// A labd that was killed leaves its socket behind.
	rmSync(socketPath, {force: true});
	return new Promise((resolve, reject) => {
		server.once('error', error => reject(cannotWrite(socketPath, error)));
		server.listen(socketPath, () => resolve(server));
	});
}

async function answer(handlers: Handlers, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const handler = Object.hasOwn(handlers, request.url ?? '') ? handlers[request.url ?? ''] : undefined;
	if (!handler) return send(response, 404, {error: `labd does not know ${request.url}`});
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	try {
		const answer = await handler(JSON.parse(await bodyOf(request)), gone.signal);
		if (isIterable(answer)) await sendJsonLines(response, answer, gone.signal);
		else send(response, 200, answer);
	} catch (error) {
		const {exit} = error as {exit?: number};
		send(response, 500, {error: error instanceof Error ? error.message : String(error), exit});
	}
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
	return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString() || '{}';
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, {'content-type': 'application/json'});
	// A handler without an answer has one all the same.
	response.end(JSON.stringify(body ?? null));
}
