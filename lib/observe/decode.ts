/**
 * Bytes of an Ethernet frame → its layers, tunnels included: what is inside VXLAN or IP-in-IP is decoded again. Pure.
 * Numbers are IANA's: Ethernet types, IP protocols.
 */
import {formatAddress} from '../../topology/addresses.js';
import type {ArpLayer, Fragment, Layer, TcpLayer} from './layers.js';

/** UDP ports whose datagrams are read as VXLAN: Linux' default (which flannel uses) and IANA's. */
export const defaultVxlanPorts: readonly number[] = [8472, 4789];

/** The layers from the outside in; a frame that is cut short ends with a `truncated` layer. */
export function decodeFrame(frame: Uint8Array, vxlanPorts = defaultVxlanPorts): readonly Layer[] {
	const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
	const layers: Layer[] = [];
	// Each decoder appends its layer and names the decoder of what it carries, until one names none.
	let next: Step | undefined = {decode: decodeEthernet, bytes};
	while (next) next = next.decode(next.bytes, layer => layers.push(layer), vxlanPorts);
	return layers;
}

type Emit = (layer: Layer) => void;
type Decoder = (bytes: Buffer, emit: Emit, vxlanPorts: readonly number[]) => Step | undefined;
type Step = {readonly decode: Decoder; readonly bytes: Buffer};

const decodeEthernet: Decoder = (bytes, emit) => {
	if (bytes.length < 14) return truncated('ethernet', emit);
	const type = bytes.readUInt16BE(12);
	emit({layer: 'ethernet', from: mac(bytes, 6), to: mac(bytes, 0), type});
	return {decode: decoderOfType(type), bytes: bytes.subarray(14)};
};

function decoderOfType(type: number): Decoder {
	switch (type) {
		case 0x0800:
			return decodeIpv4;
		case 0x86dd:
			return decodeIpv6;
		case 0x0806:
			return decodeArp;
		case 0x8100:
			return decodeVlan;
		default:
			return decodePayload;
	}
}

const decodeVlan: Decoder = (bytes, emit) => {
	if (bytes.length < 4) return truncated('vlan', emit);
	const type = bytes.readUInt16BE(2);
	emit({layer: 'vlan', id: bytes.readUInt16BE(0) & 0xfff, type});
	return {decode: decoderOfType(type), bytes: bytes.subarray(4)};
};

const decodeArp: Decoder = (bytes, emit) => {
	if (bytes.length < 28) return truncated('arp', emit);
	const code = bytes.readUInt16BE(6);
	const operation: ArpLayer['operation'] = code === 1 ? 'request' : code === 2 ? 'reply' : code;
	emit({
		layer: 'arp',
		operation,
		sender: {mac: mac(bytes, 8), address: ipv4(bytes, 14)},
		target: {mac: mac(bytes, 18), address: ipv4(bytes, 24)},
	});
	return undefined;
};

const decodeIpv4: Decoder = (bytes, emit) => {
	if (bytes.length < 20) return truncated('ipv4', emit);
	const header = (bytes.readUInt8(0) & 0xf) * 4;
	const length = bytes.readUInt16BE(2);
	const flags = bytes.readUInt16BE(6);
	const protocol = bytes.readUInt8(9);
	const fragment = {more: (flags & 0x2000) !== 0, offset: (flags & 0x1fff) * 8, id: bytes.readUInt16BE(4)};
	emit({
		layer: 'ipv4',
		from: ipv4(bytes, 12),
		to: ipv4(bytes, 16),
		ttl: bytes.readUInt8(8),
		protocol,
		length,
		dontFragment: (flags & 0x4000) !== 0,
		...(isFragment(fragment) ? {fragment} : {}),
	});
	// Ethernet pads short frames: the packet's own length says where it ends.
	return carried(protocol, bytes.subarray(header, length), fragment);
};

const decodeIpv6: Decoder = (bytes, emit) => {
	if (bytes.length < 40) return truncated('ipv6', emit);
	const length = 40 + bytes.readUInt16BE(4);
	const {protocol, start, fragment} = skipExtensions(bytes);
	emit({
		layer: 'ipv6',
		from: ipv6(bytes, 8),
		to: ipv6(bytes, 24),
		ttl: bytes.readUInt8(7),
		protocol,
		length,
		dontFragment: false,
		...(fragment && isFragment(fragment) ? {fragment} : {}),
	});
	return carried(protocol, bytes.subarray(start, length), fragment);
};

/** Hop-by-hop, routing and destination options are stepped over; the fragment header is read. */
function skipExtensions(bytes: Buffer): {protocol: number; start: number; fragment?: Fragment} {
	let protocol = bytes.readUInt8(6);
	let start = 40;
	let fragment: Fragment | undefined;
	while ([0, 43, 44, 60].includes(protocol) && start + 8 <= bytes.length) {
		if (protocol === 44) {
			const field = bytes.readUInt16BE(start + 2);
			fragment = {more: (field & 1) !== 0, offset: field & 0xfff8, id: bytes.readUInt32BE(start + 4)};
		}
		const size = protocol === 44 ? 8 : (bytes.readUInt8(start + 1) + 1) * 8;
		protocol = bytes.readUInt8(start);
		start += size;
	}
	return {protocol, start, ...(fragment ? {fragment} : {})};
}

/** Only a packet's first fragment has the header of what it carries. */
function carried(protocol: number, bytes: Buffer, fragment?: Fragment): Step {
	const later = fragment !== undefined && fragment.offset > 0;
	return {decode: later ? decodePayload : decoderOfProtocol(protocol), bytes};
}

function decoderOfProtocol(protocol: number): Decoder {
	switch (protocol) {
		case 1:
			return decodeIcmp('icmp');
		case 4:
			return decodeIpv4;
		case 6:
			return decodeTcp;
		case 17:
			return decodeUdp;
		case 41:
			return decodeIpv6;
		case 58:
			return decodeIcmp('icmpv6');
		default:
			return decodePayload;
	}
}

function decodeIcmp(layer: 'icmp' | 'icmpv6'): Decoder {
	return (bytes, emit) => {
		if (bytes.length < 4) return truncated(layer, emit);
		emit({layer, type: bytes.readUInt8(0), code: bytes.readUInt8(1)});
		return {decode: decodePayload, bytes: bytes.subarray(4)};
	};
}

const decodeUdp: Decoder = (bytes, emit, vxlanPorts) => {
	if (bytes.length < 8) return truncated('udp', emit);
	const to = bytes.readUInt16BE(2);
	emit({layer: 'udp', from: bytes.readUInt16BE(0), to, length: bytes.readUInt16BE(4) - 8});
	return {decode: vxlanPorts.includes(to) ? decodeVxlan : decodePayload, bytes: bytes.subarray(8)};
};

const decodeVxlan: Decoder = (bytes, emit) => {
	if (bytes.length < 8) return truncated('vxlan', emit);
	// RFC 7348: without the I flag there is no VNI, and this is something else on the same port.
	if ((bytes.readUInt8(0) & 0x08) === 0) return {decode: decodePayload, bytes};
	emit({layer: 'vxlan', vni: bytes.readUIntBE(4, 3)});
	return {decode: decodeEthernet, bytes: bytes.subarray(8)};
};

const decodeTcp: Decoder = (bytes, emit) => {
	if (bytes.length < 20) return truncated('tcp', emit);
	emit({
		layer: 'tcp',
		from: bytes.readUInt16BE(0),
		to: bytes.readUInt16BE(2),
		sequence: bytes.readUInt32BE(4),
		acknowledgment: bytes.readUInt32BE(8),
		flags: tcpFlags(bytes.readUInt8(13)),
		window: bytes.readUInt16BE(14),
	});
	return {decode: decodePayload, bytes: bytes.subarray((bytes.readUInt8(12) >> 4) * 4)};
};

const decodePayload: Decoder = (bytes, emit) => {
	if (bytes.length > 0) emit({layer: 'payload', data: bytes});
	return undefined;
};

function truncated(header: string, emit: Emit): undefined {
	emit({layer: 'truncated', header});
	return undefined;
}

function tcpFlags(bits: number): TcpLayer['flags'] {
	const names: readonly (readonly [number, string])[] = [
		[0x01, 'F'],
		[0x02, 'S'],
		[0x04, 'R'],
		[0x08, 'P'],
		[0x20, 'U'],
		[0x10, '.'],
	];
	return names.map(([bit, name]) => (bits & bit ? name : '')).join('');
}

function isFragment({more, offset}: Fragment): boolean {
	return more || offset > 0;
}

function mac(bytes: Buffer, at: number): string {
	return bytes.toString('hex', at, at + 6).replaceAll(/..(?!$)/g, '$&:');
}

function ipv4(bytes: Buffer, at: number): string {
	return bytes.subarray(at, at + 4).join('.');
}

function ipv6(bytes: Buffer, at: number): string {
	return formatAddress('ipv6', BigInt(`0x${bytes.toString('hex', at, at + 16)}`));
}
