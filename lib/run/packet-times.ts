/**
 * When datagrams came, as the kernel noted it: a reader that was late does not make them late. And how many it dropped
 * because the reader was.
 */
import {checked, libc} from './libc.js';
import {getSocketOption, SO_RCVBUF, SO_RCVBUFFORCE, SOL_SOCKET, setSocketOption} from './sockets.js';

/** From linux/sockios.h: _IOR(0x89, 0x07, long long[2]), the same layout on every machine. */
const SIOCGSTAMPNS_NEW = 0x80108907;
const CLOCK_REALTIME = 0;
const SO_MEMINFO = 55;
/** The place of the drops in what SO_MEMINFO gives (linux/sock_diag.h: SK_MEMINFO_DROPS). */
const meminfoDrops = 8;

/** Milliseconds since 1970 with fractions, of the clock that the kernel stamps packets with. */
export function kernelNow(): number {
	checked(libc().clock_gettime(CLOCK_REALTIME, moment), 'clock_gettime');
	return millisecondsOf(moment);
}

/** From now on the kernel notes when each datagram comes. As much room as we may have for those that wait for us. */
export function prepareReceiver(fd: number, bytes: number): void {
	lastArrival(fd);
	try {
		setSocketOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes);
	} catch {
		// Only the host's root may have more than net.core.rmem_max (sock_setsockopt).
		setSocketOption(fd, SOL_SOCKET, SO_RCVBUF, bytes);
	}
}

/** When the datagram that was received last had come: as `kernelNow`; undefined if there was none (ENOENT). */
export function lastArrival(fd: number): number | undefined {
	return libc().ioctl(fd, SIOCGSTAMPNS_NEW, moment) < 0 ? undefined : millisecondsOf(moment);
}

/** How many datagrams the kernel has dropped at this socket, because its buffer was full. */
export function droppedAtSocket(fd: number): number {
	return getSocketOption(fd, SOL_SOCKET, SO_MEMINFO, 36).readUInt32LE(meminfoDrops * 4);
}

/** Seconds and nanoseconds, 8 bytes each. Not of Node's pool: the kernel writes to it a million times. */
const moment = Buffer.allocUnsafeSlow(16);

function millisecondsOf(bytes: Buffer): number {
	return Number(bytes.readBigInt64LE(0)) * 1000 + Number(bytes.readBigInt64LE(8)) / 1e6;
}
