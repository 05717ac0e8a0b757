/**
 * Sockets by number, as socket(2) makes them. A socket belongs for good to the network namespace in which it was made,
 * so making it inside `inNetns` and giving its number to Node's net or dgram is all that it takes to serve a pod.
 * Every function throws a SystemCallError with the errno's name.
 */
import {closeSync} from 'node:fs';
import {checked, lastErrno, libc} from './libc.js';
import {
	AF_INET,
	AF_INET6,
	type AF_NETLINK,
	AF_PACKET,
	decodeInternetAddress,
	encodeInternetAddress,
	type InternetAddress,
	socketAddressSize,
} from './socket-address.js';

export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;

export const ETH_P_ALL = 3;

export const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
export const SO_RCVBUF = 8;
export const SO_RCVBUFFORCE = 33;
export const IPPROTO_IP = 0;
export const IP_MTU_DISCOVER = 10;
export const IPPROTO_IPV6 = 41;
export const IPV6_MTU_DISCOVER = 23;
const IPV6_V6ONLY = 26;
export const IPV6_DONTFRAG = 62;
/** Sends with "do not fragment", and does not believe what the path MTU is said to be (ip(7)). */
export const PMTUDISC_PROBE = 3;
export const SOL_PACKET = 263;
export const PACKET_STATISTICS = 6;
export const PACKET_IGNORE_OUTGOING = 23;
const IPPROTO_TCP = 6;
const TCP_INFO = 11;
const TCP_REPAIR = 19;
/** Of tcpi_total_retrans in struct tcp_info (linux/tcp.h). Bytes. */
const totalRetransmits = 100;

const EAGAIN = 11;

/** As Node's own default for net.Server. */
const backlog = 511;

export type SocketKind = {
	readonly family: typeof AF_INET | typeof AF_INET6 | typeof AF_PACKET | typeof AF_NETLINK;
	readonly type: typeof SOCK_STREAM | typeof SOCK_DGRAM | typeof SOCK_RAW;
	/** 0 for the type's own; for AF_PACKET an Ethernet type. */
	readonly protocol?: number;
};

/** A non-blocking socket in the network namespace in which this thread is now; closed on exec. */
export function openSocket({family, type, protocol = 0}: SocketKind): number {
	// packet(7) wants the Ethernet type in network byte order.
	const wire = family === AF_PACKET ? ((protocol & 0xff) << 8) | (protocol >> 8) : protocol;
	return checked(libc().socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, wire), 'socket');
}

/** Closes a socket that was not given to Node. */
export function closeSocket(fd: number): void {
	closeSync(fd);
}

export function setSocketOption(fd: number, level: number, name: number, value: number): void {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32LE(value);
	checked(libc().setsockopt(fd, level, name, bytes, 4), 'setsockopt', `${level}/${name}`);
}

/** The option's raw bytes. */
export function getSocketOption(fd: number, level: number, name: number, size: number): Buffer {
	const bytes = Buffer.alloc(size);
	checked(libc().getsockopt(fd, level, name, bytes, lengthOf(size)), 'getsockopt', `${level}/${name}`);
	return bytes;
}

export function bindSocket(fd: number, address: InternetAddress): void {
	const bytes = encodeInternetAddress(address);
	checked(libc().bind(fd, bytes, bytes.length), 'bind', textOf(address));
}

/** UDP only: the kernel then tells this socket about ICMP errors from that peer, and about no other peer's datagrams. */
export function connectSocket(fd: number, address: InternetAddress): void {
	const bytes = encodeInternetAddress(address);
	checked(libc().connect(fd, bytes, bytes.length), 'connect', textOf(address));
}

/** A TCP socket that listens on both families, or on IPv4 alone where the kernel has no IPv6. Port 0: any free one. */
export function openTcpListener(port: number): number {
	return guarded(openBothFamilies(SOCK_STREAM), ({fd, any}) => {
		setSocketOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
		bindSocket(fd, {address: any, port});
		checked(libc().listen(fd, backlog), 'listen', `port ${port}`);
	});
}

/** A UDP socket of both families, or of IPv4 alone where the kernel has no IPv6. Port 0: any free one. */
export function openUdpSocket(port: number): number {
	return guarded(openBothFamilies(SOCK_DGRAM), ({fd, any}) => bindSocket(fd, {address: any, port}));
}

/** A socket of one family, of either type, bound to nothing yet. */
export function openInternetSocket(
	family: 'ipv4' | 'ipv6',
	type: typeof SOCK_STREAM | typeof SOCK_DGRAM,
): number {
	return openSocket({family: family === 'ipv4' ? AF_INET : AF_INET6, type});
}

/** The next connection of a listener; undefined when none waits. */
export function acceptSocket(fd: number): number | undefined {
	const connection = libc().accept4(fd, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC);
	if (connection < 0 && lastErrno() === EAGAIN) return undefined;
	return checked(connection, 'accept4');
}

/** How many segments the kernel has sent again on this TCP connection. */
export function retransmitsOf(fd: number): number {
	const info = getSocketOption(fd, IPPROTO_TCP, TCP_INFO, totalRetransmits + 4);
	return info.readUInt32LE(totalRetransmits);
}

/**
 * Closing this TCP socket will tell the other end nothing, neither FIN nor RST: as when its machine has lost its power
 * (tcp_close of a socket in repair).
 */
export function silence(fd: number): void {
	setSocketOption(fd, IPPROTO_TCP, TCP_REPAIR, 1);
}

/** The address and port that a socket has now. */
export function localAddress(fd: number): InternetAddress {
	const bytes = Buffer.alloc(socketAddressSize);
	checked(libc().getsockname(fd, bytes, lengthOf(bytes.length)), 'getsockname');
	return decodeInternetAddress(bytes);
}

/** Sends a datagram; without an address, to the peer that the socket is connected to. */
export function sendTo(fd: number, data: Uint8Array, to?: InternetAddress): void {
	const address = to ? encodeInternetAddress(to) : null;
	checked(
		libc().sendto(fd, data, data.length, 0, address, address?.length ?? 0),
		'sendto',
		to ? textOf(to) : '',
	);
}

/**
 * Receives into `data` and writes the sender's socket address to `from`. Returns how many bytes there were, or
 * undefined when nothing is there now.
 */
export function receiveFrom(fd: number, data: Uint8Array, from: Uint8Array): number | undefined {
	const size = libc().recvfrom(fd, data, data.length, 0, from, lengthOf(from.length));
	if (size < 0 && lastErrno() === EAGAIN) return undefined;
	return checked(size, 'recvfrom');
}

function openBothFamilies(type: typeof SOCK_STREAM | typeof SOCK_DGRAM): {fd: number; any: string} {
	try {
		const fd = openInternetSocket('ipv6', type);
		setSocketOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
		return {fd, any: '::'};
	} catch (error) {
		if ((error as {code?: string}).code !== 'EAFNOSUPPORT') throw error;
		return {fd: openInternetSocket('ipv4', type), any: '0.0.0.0'};
	}
}

/** Closes the socket if its preparation throws. */
function guarded<T extends {readonly fd: number}>(socket: T, prepare: (socket: T) => void): number {
	try {
		prepare(socket);
		return socket.fd;
	} catch (error) {
		closeSync(socket.fd);
		throw error;
	}
}

function lengthOf(size: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(size);
	return bytes;
}

function textOf({address, port}: InternetAddress): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
