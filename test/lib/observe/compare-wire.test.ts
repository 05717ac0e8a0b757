import test from 'ava';
import {wireDifferences} from '../../../lib/observe/compare-wire.js';
import {decodeFrame} from '../../../lib/observe/decode.js';
import type {Wire} from '../../../lib/plan/mode.js';

const inVxlan =
	'0200000000010200000000000800450000862fb40000401136b10a0000010a000002aa8d2118007214860800000000000100020000000902020000000901080045000054cf904000400157040a0900010a0900020800d890001f0001512a026b0000000000e70c0000000000101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637';
const pods = {from: '10.9.0.1', to: '10.9.0.2'};
const vxlan = {
	encapsulation: 'vxlan',
	why: '',
	port: 8472,
	vni: 1,
	outer: {from: '10.0.0.1', to: '10.0.0.2'},
	innerMacs: {from: '02:00:00:00:09:01', to: '02:00:00:00:09:02'},
} as const satisfies Wire;

const cases: readonly {readonly title: string; readonly wire: Wire; readonly found: readonly string[]}[] = [
	{title: 'what was expected', wire: vxlan, found: []},
	{title: 'another VNI', wire: {...vxlan, vni: 7}, found: ['VNI 1 instead of 7']},
	{title: 'another port', wire: {...vxlan, port: 4789}, found: ['UDP port 8472 instead of 4789']},
	{
		title: 'other outer addresses',
		wire: {...vxlan, outer: {from: '10.0.0.2', to: '10.0.0.1'}},
		found: ['outer source 10.0.0.1 instead of 10.0.0.2', 'outer destination 10.0.0.2 instead of 10.0.0.1'],
	},
	{
		title: 'another inner MAC',
		wire: {...vxlan, innerMacs: {...vxlan.innerMacs, to: '02:00:00:00:00:99'}},
		found: ['inner destination MAC 02:00:00:00:09:02 instead of 02:00:00:00:00:99'],
	},
	{title: 'a tunnel', wire: {encapsulation: 'none', why: ''}, found: ['in a VXLAN tunnel']},
];

for (const {title, wire, found} of cases) {
	test(`${title} is told`, t => {
		t.deepEqual(wireDifferences(decodeFrame(Buffer.from(inVxlan, 'hex')), wire, pods), found);
	});
}

test('a plain packet where a tunnel is expected, with another source, is told', t => {
	const plain = Buffer.from(inVxlan.slice(100), 'hex');
	t.deepEqual(wireDifferences(decodeFrame(plain), vxlan, {...pods, from: '10.9.0.9'}), [
		'not in a VXLAN tunnel',
		'source 10.9.0.1 instead of 10.9.0.9',
	]);
});

test('a packet within a packet is not plain IP', t => {
	const ip = inVxlan.slice(128);
	const ipip = Buffer.from(`${inVxlan.slice(0, 24)}0800450000680000400040040000c0a8320bc0a8320c${ip}`, 'hex');
	const found = wireDifferences(decodeFrame(ipip), {encapsulation: 'none', why: ''}, pods);
	t.true(found.includes('an IP packet within an IP packet'));
});
