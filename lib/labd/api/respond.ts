/** How answers are sent: JSON, or YAML of it; indented for people; compressed when large. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {promisify} from 'node:util';
import {constants, gzip} from 'node:zlib';
import {stringify} from 'yaml';
import {ApiError, type Status} from '../../api/status.js';
import {log} from '../log.js';

export type Answer = {
	readonly code?: number;
	/** JSON. */
	readonly text: string;
	readonly format?: 'json' | 'yaml';
	/** Instead of `application/json`. */
	readonly type?: string;
};

const compress = promisify(gzip);
/** Bytes; from this size on the API server compresses. */
const large = 128 * 1024;

/** Sends JSON text in the form that was negotiated. */
export async function send(
	{request, response}: {readonly request: IncomingMessage; readonly response: ServerResponse},
	{code = 200, text, format = 'json', type}: Answer,
): Promise<void> {
	const body = Buffer.from(format === 'yaml' ? stringify(JSON.parse(text)) : laidOut(request, text));
	response.setHeader('content-type', type ?? `application/${format}`);
	response.setHeader('cache-control', 'no-cache, private');
	const compressed = body.length > large && acceptsGzip(request);
	if (compressed) {
		response.setHeader('content-encoding', 'gzip');
		response.setHeader('vary', 'Accept-Encoding');
	}
	const bytes = compressed ? await compress(body, {level: constants.Z_BEST_SPEED}) : body;
	response.writeHead(code, {'content-length': bytes.length});
	response.end(bytes);
}

/** Sends what went wrong; ends the answer if it has begun. */
export async function sendError(
	{request, response}: {readonly request: IncomingMessage; readonly response: ServerResponse},
	error: unknown,
): Promise<void> {
	if (response.headersSent) return void response.destroy();
	const status = statusOf(error);
	const retryAfter = status.details?.retryAfterSeconds;
	if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
	// What is left of the body would be taken for the next request.
	if (!request.complete) response.setHeader('connection', 'close');
	await send({request, response}, {code: status.code ?? 500, text: JSON.stringify(status)});
	request.resume();
}

/** Says the same to whoever has no token, whatever they ask for. */
export function unauthorized(): ApiError {
	return new ApiError(401, 'Unauthorized', 'Unauthorized');
}

export function statusOf(error: unknown): Status {
	if (error instanceof ApiError) return error.status;
	log(`the API failed: ${error instanceof Error ? error.stack : error}`);
	const message = `Internal error occurred: ${error instanceof Error ? error.message : error}`;
	return new ApiError(500, 'InternalError', message, {
		causes: [{message: error instanceof Error ? error.message : String(error)}],
	}).status;
}

/** curl and browsers are read by people. */
function laidOut({url = '', headers}: IncomingMessage, text: string): string {
	const asked = /[?&]pretty=(\w+)/.exec(url)?.[1];
	const forPeople =
		asked === undefined ? /^(curl|Wget|Mozilla\/5\.0)/.test(headers['user-agent'] ?? '') : isTrue(asked);
	return forPeople ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text;
}

function isTrue(text: string): boolean {
	return ['1', 't', 'true'].includes(text.toLowerCase());
}

function acceptsGzip({headers}: IncomingMessage): boolean {
	return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}
