/** ICMP echo requests and replies, of both families (RFC 792, RFC 4443). Pure. The kernel sums up ICMPv6 itself. */
import type {Family} from '../../topology/model.js';

export type Echo = {readonly is: 'request' | 'reply'; readonly identifier: number; readonly sequence: number};

const types = {ipv4: {request: 8, reply: 0}, ipv6: {request: 128, reply: 129}} as const;

export function encodeEcho({is, identifier, sequence}: Echo, family: Family): Buffer {
	const packet = Buffer.alloc(16);
	packet.writeUInt8(types[family][is], 0);
	packet.writeUInt16BE(identifier, 4);
	packet.writeUInt16BE(sequence, 6);
	if (family === 'ipv4') packet.writeUInt16BE(internetChecksum(packet), 2);
	return packet;
}

/** Undefined: another ICMP message. */
export function decodeEcho(packet: Buffer, family: Family): Echo | undefined {
	if (packet.length < 8) return undefined;
	const type = packet.readUInt8(0);
	const {request, reply} = types[family];
	if (type !== request && type !== reply) return undefined;
	return {
		is: type === request ? 'request' : 'reply',
		identifier: packet.readUInt16BE(4),
		sequence: packet.readUInt16BE(6),
	};
}

/** RFC 1071 */
function internetChecksum(packet: Buffer): number {
	let sum = 0;
	for (let at = 0; at < packet.length; at += 2) sum += packet.readUInt16BE(at);
	while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
	return ~sum & 0xffff;
}
