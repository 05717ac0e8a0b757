import test from 'ava';
import {decodeEcho, encodeEcho} from '../../../lib/observe/icmp-echo.js';
import {decodeSctp, encodeSctp, type SctpPacket} from '../../../lib/observe/sctp.js';

const packet: SctpPacket = {
	sourcePort: 40_000,
	destinationPort: 7777,
	verificationTag: 0,
	chunk: {is: 'INIT', initiateTag: 0x01020304},
};

test('an SCTP packet reads back as it was written', t => {
	const answers = [
		packet,
		{...packet, verificationTag: 7, chunk: {is: 'INIT ACK', initiateTag: 9}},
		{...packet, verificationTag: 7, chunk: {is: 'ABORT'}},
	] as const;
	for (const each of answers) t.deepEqual(decodeSctp(encodeSctp(each)), each);
});

test('a packet whose checksum is wrong is none', t => {
	const bytes = encodeSctp(packet);
	bytes[20] = 255;
	t.is(decodeSctp(bytes), undefined);
	t.is(decodeSctp(Buffer.alloc(3)), undefined);
});

test('the sum is CRC32c: over RFC 3720’s 32 zero bytes it is aa 36 91 8a', t => {
	// An INIT ACK of our own would hide a sum that is wrong in both directions.
	const zeros = Buffer.alloc(32);
	zeros.writeUInt32LE(0x8a9136aa, 8);
	t.is(decodeSctp(zeros)?.sourcePort, 0);
});

test('echoes of both families', t => {
	const echo = {is: 'request', identifier: 7, sequence: 65_535} as const;
	for (const family of ['ipv4', 'ipv6'] as const)
		t.deepEqual(decodeEcho(encodeEcho(echo, family), family), echo);
	t.is(decodeEcho(encodeEcho(echo, 'ipv4'), 'ipv6'), undefined);
});
