/** What a client sends: read within bounds, and parsed as it says. */
import type {IncomingMessage} from 'node:http';
import {type Body, readBody} from '../../api/decode/body.js';
import {readProtobuf} from '../../api/decode/protobuf.js';
import {ApiError, badRequest} from '../../api/status.js';
import type {PatchType} from './registry-types.js';

/** Bytes; the API server's own limit. */
const limit = 3 * 1024 * 1024;

const protobuf = 'application/vnd.kubernetes.protobuf';
const objects = ['application/json', 'application/yaml', protobuf];
const patches: readonly PatchType[] = [
	'application/json-patch+json',
	'application/merge-patch+json',
	'application/strategic-merge-patch+json',
	'application/apply-patch+yaml',
];

/** An object, sent as JSON, YAML or protobuf; its value is undefined if nothing was sent. Throws an ApiError: 400, 413, 415. */
export async function readObject(request: IncomingMessage): Promise<Body> {
	const type = mediaType(request) ?? 'application/json';
	if (!objects.includes(type)) throw unsupported(objects);
	const bytes = await readBytes(request);
	if (type === protobuf && bytes.length > 0) return {value: readProtobuf(bytes), duplicates: []};
	return parsed(bytes.toString('utf8'), type);
}

/** Throws an ApiError: 400, 413, 415. */
export async function readPatch(request: IncomingMessage): Promise<Body & {readonly type: PatchType}> {
	const type = patches.find(one => one === mediaType(request));
	if (!type) throw unsupported(patches);
	const body = parsed((await readBytes(request)).toString('utf8'), type);
	if (body.value === undefined) throw badRequest('the request has no body, and a patch is one');
	return {type, ...body};
}

function mediaType({headers}: IncomingMessage): string | undefined {
	return headers['content-type']?.split(';')[0]?.trim().toLowerCase() || undefined;
}

function unsupported(accepted: readonly string[]): ApiError {
	const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
	return new ApiError(415, 'UnsupportedMediaType', message);
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
	if (Number(request.headers['content-length']) > limit) throw tooLarge();
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limit) throw tooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function tooLarge(): ApiError {
	return new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limit}`);
}

function parsed(text: string, type: string): Body {
	if (text.trim() === '') return {value: undefined, duplicates: []};
	return readBody(text, type.endsWith('yaml') ? 'yaml' : 'json');
}
