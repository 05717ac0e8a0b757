/** A pod's TCP listener. Whatever it serves, it also answers a probe that asks whom it sees. */
import {createServer, type Socket} from 'node:net';
import {answerProbe} from '../../observe/responders.js';
import {plainAddress} from '../../run/socket-address.js';
import {httpAcceptor} from './http.js';
import type {Closable} from './listeners.js';
import type {Service} from './services.js';

/** Takes a connection over, when its first bytes are known not to be a probe's. */
export type Accept = (client: Socket) => void;

/** How long a service that has said its words leaves the connection open for a probe's question. */
const lingerMs = 1000;

/** Serves the listening socket `fd`, taken over. `say` gets what the service logs. */
export function serveTcp(fd: number, service: Service, say: (line: string) => void = () => {}): Closable {
	const clients = new Set<Socket>();
	// An HTTP server costs as much as its listening socket, and most are never asked.
	let accept: Accept | undefined;
	const server = createServer({noDelay: true}, client => {
		// Node asks the kernel once, and a client that has reset its connection has no address any more.
		void client.remoteAddress;
		clients.add(client);
		client.on('close', () => clients.delete(client));
		// A client that resets the connection is its own affair.
		client.on('error', () => {});
		accept ??= acceptorOf(service, say);
		accept(client);
	}).listen({fd});
	return {
		close: () =>
			new Promise(done => {
				server.close(() => done());
				for (const client of clients) client.destroy();
			}),
	};
}

/** Listens first: a probe's question is answered, anything else is the service's. */
function listening(accept: Accept): Accept {
	return client => {
		const first = (bytes: Buffer): void => {
			if (answerProbe(client, bytes)) return;
			client.off('data', first);
			client.pause();
			client.unshift(bytes);
			accept(client);
		};
		client.on('data', first);
	};
}

/** Speaks at once, and closes when the client has answered, or has nothing to say. */
function speaking(wordsFor: (client: Socket) => string): Accept {
	return client => {
		const timer = setTimeout(() => client.end(), lingerMs);
		client.on('close', () => clearTimeout(timer));
		client.once('data', bytes => {
			answerProbe(client, bytes);
			client.end();
		});
		client.write(wordsFor(client));
	};
}

function acceptorOf(service: Service, say: (line: string) => void): Accept {
	switch (service.kind) {
		case 'http':
		case 'https':
			return listening(httpAcceptor(service, say));
		case 'greeting':
			return speaking(({remoteAddress = ''}) => `${service.hostname} sees ${plainAddress(remoteAddress)}\n`);
		case 'words':
			return speaking(() => service.words);
		case 'echo':
			return listening(client => client.pipe(client));
		case 'datagram':
			throw new TypeError('a datagram service has no TCP listener');
		default:
			return service satisfies never;
	}
}
