/** One request and its answer. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {ApiObject} from '../../api/object.js';
import type {Kubelet} from '../kubelet/types.js';
import type {Lister} from './list.js';
import type {Registry} from './registry-types.js';
import type {Representer} from './represent.js';

/** What requests are answered from. */
export type Api = {
	readonly registry: Registry;
	readonly kubelet: Pick<Kubelet, 'logs'>;
	readonly representer: Representer;
	readonly lister: Lister;
	readonly openApi: OpenApi;
	readonly streams: Streams;
	/** Milliseconds since 1970. */
	now(): number;
	/** Of this program. */
	readonly version: string;
};

/** Kubernetes' OpenAPI v3 documents. */
export type OpenApi = {
	/** `api/v1`, `apis/apps/v1` → a text that changes with the document. */
	readonly hashes: Readonly<Record<string, string>>;
	/** JSON. */
	document(path: string): Promise<string | undefined>;
};

/** exec and attach: takes over the socket of a request that wants to become a WebSocket, and has shown its token. */
export type Streams = {
	upgrade(
		request: IncomingMessage,
		connection: {readonly socket: Duplex; readonly head: Buffer},
		of: {readonly pod: ApiObject; readonly subresource: 'exec' | 'attach'; readonly query: URLSearchParams},
	): void;
};

export type Exchange = {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly path: string;
	readonly query: URLSearchParams;
	/** Adds a Warning header. */
	readonly warn: (message: string) => void;
};
