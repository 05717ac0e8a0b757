/** Frames as they pass a namespace's devices: a packet socket, drained from this process; no tcpdump. */
import {libc} from '../run/libc.js';
import {inNetns} from '../run/namespaces.js';
import {AF_PACKET, decodeLinkAddress, socketAddressSize} from '../run/socket-address.js';
import {
	closeSocket,
	ETH_P_ALL,
	getSocketOption,
	openSocket,
	PACKET_IGNORE_OUTGOING,
	PACKET_STATISTICS,
	receiveFrom,
	SO_RCVBUF,
	SO_RCVBUFFORCE,
	SOCK_RAW,
	SOL_PACKET,
	SOL_SOCKET,
	setSocketOption,
} from '../run/sockets.js';

/** A frame where it entered: at a bridge's port, before the bridge has it. */
export type CapturedFrame = {readonly port: string; readonly bytes: Uint8Array};

export type Capture = {
	readonly frames: readonly CapturedFrame[];
	/** Frames that were not kept: the kernel's buffer or `limit` was full. Nothing may be concluded from a frame's absence then. */
	readonly lost: number;
};

export type CaptureOptions = {
	/** An open descriptor of the network namespace. */
	readonly netns: number;
	/** The devices whose incoming frames are kept. */
	readonly ports: readonly string[];
	/** Which frames are kept; all if not set. */
	readonly keep?: (frame: Uint8Array) => boolean;
	/** Frames. */
	readonly limit?: number;
};

/** linux/if_packet.h */
const PACKET_OUTGOING = 4;

/** Bytes of kernel memory for frames that wait; an unprivileged user gets net.core.rmem_max of it. */
const kernelBuffer = 32 * 1024 * 1024;

/** The largest frame that a device with segmentation offload hands over. */
const largestFrame = 65_536 + 64;

/**
 * Captures what enters at the ports for as long as the action takes; the frames that it caused and that have arrived
 * are all in the result. The action calls `drain` after each burst of packets, so that the kernel's buffer stays small.
 * Throws a SystemCallError; rejects as the action does.
 */
export async function captureWhile(
	options: CaptureOptions,
	action: (drain: () => void) => Promise<void>,
): Promise<Capture> {
	const {fd, ports} = inNetns(options.netns, () => ({
		fd: openPacketSocket(),
		ports: new Map(options.ports.map(name => [libc().if_nametoindex(name), name])),
	}));
	try {
		const frames: CapturedFrame[] = [];
		const drain = drainer(fd, ports, options, frames);
		await action(drain);
		const overflow = drain();
		return {frames, lost: overflow + droppedByKernel(fd)};
	} finally {
		closeSocket(fd);
	}
}

function openPacketSocket(): number {
	const fd = openSocket({family: AF_PACKET, type: SOCK_RAW, protocol: ETH_P_ALL});
	try {
		setSocketOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, kernelBuffer);
	} catch {
		setSocketOption(fd, SOL_SOCKET, SO_RCVBUF, kernelBuffer);
	}
	// Each frame once, where it comes in: not again where the bridge sends it out (Linux 4.20).
	setSocketOption(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
	return fd;
}

/** Reads until the socket is empty; returns how many frames there was no room for, in all. */
function drainer(
	fd: number,
	ports: ReadonlyMap<number, string>,
	{keep = () => true, limit = 100_000}: CaptureOptions,
	frames: CapturedFrame[],
): () => number {
	const data = Buffer.alloc(largestFrame);
	const from = Buffer.alloc(socketAddressSize);
	let overflow = 0;
	return () => {
		for (let size = receiveFrom(fd, data, from); size !== undefined; size = receiveFrom(fd, data, from)) {
			const {ifindex, packetType} = decodeLinkAddress(from);
			const port = ports.get(ifindex);
			const frame = data.subarray(0, size);
			if (port === undefined || packetType === PACKET_OUTGOING || !keep(frame)) continue;
			if (frames.length < limit) frames.push({port, bytes: Uint8Array.prototype.slice.call(frame)});
			else overflow++;
		}
		return overflow;
	};
}

/** packet(7): struct tpacket_stats, packets and drops; reading it resets it. */
function droppedByKernel(fd: number): number {
	return getSocketOption(fd, SOL_PACKET, PACKET_STATISTICS, 8).readUInt32LE(4);
}
