/** The Kubernetes API on TLS: who has no token gets 401, whatever they ask for. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer, type Server} from 'node:https';
import type {AddressInfo, Server as NetServer} from 'node:net';
import type {Duplex} from 'node:stream';
import type {Kubelet} from '../kubelet/types.js';
import {dispatch} from './dispatch.js';
import type {Environment} from './environment.js';
import type {Api, Exchange, OpenApi, Streams} from './exchange.js';
import {Lister} from './list.js';
import type {Registry} from './registry-types.js';
import {Representer} from './represent.js';
import {sendError, unauthorized} from './respond.js';
import {tokenTest} from './token.js';
import {upgrade} from './upgrade.js';
import {splitUrl} from './url.js';

export type ServeOptions = {
	/** A server whose socket listens already; otherwise a port on 127.0.0.1, 0 for a free one. */
	readonly listen: NetServer | {readonly port: number};
	/** PEM. */
	readonly tls: {readonly key: string; readonly cert: string; readonly ca?: string | string[]};
	readonly token: string;
	readonly registry: Registry;
	readonly kubelet: Pick<Kubelet, 'logs'>;
	readonly openApi: OpenApi;
	readonly streams: Streams;
	readonly environment: Pick<Environment, 'now'>;
	/** Of this program. */
	readonly version: string;
};

export type ApiServer = {
	readonly port: number;
	/** Ends every connection, watches too. */
	close(): Promise<void>;
};

/** Milliseconds. A client has this long to send a request; how long the answer takes is not limited. */
const requestTimeout = 60_000;
/** Longer than Go's clients keep an idle connection, so that none meets one that is just being closed. */
const keepAliveTimeout = 120_000;
/** A peer that has vanished is noticed by TCP's own probes after this, and ten seconds. */
const probeAfter = 30_000;

/** Resolves when clients can connect. Rejects when the socket can't be listened on. */
export async function serveApi(options: ServeOptions): Promise<ApiServer> {
	const {registry, kubelet, openApi, streams, environment, version, tls} = options;
	const now = () => environment.now();
	const representer = new Representer(now);
	const lister = new Lister(registry.store);
	const api: Api = {registry, kubelet, openApi, streams, version, representer, lister, now};
	const hasToken = tokenTest(options.token);
	const isKnown = ({headers}: IncomingMessage) => hasToken(headers.authorization);
	const server = createServer({...tls, keepAlive: true, keepAliveInitialDelay: probeAfter});
	Object.assign(server, {requestTimeout, headersTimeout: 20_000, keepAliveTimeout});
	server.on('request', (request, response) => void answer(api, isKnown(request), {request, response}));
	server.on('upgrade', (request, socket, head) => upgrade(api, isKnown(request), {request, socket, head}));
	server.on('clientError', refuseMalformed);
	await listening(server, options.listen);
	return {port: (server.address() as AddressInfo).port, close: () => closed(server)};
}

type Arrived = {readonly request: IncomingMessage; readonly response: ServerResponse};

async function answer(api: Api, isKnown: boolean, {request, response}: Arrived): Promise<void> {
	// A client that goes in the middle is no failure of ours.
	for (const stream of [request, response]) stream.on('error', () => {});
	const exchange = exchangeOf({request, response});
	try {
		if (!isKnown) throw unauthorized();
		await dispatch(api, exchange);
	} catch (error) {
		if (response.destroyed) return;
		await sendError(exchange, error).catch(() => response.destroy());
	}
}

function exchangeOf({request, response}: Arrived): Exchange {
	return {
		request,
		response,
		...splitUrl(request.url),
		warn: message => response.appendHeader('warning', warningText(message)),
	};
}

/** As RFC 7234 has it. Headers are bytes: others than ASCII are those of UTF-8. */
function warningText(message: string): string {
	const text = message.replace(/\p{Cc}+/gu, ' ').replace(/(["\\])/g, '\\$1');
	return Buffer.from(`299 - "${text}"`).toString('latin1');
}

/** What is no HTTP gets a line that says so, if anybody still reads. */
function refuseMalformed({code}: NodeJS.ErrnoException, socket: Duplex): void {
	if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
	const tooLarge = code === 'HPE_HEADER_OVERFLOW';
	const line = tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
	socket.end(`HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function listening(server: Server, listen: ServeOptions['listen']): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen('port' in listen ? {port: listen.port, host: '127.0.0.1'} : listen, () => resolve());
	});
}

function closed(server: Server): Promise<void> {
	return new Promise(resolve => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
