/** A pod's TCP listener. Whatever it serves, it also answers a probe that asks whom it sees. */
import {createServer, type Socket} from 'node:net';
import {answerProbe} from '../../observe/responders.js';
import {plainAddress} from '../../run/socket-address.js';
import {httpAcceptor} from './http.js';
import type {Closable} from './serve.js';
import type {Service} from './services.js';

/** Takes a connection over, when its first bytes are known not to be a probe's. */
export type Accept = (client: Socket) => void;

/** How long a service that speaks first waits for a probe's question, which comes with the connection itself. */
const greetingDelayMs = 20;

/** Serves the listening socket `fd`, taken over. */
export function serveTcp(fd: number, service: Service): Closable {
	const clients = new Set<Socket>();
	const accept = acceptorOf(service);
	const speaksFirst = service.kind === 'greeting' || service.kind === 'words';
	const server = createServer({noDelay: true}, client => {
		clients.add(client);
		client.on('close', () => clients.delete(client));
		// A client that resets the connection is its own affair.
		client.on('error', () => {});
		meet(client, accept, speaksFirst);
	}).listen({fd});
	return {
		close: () =>
			new Promise(done => {
				server.close(() => done());
				for (const client of clients) client.destroy();
			}),
	};
}

function meet(client: Socket, accept: Accept, speaksFirst: boolean): void {
	const timer = speaksFirst ? setTimeout(() => handOver(), greetingDelayMs) : undefined;
	const handOver = (bytes?: Buffer): void => {
		clearTimeout(timer);
		client.off('data', first);
		client.pause();
		if (bytes) client.unshift(bytes);
		accept(client);
	};
	const first = (bytes: Buffer): void => {
		if (answerProbe(client, bytes)) clearTimeout(timer);
		else handOver(bytes);
	};
	client.on('data', first);
	client.on('close', () => clearTimeout(timer));
}

function acceptorOf(service: Service): Accept {
	switch (service.kind) {
		case 'http':
		case 'https':
			return httpAcceptor(service);
		case 'greeting':
			return client => {
				client.resume();
				client.end(`${service.hostname} sees ${plainAddress(client.remoteAddress ?? '')}\n`);
			};
		case 'words':
			return client => {
				client.resume();
				client.end(service.words);
			};
		case 'echo':
			return client => client.pipe(client);
		case 'datagram':
			throw new TypeError('a datagram service has no TCP listener');
		default:
			return service satisfies never;
	}
}
