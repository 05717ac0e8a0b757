/** HTTP and HTTPS over connections that somebody else has accepted. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {Socket} from 'node:net';
import {plainAddress} from '../../run/socket-address.js';
import {selfSigned} from './certificate.js';
import type {HttpHandler, Service} from './services.js';

/** The function that takes a connection's socket over. The server behind it never listens itself. */
export function httpAcceptor({
	kind,
	handle,
}: Extract<Service, {kind: 'http' | 'https'}>): (client: Socket) => void {
	const listener = (request: IncomingMessage, response: ServerResponse) => respond(request, response, handle);
	const server = kind === 'http' ? createServer(listener) : createSecureServer(selfSigned(), listener);
	return client => {
		server.emit('connection', client);
		// It comes paused, with its first bytes put back; TLS fetches them itself.
		if (kind === 'http') client.resume();
	};
}

function respond(request: IncomingMessage, response: ServerResponse, handle: HttpHandler): void {
	const url = new URL(request.url ?? '/', 'http://pod');
	const {remoteAddress = '', remotePort = 0} = request.socket;
	const answer = handle({
		method: request.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers: request.headers,
		client: {address: plainAddress(remoteAddress), port: remotePort},
		now: new Date(),
	});
	const body = Buffer.from(answer.body);
	response.writeHead(answer.status, {
		'content-type': answer.type ?? 'text/plain; charset=utf-8',
		'content-length': body.length,
		...(answer.server ? {server: answer.server} : {}),
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}
