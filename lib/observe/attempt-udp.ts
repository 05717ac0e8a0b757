/** One UDP datagram that asks the server whom it sees. */
import {createSocket, type Socket} from 'node:dgram';
import {familyOf} from '../run/socket-address.js';
import {connectSocket, localAddress, sendTo} from '../run/sockets.js';
import {answered, waitPatiently} from './patience.js';
import type {Attempt, ProbeRequest} from './probe.js';
import {failureOf} from './probe-failure.js';
import {parseSeen, probeLine} from './seen.js';

/** How many times a datagram is sent, evenly over the time: UDP may lose one, and a probe must not. */
const sendings = 3;

/** Sends from the socket `fd` (taken over, and closed at the end). Never rejects. */
export function attemptUdp(fd: number, target: ProbeRequest, token: string): Promise<Attempt> {
	return new Promise(resolve => {
		const socket = createSocket(familyOf(target.address) === 'ipv4' ? 'udp4' : 'udp6');
		socket.bind({fd});
		const finish = (attempt: Attempt): void => {
			clearInterval(timer);
			stopWaiting();
			close(socket);
			resolve(attempt);
		};
		let left = sendings;
		const send = (): void => {
			if (left-- <= 0) return;
			try {
				sendTo(fd, Buffer.from(probeLine(token)));
			} catch (error) {
				// Also where the ICMP error that answers an earlier datagram is told.
				finish({allowed: false, ...failureOf((error as NodeJS.ErrnoException).code)});
			}
		};
		const timer = setInterval(send, target.timeoutMs / sendings);
		const stopWaiting = waitPatiently(target.timeoutMs, () => finish({allowed: false, error: 'timeout'}));
		socket.on('error', (error: NodeJS.ErrnoException) => finish({allowed: false, ...failureOf(error.code)}));
		socket.on('message', message => {
			answered();
			const seen = parseSeen(message.toString('latin1'), token);
			finish({allowed: true, local: localAddress(fd), ...(seen ? {seen} : {})});
		});
		try {
			// Connected: the kernel then reports an ICMP "port unreachable" on this socket.
			connectSocket(fd, target);
		} catch (error) {
			finish({allowed: false, ...failureOf((error as NodeJS.ErrnoException).code)});
			return;
		}
		send();
	});
}

/** `close` throws when an error has closed the socket before. */
function close(socket: Socket): void {
	socket.removeAllListeners();
	socket.on('error', () => {});
	try {
		socket.close();
	} catch {}
}
