/** A pod's UDP socket. Whatever it serves, it also answers a probe that asks whom it sees. */
import {createSocket} from 'node:dgram';
import {seenLine, tokenOf} from '../../observe/seen.js';
import {type InternetAddress, plainAddress} from '../../run/socket-address.js';
import type {Closable} from './listeners.js';
import type {Service} from './services.js';

/** Serves the bound socket `fd`, taken over. */
export function serveUdp(fd: number, service: Service): Closable {
	const socket = createSocket('udp6');
	// An ICMP error for an earlier answer: that client is gone.
	socket.on('error', () => {});
	socket.on('message', (message, {address, port}) => {
		const answer = answerTo(message, {address: plainAddress(address), port}, service);
		if (answer !== undefined) socket.send(answer, port, address, () => {});
	});
	socket.bind({fd});
	return {close: () => new Promise(done => socket.close(() => done()))};
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
