/** The sockets of a flow's two ends, opened in their namespaces. The numbers are the process's, so a thread may have them. */
import {inNetns} from '../../run/namespaces.js';
import {
	closeSocket,
	localAddress,
	openInternetSocket,
	openTcpListener,
	openUdpSocket,
	SOCK_DGRAM,
	SOCK_STREAM,
} from '../../run/sockets.js';
import type {FlowOrder} from './types.js';

export type Sink = {readonly fd: number; readonly port: number};

/** `netns`: a descriptor of the sender's namespace. Throws a SystemCallError. */
export function openSource(netns: number, {protocol, family}: FlowOrder): number {
	return inNetns(netns, () => openInternetSocket(family, protocol === 'UDP' ? SOCK_DGRAM : SOCK_STREAM));
}

/** On any free port; on the one that it had before, if that is free here. Throws a SystemCallError. */
export function openSink(netns: number, {protocol}: FlowOrder, port = 0): Sink {
	const open = protocol === 'UDP' ? openUdpSocket : openTcpListener;
	const fd = inNetns(netns, () => {
		try {
			return open(port);
		} catch (error) {
			if ((error as {code?: string}).code !== 'EADDRINUSE') throw error;
			return open(0);
		}
	});
	try {
		return {fd, port: localAddress(fd).port};
	} catch (error) {
		closeSocket(fd);
		throw error;
	}
}
