/** A lab's Kubernetes API: HTTPS on the loopback, with the token and the CA of the lab's kubeconfig. */
import type {IncomingMessage} from 'node:http';
import {Agent, request} from 'node:https';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import type {Status} from '../../api/status.js';
import {LabdGoneError} from '../../labd/client.js';
import {asSeenOutside, type LabRecord} from '../../run/state.js';
import {type Access, readAccess} from './access.js';

export type ApiRequest = {
	/** GET if not set. */
	readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With its query: `/api/v1/pods?limit=1`. */
	readonly path: string;
	readonly body?: unknown;
	/** Of the body; JSON if not set. */
	readonly type?: string;
	readonly accept?: string;
};

export type ApiAnswer<T> = {
	/** 201 for what has been created. */
	readonly code: number;
	readonly body: T;
	/** What the API found worth saying. */
	readonly warnings: readonly string[];
};

export type ApiClient = {
	/** Throws a RefusedError with the API's own words, or a LabdGoneError. */
	send<T>(request: ApiRequest): Promise<ApiAnswer<T>>;
	/** The events of a watch, one JSON document each, until the API or the reader ends it. Throws as `send`. */
	watch<T>(path: string): AsyncGenerator<T>;
};

/** The API has said no. */
export class RefusedError extends Error {
	override readonly name = 'RefusedError';
	readonly exit: 1 | 2;

	constructor(
		readonly status: Status,
		message = status.message ?? 'the API refused without a word',
	) {
		super(message);
		// What the user asked for is wrong; all else (a conflict, too many requests) is how things went.
		this.exit = [400, 403, 404, 405, 406, 415, 422].includes(status.code ?? 0) ? 2 : 1;
	}
}

/** An API that takes longer to shake hands is a port that somebody forgot to close. */
const connectMs = 5000;

/** Throws a LabdGoneError or a StateError when the lab's kubeconfig can't be read. */
export function apiClient(record: LabRecord): ApiClient {
	const access = readAccess(record.name);
	const agent = new Agent({keepAlive: true, ca: access.ca});
	const open = (what: ApiRequest) => ask(what, {access, agent, lab: record.name});
	return {
		send: async <T>(what: ApiRequest) => {
			const response = await open(what);
			const body = parse(await text(response), response) as T;
			return {code: response.statusCode ?? 0, body, warnings: warningsOf(response)};
		},
		async *watch<T>(path: string) {
			const response = await open({path});
			try {
				for await (const line of createInterface({input: response})) yield JSON.parse(line) as T;
			} finally {
				response.destroy();
			}
		},
	};
}

type Way = {readonly access: Access; readonly agent: Agent; readonly lab: string};

/** Resolves when the API has agreed and the answer begins. */
async function ask(what: ApiRequest, way: Way): Promise<IncomingMessage> {
	const response = await answerOf(what, way).catch((error: NodeJS.ErrnoException) => {
		const hint = `its packets may still go on; 'npx cnilab resume ${way.lab}' starts it again, 'npx cnilab down ${way.lab}' ends the lab`;
		throw new LabdGoneError(`labd of lab ${way.lab} does not answer (${error.message}): ${hint}`, {
			cause: error,
		});
	});
	if ((response.statusCode ?? 0) < 400) return response;
	throw new RefusedError(statusOf(asSeenOutside(await text(response), way.lab), response));
}

function answerOf(
	{method = 'GET', path, body, type = 'application/json', accept = 'application/json'}: ApiRequest,
	{access: {server, token}, agent}: Way,
): Promise<IncomingMessage> {
	const content = body === undefined ? undefined : JSON.stringify(body);
	const headers = {
		accept,
		authorization: `Bearer ${token}`,
		'user-agent': 'cnilab',
		...(content !== undefined && {'content-type': type, 'content-length': Buffer.byteLength(content)}),
	};
	return new Promise((resolve, reject) => {
		const call = request(new URL(path, server), {method, headers, agent}, resolve);
		const hurry = setTimeout(() => call.destroy(new Error(`no answer within ${connectMs} ms`)), connectMs);
		call.on('socket', socket => {
			if (call.reusedSocket) clearTimeout(hurry);
			else socket.once('secureConnect', () => clearTimeout(hurry));
		});
		call.on('close', () => clearTimeout(hurry));
		call.on('error', reject);
		call.end(content);
	});
}

function parse(body: string, {statusCode}: IncomingMessage): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw new RefusedError({
			...failure,
			code: statusCode ?? 0,
			message: `the API answered with no JSON: ${body}`,
		});
	}
}

function statusOf(body: string, {statusCode = 0}: IncomingMessage): Status {
	try {
		const status = JSON.parse(body) as Partial<Status>;
		if (status.kind === 'Status') return status as Status;
	} catch {
		// Not JSON: the text itself is what there is to say.
	}
	return {...failure, code: statusCode, message: `the API answered with ${statusCode}: ${body.trim()}`};
}

const failure = {kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure'} as const;

/** RFC 7234, section 5.5: `299 - "text"`. */
function warningsOf({headers}: IncomingMessage): string[] {
	const header = (headers as {warning?: string}).warning ?? '';
	return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) =>
		quoted.replaceAll(/\\(.)/g, '$1'),
	);
}
