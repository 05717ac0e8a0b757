/** Frames as a packet socket of this code captured them (802.1Q and IP-in-IP are put around such frames by hand). */
import test from 'ava';
import {decodeFrame} from '../../../lib/observe/decode.js';
import {formatFrame} from '../../../lib/observe/format-frame.js';

const ping =
	'0200000000010200000000000800450000549fe94000400186bd0a0000010a00000208008fb1001d0001512a026b0000000049c80c0000000000101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637';
const pingPacket = ping.slice(28);

const frames: readonly {readonly title: string; readonly hex: string; readonly line: string}[] = [
	{
		title: 'an ARP request',
		hex: 'ffffffffffff32f2e78334d60806000108000604000132f2e78334d60a0000010000000000000a000002',
		line: '32:f2:e7:83:34:d6 > ff:ff:ff:ff:ff:ff: ARP who-has 10.0.0.2 tell 10.0.0.1',
	},
	{
		title: 'an IPv4 ping',
		hex: ping,
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 10.0.0.1 > 10.0.0.2 (ttl 64, DF): ICMP type 8 code 0',
	},
	{
		title: 'a ping in VXLAN',
		hex: '0200000000010200000000000800450000862fb40000401136b10a0000010a000002aa8d2118007214860800000000000100020000000902020000000901080045000054cf904000400157040a0900010a0900020800d890001f0001512a026b0000000000e70c0000000000101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637',
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 10.0.0.1.43661 > 10.0.0.2.8472 (ttl 64): UDP, 106 bytes: VXLAN vni 1: 02:00:00:00:09:01 > 02:00:00:00:09:02: 10.9.0.1 > 10.9.0.2 (ttl 64, DF): ICMP type 8 code 0',
	},
	{
		title: 'the first fragment of an IPv4 packet, with the header of what it carries',
		hex: '0200000000010200000000000800450005749feb20004001a19b0a0000010a000002080034de00210001512a026b00000000',
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 10.0.0.1 > 10.0.0.2 (ttl 64, fragment 40939@0+): ICMP type 8 code 0',
	},
	{
		title: 'the last fragment of an IPv4 packet, which has no such header',
		hex: '0200000000010200000000000800450000989feb00ac4001c5cb0a0000010a00000258595a5b5c5d5e5f6061626364656667',
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 10.0.0.1 > 10.0.0.2 (ttl 64, fragment 40939@1376): protocol 1',
	},
	{
		title: 'a TCP SYN',
		hex: '02000000000102000000000008004500003c2d7440004006f9450a0000010a000002def2000926e1f64700000000a002ff0014310000020405500402080a2a928bb0000000000103030a',
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 10.0.0.1.57074 > 10.0.0.2.9 (ttl 64, DF): TCP [S]',
	},
	{
		title: 'a TCP reset',
		hex: '02000000000002000000000108004500002800004000400626ce0a0000020a0000010009def20000000026e1f648501400009fa80000',
		line: '02:00:00:00:00:01 > 02:00:00:00:00:00: 10.0.0.2.9 > 10.0.0.1.57074 (ttl 64, DF): TCP [R.]',
	},
	{
		title: 'an IPv6 neighbour solicitation',
		hex: '3333ff000002b277fef7a75186dd6000000000203afffd000000000000000000000000000001ff0200000000000000000001ff000002870026d700000000fd0000000000000000000000000000020101b277fef7a751',
		line: 'b2:77:fe:f7:a7:51 > 33:33:ff:00:00:02: fd00::1 > ff02::1:ff00:2 (ttl 255): ICMPv6 type 135 code 0',
	},
	{
		title: 'an IPv6 packet with a hop-by-hop header',
		hex: '333300000016b277fef7a75186dd600000000038000100000000000000000000000000000000ff0200000000000000000000000000163a000502000001008f00c5260000000204000000ff0200000000000000000001fff7a75104000000ff0200000000000000000001ff000001',
		line: 'b2:77:fe:f7:a7:51 > 33:33:00:00:00:16: :: > ff02::16 (ttl 1): ICMPv6 type 143 code 0',
	},
	{
		title: 'the first fragment of an IPv6 packet',
		hex: 'dab8b1fbe949b277fef7a75186dd600cfdcb05502c40fd000000000000000000000000000001fd0000000000000000000000000000023a0000016e3637228000602500250001ee29026b00000000948a0c00',
		line: 'b2:77:fe:f7:a7:51 > da:b8:b1:fb:e9:49: fd00::1 > fd00::2 (ttl 64, fragment 1849046818@0+): ICMPv6 type 128 code 0',
	},
	{
		title: 'the last fragment of an IPv6 packet',
		hex: 'dab8b1fbe949b277fef7a75186dd600cfdcb00a42c40fd000000000000000000000000000001fd0000000000000000000000000000023a0005486e36372240414243',
		line: 'b2:77:fe:f7:a7:51 > da:b8:b1:fb:e9:49: fd00::1 > fd00::2 (ttl 64, fragment 1849046818@1352): protocol 58',
	},
	{
		title: 'a UDP datagram over IPv6',
		hex: 'dab8b1fbe949b277fef7a75186dd6005b392000b1140fd000000000000000000000000000001fd000000000000000000000000000002b1830009000bfa2068690a',
		line: 'b2:77:fe:f7:a7:51 > da:b8:b1:fb:e9:49: fd00::1.45443 > fd00::2.9 (ttl 64): UDP, 3 bytes',
	},
	{
		title: 'an 802.1Q tag',
		hex: `${ping.slice(0, 24)}8100202a0800${pingPacket}`,
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: vlan 42: 10.0.0.1 > 10.0.0.2 (ttl 64, DF): ICMP type 8 code 0',
	},
	{
		title: 'IP in IP',
		hex: `${ping.slice(0, 28)}450000680000400040040000c0a8320bc0a8320c${pingPacket}`,
		line: '02:00:00:00:00:00 > 02:00:00:00:00:01: 192.168.50.11 > 192.168.50.12 (ttl 64, DF): IP-in-IP: 10.0.0.1 > 10.0.0.2 (ttl 64, DF): ICMP type 8 code 0',
	},
];

for (const {title, hex, line} of frames) {
	test(`${title} is decoded`, t => {
		t.is(formatFrame(decodeFrame(Buffer.from(hex, 'hex'))), line);
	});
	test(`${title} that is cut short anywhere is decoded as far as it goes`, t => {
		const bytes = Buffer.from(hex, 'hex');
		const whole = decodeFrame(bytes).map(({layer}) => layer);
		for (let length = 0; length < bytes.length; length++) {
			const layers = decodeFrame(bytes.subarray(0, length)).map(({layer}) => layer);
			const known = layers.filter(layer => layer !== 'truncated' && layer !== 'payload');
			t.deepEqual(known, whole.slice(0, known.length));
		}
	});
}

test('the padding of a short Ethernet frame is not taken for data', t => {
	const [ethernet, packet, icmp, data] = decodeFrame(Buffer.from(`${ping}0000000000000000`, 'hex'));
	t.is(ethernet?.layer, 'ethernet');
	t.is(packet?.layer, 'ipv4');
	t.is(icmp?.layer, 'icmp');
	t.true(data?.layer === 'payload' && data.data.length === 60);
});

test('a datagram to another port is not VXLAN, unless that port is said to be', t => {
	const bytes = Buffer.from(frames[2]?.hex.replace('aa8d2118', 'aa8d1111') ?? '', 'hex');
	const has = (ports?: readonly number[]) => decodeFrame(bytes, ports).some(({layer}) => layer === 'vxlan');
	t.false(has());
	t.true(has([0x1111]));
});
