/** A container's ports: sockets in its network namespace, that this process serves. */
import {SystemCallError} from '../../run/libc.js';
import {inNetns} from '../../run/namespaces.js';
import {openTcpListener, openUdpSocket} from '../../run/sockets.js';
import type {Listener} from './plan.js';
import {serveTcp} from './tcp.js';
import {serveUdp} from './udp.js';

/** Anything that can be ended. */
export type Closable = {close(): Promise<void>};

/** A port that could not be had. */
export type Refused = {readonly listener: Listener; readonly error: SystemCallError};

/** Anything that can be held still: it neither answers nor takes anything new. */
export type Server = Closable & {freeze(frozen: boolean): void};

export type Served = Server & {readonly refused: readonly Refused[]};

/** Opens and serves everything before it returns; `say` gets what the services log. */
export function serveListeners(
	netns: number,
	listeners: readonly Listener[],
	say: (line: string) => void,
): Served {
	const opened = listeners.length === 0 ? [] : inNetns(netns, () => listeners.map(open));
	const refused = opened.flatMap(each => ('error' in each ? [each] : []));
	const running = opened.flatMap(each => ('fd' in each ? [serve(each, say)] : []));
	return {
		refused,
		close: async () => {
			await Promise.all(running.map(each => each.close()));
		},
		freeze: frozen => {
			for (const each of running) each.freeze(frozen);
		},
	};
}

type Opened = {readonly listener: Listener; readonly fd: number};

function open(listener: Listener): Opened | Refused {
	const {protocol, port} = listener;
	try {
		return {listener, fd: protocol === 'TCP' ? openTcpListener(port) : openUdpSocket(port)};
	} catch (error) {
		if (!(error instanceof SystemCallError)) throw error;
		return {listener, error};
	}
}

function serve({listener: {protocol, service}, fd}: Opened, say: (line: string) => void): Server {
	return protocol === 'TCP' ? serveTcp(fd, service, say) : serveUdp(fd, service);
}
