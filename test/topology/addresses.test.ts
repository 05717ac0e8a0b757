import test from 'ava';
import fc from 'fast-check';
import {
	addressAt,
	addressOf,
	type Cidr,
	contains,
	formatAddress,
	formatCidr,
	interfaceName,
	macOf,
	overlaps,
	parseAddress,
	parseCidr,
	parseInterfaceAddress,
	shortHash,
	sizeOf,
	subnetAt,
	subnetCount,
	widthOf,
	withLength,
} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';

const family = fc.constantFrom<Family>('ipv4', 'ipv6');
const address = family.chain(family =>
	fc.bigInt(0n, (1n << BigInt(widthOf(family))) - 1n).map(value => ({family, value})),
);
const sparseIpv6 = fc
	.array(fc.constantFrom(0n, 0n, 0n, 1n, 0xffffn, 0xabn), {minLength: 8, maxLength: 8})
	.map(groups => groups.reduce<bigint>((value, group) => (value << 16n) | group, 0n));
const cidr = address.chain(({family, value}) =>
	fc.integer({min: 0, max: widthOf(family)}).map((length): Cidr => {
		const hostBits = BigInt(widthOf(family) - length);
		return {family, base: (value >> hostBits) << hostBits, length};
	}),
);

function mustParse(text: string): Cidr {
	const parsed = parseCidr(text);
	if (!parsed) throw new Error(`not a CIDR: ${text}`);
	return parsed;
}

test('an address that is written and read again is the same', t => {
	fc.assert(
		fc.property(address, ({family, value}) => {
			t.deepEqual(parseAddress(formatAddress(family, value)), {family, value});
		}),
	);
});

test('an IPv6 address with runs of zeros is the same after a round trip, and has at most one ::', t => {
	fc.assert(
		fc.property(sparseIpv6, value => {
			const text = formatAddress('ipv6', value);
			t.deepEqual(parseAddress(text), {family: 'ipv6', value});
			t.true(text.split('::').length <= 2);
			t.is(text, text.toLowerCase());
		}),
	);
});

for (const [given, canonical] of [
	['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
	['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
	['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
	['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
	['0:0:0:0:0:0:0:0', '::'],
	['::1', '::1'],
	['fd00::', 'fd00::'],
	['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
	['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
] as const) {
	test(`RFC 5952 writes ${given} as ${canonical}`, t => {
		const parsed = parseAddress(given);
		t.is(parsed && formatAddress(parsed.family, parsed.value), canonical);
	});
}

for (const text of [
	'',
	'10.0.0',
	'10.0.0.256',
	'010.0.0.1',
	'10.0.0.1 ',
	'10.0.0.1/24',
	'fe80::1%eth0',
	'1::2::3',
	':::',
	'12345::',
	'1:2:3:4:5:6:7:8:9',
]) {
	test(`'${text}' is not an address`, t => {
		t.is(parseAddress(text), undefined);
	});
}

for (const text of [
	'10.0.0.0',
	'10.0.0.0/33',
	'10.0.0.0/-1',
	'10.0.0.0/08',
	'10.0.0.1/24',
	'fd00::/129',
	'x/24',
	'/24',
]) {
	test(`'${text}' is not a CIDR`, t => {
		t.is(parseCidr(text), undefined);
	});
}

test('a CIDR that is written and read again is the same', t => {
	fc.assert(
		fc.property(cidr, cidr => {
			t.deepEqual(parseCidr(formatCidr(cidr)), cidr);
		}),
	);
});

test('an interface address tells the address and the subnet that it is in', t => {
	t.deepEqual(parseInterfaceAddress('192.168.50.11/24'), {
		address: {family: 'ipv4', value: 0xc0a8320bn},
		cidr: mustParse('192.168.50.0/24'),
	});
});

test('every address of a subnet is contained in it, and the neighbours on both sides are not', t => {
	fc.assert(
		fc.property(cidr, fc.bigInt(0n, 1n << 128n), (cidr, any) => {
			const inside = addressAt(cidr, any % sizeOf(cidr));
			t.true(contains(cidr, inside));
			for (const value of [cidr.base - 1n, cidr.base + sizeOf(cidr)]) {
				if (value < 0n || value >> BigInt(widthOf(cidr.family)) !== 0n) continue;
				t.false(contains(cidr, formatAddress(cidr.family, value)));
			}
		}),
	);
});

test('an address outside the subnet is a RangeError', t => {
	const cidr = mustParse('10.0.0.0/30');
	t.is(addressAt(cidr, 3), '10.0.0.3');
	t.throws(() => addressAt(cidr, 4), {instanceOf: RangeError});
	t.throws(() => addressAt(cidr, -1), {instanceOf: RangeError});
	t.throws(() => formatAddress('ipv4', 1n << 32n), {instanceOf: RangeError});
});

test('the families do not mix: an IPv4 subnet holds no IPv6 address', t => {
	t.false(contains(mustParse('0.0.0.0/0'), '::1'));
	t.false(overlaps(mustParse('0.0.0.0/0'), mustParse('::/0')));
});

test('two different subnets of one length do not overlap, and both are in the whole', t => {
	fc.assert(
		fc.property(
			cidr,
			fc.nat(16),
			fc.bigInt(0n, 1n << 128n),
			fc.bigInt(0n, 1n << 128n),
			(cidr, more, i, j) => {
				const length = Math.min(cidr.length + more, widthOf(cidr.family));
				const count = subnetCount(cidr, length);
				const [a, b] = [subnetAt(cidr, length, i % count), subnetAt(cidr, length, j % count)];
				t.is(overlaps(a, b), i % count === j % count);
				t.true(contains(cidr, a) && contains(cidr, b));
				t.is(sizeOf(a) * count, sizeOf(cidr));
			},
		),
	);
});

test('overlapping is symmetric and follows from a common address', t => {
	fc.assert(
		fc.property(cidr, cidr, (a, b) => {
			t.is(overlaps(a, b), overlaps(b, a));
			const common = a.family === b.family && a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
			t.is(overlaps(a, b), common);
		}),
	);
});

test('there is no subnet shorter than the whole, and none past the last', t => {
	const cidr = mustParse('10.244.0.0/16');
	t.is(subnetCount(cidr, 24), 256n);
	t.is(subnetCount(cidr, 15), 0n);
	t.is(subnetCount(cidr, 33), 0n);
	t.is(formatCidr(subnetAt(cidr, 24, 255)), '10.244.255.0/24');
	t.throws(() => subnetAt(cidr, 24, 256), {instanceOf: RangeError});
	t.throws(() => subnetAt(cidr, 15, 0), {instanceOf: RangeError});
});

test('a prefix length is put on and taken off', t => {
	t.is(withLength('10.0.0.1', 24), '10.0.0.1/24');
	t.is(addressOf('10.0.0.1/24'), '10.0.0.1');
	t.is(addressOf('10.0.0.1'), '10.0.0.1');
});

test('a MAC is unicast, locally administered, and the same for each spelling of an address', t => {
	t.is(macOf('10.244.1.2'), '0a:58:0a:f4:01:02');
	t.is(macOf('FD00::1'), macOf('fd00:0:0:0:0:0:0:1'));
	t.throws(() => macOf('10.244.1.2/24'), {instanceOf: RangeError});
	fc.assert(
		fc.property(address, ({family, value}) => {
			t.regex(macOf(formatAddress(family, value)), /^0a:58(:[0-9a-f]{2}){4}$/);
		}),
	);
});

test('different IPv4 addresses have different MACs', t => {
	const value = fc.bigInt(0n, (1n << 32n) - 1n);
	fc.assert(
		fc.property(value, value, (a, b) => {
			t.is(macOf(formatAddress('ipv4', a)) === macOf(formatAddress('ipv4', b)), a === b);
		}),
	);
});

test('an interface name fits into 15 bytes, is the same each time, and is one that the kernel takes', t => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', maxLength: 80}), readable => {
			const name = interfaceName(readable);
			t.true(Buffer.byteLength(name) >= 1 && Buffer.byteLength(name) <= 15);
			t.regex(name, /^[\w.-]+$/);
			t.false(name === '.' || name === '..');
			t.is(interfaceName(readable), name);
		}),
	);
});

test('a readable name that fits is kept; long names that begin alike stay different', t => {
	t.is(interfaceName('br-lan'), 'br-lan');
	t.is(interfaceName('exactly-15-char'), 'exactly-15-char');
	t.is(interfaceName('exactly-16-chars'), `exactly-${shortHash('exactly-16-chars', 6)}`);
	t.not(interfaceName('a-very-long-name-1'), interfaceName('a-very-long-name-2'));
});
