/** A pod's UDP socket. Whatever it serves, it also answers a probe that asks whom it sees. */
import {createSocket} from 'node:dgram';
import {seenLine, tokenOf} from '../../observe/seen.js';
import {type InternetAddress, plainAddress} from '../../run/socket-address.js';
import {Freezer} from '../freezer.js';
import type {Server} from './listeners.js';
import type {Service} from './services.js';

/** What the kernel keeps for a program that does not read: net.core.rmem_default. */
const bufferBytes = 212_992;

/** Serves the bound socket `fd`, taken over. */
export function serveUdp(fd: number, service: Service): Server {
	const freezer = new Freezer();
	let heldBytes = 0;
	const socket = createSocket('udp6');
	// An ICMP error for an earlier answer: that client is gone.
	socket.on('error', () => {});
	const answer = (message: Buffer, {address, port}: InternetAddress) => {
		const text = answerTo(message, {address: plainAddress(address), port}, service);
		if (text !== undefined) socket.send(text, port, address, () => {});
	};
	socket.on('message', (message, client) => {
		if (freezer.isFrozen) heldBytes += message.length;
		if (heldBytes > bufferBytes) return;
		freezer.pass(() => answer(message, client));
	});
	socket.bind({fd});
	return {
		close: () => new Promise(done => socket.close(() => done())),
		freeze: frozen => {
			heldBytes = 0;
			freezer.set(frozen);
		},
	};
}

function answerTo(message: Buffer, client: InternetAddress, service: Service): Buffer | string | undefined {
	const token = tokenOf(message);
	if (token !== undefined) return seenLine(token, client);
	switch (service.kind) {
		case 'echo':
			return message;
		case 'datagram':
			return service.reply(message.toString(), client);
		default:
			return undefined;
	}
}
