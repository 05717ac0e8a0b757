/** A listener in every place that tells each client whom it sees: so that `verify` does not depend on workloads. */
import {createServer, type Server, type Socket} from 'node:net';
import {inNetns} from '../run/namespaces.js';
import {plainAddress} from '../run/socket-address.js';
import {localAddress, openTcpListener} from '../run/sockets.js';
import type {NetnsOf} from './probe.js';
import {seenLine, tokenOf} from './seen.js';

/** Live handle: listeners on a port that the kernel chose, one a place, both families. */
export type Responders = {
	/** Throws if the place has none. */
	portOf(place: string): number;
	close(): Promise<void>;
};

/** Opens a TCP responder in each place, in one go. Throws a SystemCallError; then none stays open. */
export async function openResponders(places: readonly string[], netnsOf: NetnsOf): Promise<Responders> {
	const ports = new Map<string, number>();
	const servers: Server[] = [];
	const clients = new Set<Socket>();
	const close = async (): Promise<void> => {
		for (const client of clients) client.destroy();
		await Promise.all(servers.map(server => new Promise(done => server.close(done))));
	};
	try {
		for (const place of places) {
			const fd = inNetns(netnsOf(place), () => openTcpListener(0));
			ports.set(place, localAddress(fd).port);
			servers.push(createServer({noDelay: true}, client => respond(client, clients)).listen({fd}));
		}
	} catch (error) {
		await close();
		throw error;
	}
	const portOf = (place: string): number => {
		const port = ports.get(place);
		if (port === undefined) throw new Error(`no responder in ${place}`);
		return port;
	};
	return {portOf, close};
}

/** Answers if the bytes are a probe's question; says whether they were. */
export function answerProbe(client: Socket, bytes: Uint8Array): boolean {
	const token = tokenOf(bytes);
	if (token === undefined || client.remoteAddress === undefined) return false;
	client.write(seenLine(token, {address: plainAddress(client.remoteAddress), port: client.remotePort ?? 0}));
	return true;
}

function respond(client: Socket, clients: Set<Socket>): void {
	clients.add(client);
	client.on('close', () => clients.delete(client));
	// A client that goes away in the middle is its own affair.
	client.on('error', () => {});
	client.on('data', bytes => {
		if (!answerProbe(client, bytes)) client.destroy();
	});
}
