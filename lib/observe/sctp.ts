/**
 * The packets by which an SCTP association begins (RFC 9260, sections 3 and 5): INIT, INIT ACK, ABORT. Pure. Sent and read by raw
 * sockets, as kernels mostly have no SCTP of their own; connection tracking knows it all the same, and checks the checksum.
 */

export type SctpPacket = {
	readonly sourcePort: number;
	readonly destinationPort: number;
	/** 0 in an INIT, else what the receiver has chosen. */
	readonly verificationTag: number;
	readonly chunk:
		| {readonly is: 'INIT' | 'INIT ACK'; readonly initiateTag: number}
		| {readonly is: 'ABORT'}
		| {readonly is: 'other'; readonly type: number};
};

const types = {INIT: 1, 'INIT ACK': 2, ABORT: 6} as const;

const headerSize = 12;
const window = 65_536;

export function encodeSctp({sourcePort, destinationPort, verificationTag, chunk}: SctpPacket): Buffer {
	const body = chunkOf(chunk);
	const packet = Buffer.alloc(headerSize + body.length);
	packet.writeUInt16BE(sourcePort, 0);
	packet.writeUInt16BE(destinationPort, 2);
	packet.writeUInt32BE(verificationTag, 4);
	body.copy(packet, headerSize);
	// The one field of the packet that is not in network byte order.
	packet.writeUInt32LE(crc32c(packet), 8);
	return packet;
}

/** Undefined: too short, or the checksum is wrong. */
export function decodeSctp(packet: Buffer): SctpPacket | undefined {
	if (packet.length < headerSize + 4) return undefined;
	const checked = Buffer.from(packet);
	checked.writeUInt32LE(0, 8);
	if (crc32c(checked) !== packet.readUInt32LE(8)) return undefined;
	const type = packet.readUInt8(headerSize);
	return {
		sourcePort: packet.readUInt16BE(0),
		destinationPort: packet.readUInt16BE(2),
		verificationTag: packet.readUInt32BE(4),
		chunk: readChunk(type, packet.subarray(headerSize)),
	};
}

function chunkOf(chunk: SctpPacket['chunk']): Buffer {
	if (chunk.is === 'other') throw new TypeError('only what begins an association is sent');
	const isInit = chunk.is !== 'ABORT';
	// An INIT ACK without a State Cookie is no valid one (section 3.3.3).
	const cookie = chunk.is === 'INIT ACK' ? stateCookie : Buffer.alloc(0);
	const body = Buffer.alloc(isInit ? 20 : 4);
	body.writeUInt8(types[chunk.is], 0);
	body.writeUInt16BE(body.length + cookie.length, 2);
	if (isInit) {
		body.writeUInt32BE(chunk.initiateTag, 4);
		body.writeUInt32BE(window, 8);
		body.writeUInt16BE(1, 12);
		body.writeUInt16BE(1, 14);
		body.writeUInt32BE(chunk.initiateTag, 16);
	}
	return Buffer.concat([body, cookie]);
}

/** Parameter 7, eight bytes with its header. */
const stateCookie = Buffer.from([0, 7, 0, 8, 0, 0, 0, 1]);

function readChunk(type: number, chunk: Buffer): SctpPacket['chunk'] {
	if (type === types.ABORT) return {is: 'ABORT'};
	const is = type === types.INIT ? 'INIT' : type === types['INIT ACK'] ? 'INIT ACK' : undefined;
	if (is === undefined || chunk.length < 8) return {is: 'other', type};
	return {is, initiateTag: chunk.readUInt32BE(4)};
}

/** Castagnoli's polynomial, the lowest bit first. */
const polynomial = 0x82f63b78;

function crc32c(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0);
	}
	return (sum ^ 0xffffffff) >>> 0;
}
