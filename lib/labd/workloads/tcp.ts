/** A pod's TCP listener. Whatever it serves, it also answers a probe that asks whom it sees. */
import {createServer, type Socket} from 'node:net';
import {answerProbe} from '../../observe/responders.js';
import {plainAddress} from '../../run/socket-address.js';
import {Freezer} from '../freezer.js';
import {HeldClients} from './held-clients.js';
import {type HttpHooks, httpAcceptor} from './http.js';
import type {Server} from './listeners.js';
import type {Service} from './services.js';

/** Takes a connection over, when its first bytes are known not to be a probe's. */
export type Accept = (client: Socket) => void;

/** How long a service that has said its words leaves the connection open for a probe's question. */
const lingerMs = 1000;

/** Serves the listening socket `fd`, taken over. `say` gets what the service logs. */
export function serveTcp(fd: number, service: Service, say: (line: string) => void = () => {}): Server {
	const clients = new HeldClients();
	const freezer = new Freezer();
	// An HTTP server costs as much as its listening socket, and most are never asked.
	let accept: Accept | undefined;
	const server = createServer({noDelay: true}, client => {
		// Node asks the kernel once, and a client that has reset its connection has no address any more.
		void client.remoteAddress;
		clients.add(client);
		freezer.pass(() => {
			accept ??= acceptorOf(service, {say, freezer, secured: socket => clients.add(socket)});
			if (!client.destroyed) accept(client);
		});
	}).listen({fd});
	return {
		close: () =>
			new Promise(done => {
				server.close(() => done());
				clients.destroy();
			}),
		freeze: frozen => {
			if (frozen) clients.freeze(true);
			freezer.set(frozen);
			if (!frozen) clients.freeze(false);
		},
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
function speaking(wordsFor: (client: Socket) => string, freezer: Freezer): Accept {
	return client => {
		client.on(
			'close',
			freezer.after(lingerMs, () => client.end()),
		);
		client.once('data', bytes => {
			answerProbe(client, bytes);
			client.end();
		});
		client.write(wordsFor(client));
	};
}

type Parts = HttpHooks & {readonly freezer: Freezer};

function acceptorOf(service: Service, parts: Parts): Accept {
	switch (service.kind) {
		case 'http':
		case 'https':
			return listening(httpAcceptor(service, parts));
		case 'greeting':
			return speaking(
				({remoteAddress = ''}) => `${service.hostname} sees ${plainAddress(remoteAddress)}\n`,
				parts.freezer,
			);
		case 'words':
			return speaking(() => service.words, parts.freezer);
		case 'echo':
			return listening(client => client.pipe(client));
		case 'datagram':
			throw new TypeError('a datagram service has no TCP listener');
		default:
			return service satisfies never;
	}
}
