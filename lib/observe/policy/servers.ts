/** Somebody who listens on every port that is tried, and tells each client whom it sees: so that no answer depends on workloads. */
import {createSocket, type Socket as DatagramSocket} from 'node:dgram';
import {createServer, type Server, type Socket} from 'node:net';
import type {Family} from '../../../topology/model.js';
import {inNetns} from '../../run/namespaces.js';
import {familyOf} from '../../run/socket-address.js';
import {bindSocket, closeSocket, openInternetSocket, openTcpListener, SOCK_DGRAM} from '../../run/sockets.js';
import type {NetnsOf} from '../probe.js';
import {answerProbe} from '../responders.js';
import {seenLine, tokenOf} from '../seen.js';

export type Listening = {
	readonly place: string;
	/** An answer to a datagram must come from the address that it was sent to, of which a node has several. */
	readonly address: string;
	readonly port: number;
	readonly protocol: 'TCP' | 'UDP';
};

/** Live handle. */
export type Servers = {close(): void};

/** Where a workload has the port already, it is left to answer. Throws a SystemCallError, and then none stays open. */
export function openServers(wanted: readonly Listening[], netnsOf: NetnsOf): Servers {
	const open: (Server | DatagramSocket)[] = [];
	const clients = new Set<Socket>();
	const close = (): void => {
		for (const client of clients) client.destroy();
		for (const server of open) server.close();
	};
	try {
		for (const each of wanted) {
			const {place, address, protocol} = each;
			const fd = unlessTaken(() => inNetns(netnsOf(place), () => listen(each)));
			if (fd === undefined) continue;
			open.push(protocol === 'TCP' ? serveStream(fd, clients) : serveDatagrams(fd, familyOf(address)));
		}
	} catch (error) {
		close();
		throw error;
	}
	return {close};
}

function listen({address, port, protocol}: Listening): number {
	if (protocol === 'TCP') return openTcpListener(port);
	const fd = openInternetSocket(familyOf(address), SOCK_DGRAM);
	try {
		bindSocket(fd, {address, port});
		return fd;
	} catch (error) {
		closeSocket(fd);
		throw error;
	}
}

function unlessTaken(open: () => number): number | undefined {
	try {
		return open();
	} catch (error) {
		if ((error as {code?: string}).code === 'EADDRINUSE') return undefined;
		throw error;
	}
}

function serveStream(fd: number, clients: Set<Socket>): Server {
	const server = createServer({noDelay: true}, client => {
		clients.add(client);
		client.on('close', () => clients.delete(client));
		// A client that goes away in the middle is its own affair.
		client.on('error', () => {});
		client.on('data', bytes => {
			if (!answerProbe(client, bytes)) client.destroy();
		});
	});
	return server.listen({fd});
}

function serveDatagrams(fd: number, family: Family): DatagramSocket {
	const socket = createSocket(family === 'ipv4' ? 'udp4' : 'udp6');
	// An ICMP error for an earlier answer: that client is gone.
	socket.on('error', () => {});
	socket.on('message', (message, {address, port}) => {
		const token = tokenOf(message);
		if (token === undefined) return;
		socket.send(seenLine(token, {address, port}), port, address, () => {});
	});
	socket.bind({fd});
	return socket;
}
