/** One TCP connection that asks the server whom it sees. */
import {Socket} from 'node:net';
import {type InternetAddress, plainAddress} from '../run/socket-address.js';
import {answered, waitPatiently} from './patience.js';
import type {Attempt, ProbeRequest} from './probe.js';
import {failureOf} from './probe-failure.js';
import {parseSeen, probeLine} from './seen.js';

/** Longer talk before the answer than this is some other server's. */
const longestAnswer = 4096;

/** Connects the socket `fd` (taken over, and closed at the end). Never rejects. */
export function attemptTcp(fd: number, target: ProbeRequest, token: string): Promise<Attempt> {
	return new Promise(resolve => {
		const socket = new Socket({fd, readable: true, writable: true});
		let local: InternetAddress | undefined;
		let text = '';
		const finish = (attempt: Attempt): void => {
			stopWaiting();
			// A reset: neither side keeps the connection for another minute, as it would after a FIN. Node would put
			// the reset of a socket that still connects off until it has connected.
			if (socket.connecting) socket.destroy();
			else socket.resetAndDestroy();
			resolve(attempt);
		};
		// Once the connection stands, whatever the server does with it, the network has let it through.
		const end = (seen?: InternetAddress): void =>
			finish({allowed: true, ...(local ? {local} : {}), ...(seen ? {seen} : {})});
		const stopWaiting = waitPatiently(target.timeoutMs, () =>
			local ? end() : finish({allowed: false, error: 'timeout'}),
		);
		socket.on('connect', () => {
			answered();
			local = {address: plainAddress(socket.localAddress ?? ''), port: socket.localPort ?? 0};
			socket.write(probeLine(token));
		});
		socket.on('data', chunk => {
			answered();
			text += chunk.toString('latin1');
			const seen = parseSeen(text, token);
			if (seen || text.length > longestAnswer) end(seen);
		});
		socket.on('end', () => end());
		socket.on('error', (error: NodeJS.ErrnoException) =>
			local ? end() : finish({allowed: false, ...failureOf(error.code)}),
		);
		socket.connect(target.port, target.address);
	});
}
