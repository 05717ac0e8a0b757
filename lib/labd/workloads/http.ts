/** HTTP and HTTPS over connections that somebody else has accepted. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {Socket} from 'node:net';
import {plainAddress} from '../../run/socket-address.js';
import {selfSigned} from './certificate.js';
import type {HttpRequest, HttpResponse, Service} from './services.js';

type HttpService = Extract<Service, {kind: 'http' | 'https'}>;

export type HttpHooks = {
	/** Gets the access log. */
	say(line: string): void;
	/** A client's connection has become a TLS connection. */
	secured(socket: Socket): void;
};

/** The function that takes a connection's socket over. The server behind it never listens itself. */
export function httpAcceptor(service: HttpService, {say, secured}: HttpHooks): (client: Socket) => void {
	const {kind, handle, access} = service;
	const listener = (message: IncomingMessage, response: ServerResponse) => {
		const request = requestOf(message);
		const answer = handle(request);
		send(answer, response, request.method);
		if (access) say(access(request, answer));
	};
	const server = kind === 'http' ? createServer(listener) : createSecureServer(selfSigned(), listener);
	if (kind === 'https') server.on('secureConnection', secured);
	return client => {
		server.emit('connection', client);
		// It comes paused, with its first bytes put back; TLS fetches them itself.
		if (kind === 'http') client.resume();
	};
}

function requestOf({
	url: target = '/',
	method = 'GET',
	headers,
	httpVersion,
	socket,
}: IncomingMessage): HttpRequest {
	const url = new URL(target, 'http://pod');
	const {remoteAddress = '', remotePort = 0} = socket;
	return {
		method,
		path: url.pathname,
		target,
		httpVersion,
		query: url.searchParams,
		headers,
		client: {address: plainAddress(remoteAddress), port: remotePort},
		now: new Date(),
	};
}

function send(
	{status, body: text, type, server}: HttpResponse,
	response: ServerResponse,
	method: string,
): void {
	const body = Buffer.from(text);
	response.writeHead(status, {
		'content-type': type ?? 'text/plain; charset=utf-8',
		'content-length': body.length,
		...(server ? {server} : {}),
	});
	response.end(method === 'HEAD' ? undefined : body);
}
