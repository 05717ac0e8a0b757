import test from 'ava';
import type {OpChange} from '../../../lib/plan/diff.js';
import type {Op} from '../../../lib/plan/ops.js';
import {linesOfChange} from '../../../lib/render/change.js';
import {splitPods} from '../../../lib/render/inside.js';
import {encodeChange, isEncodable} from '../../../lib/render/netlink.js';
import {packMessages} from '../../../lib/render/netlink-bytes.js';
import {cases, planOf} from '../../helpers/cases.js';
import {podSteps} from '../../root/pod-changes.js';

const at = {in: 'node-1/default.web', why: 'w'} as const;
const index = 7;

/** As `strace ip -batch` shows what iproute2 sends for the same line, but for its sequence number and its wish for an answer. */
const goldens: ReadonlyArray<readonly [line: string, op: Op, messages: readonly string[]]> = [
	[
		'link set dev eth0 up',
		{...at, kind: 'link', name: 'eth0'},
		['10000500 0000000007000000 0100000001000000'],
	],
	[
		'link set dev eth0 addrgenmode none',
		{...at, kind: 'link', name: 'eth0', linkLocal: false},
		[
			'10000500 0000000007000000 0000000000000000 10001a00 0c000a00 0500080001000000',
			'10000500 0000000007000000 0100000001000000',
		],
	],
	[
		'address add 10.1.0.2/24 dev eth0',
		{...at, kind: 'address', dev: 'eth0', address: '10.1.0.2/24'},
		['14000506 02180000 07000000 08000200 0a010002 08000100 0a010002'],
	],
	[
		'address add fd00:1::2/64 dev eth0 nodad',
		{...at, kind: 'address', dev: 'eth0', address: 'fd00:1::2/64'},
		[
			'14000506 0a400200 07000000 14000200 fd000001000000000000000000000002 14000100 fd000001000000000000000000000002',
		],
	],
	[
		'route add default via 10.1.0.1 dev eth0',
		{...at, kind: 'route', to: 'default', family: 'ipv4', via: '10.1.0.1', dev: 'eth0'},
		['18000506 02000000 fe030001 00000000 08000500 0a010001 08000400 07000000'],
	],
	[
		'route add 10.9.0.0/16 dev eth0',
		{...at, kind: 'route', to: '10.9.0.0/16', family: 'ipv4', dev: 'eth0'},
		['18000506 02100000 fe03fd01 00000000 08000100 0a090000 08000400 07000000'],
	],
	[
		'route add fd00:9::/64 via fe80::1 dev eth0 onlink',
		{...at, kind: 'route', to: 'fd00:9::/64', family: 'ipv6', via: 'fe80::1', dev: 'eth0', onlink: true},
		[
			'18000506 0a400000 fe030001 04000000 14000100 fd000009000000000000000000000000 14000500 fe800000000000000000000000000001 08000400 07000000',
		],
	],
	[
		'neighbour add 10.1.0.1 lladdr 02:00:00:00:00:01 dev eth0 nud permanent',
		{...at, kind: 'neighbour', dev: 'eth0', address: '10.1.0.1', mac: '02:00:00:00:00:01'},
		['1c000506 02000000 07000000 80000000 08000100 0a010001 0a000200 0200000000010000'],
	],
];

for (const [line, op, messages] of goldens) {
	test(`${line}: the bytes`, t => {
		const change: OpChange = {do: 'add', op};
		t.is(linesOfChange(change)[0], line);
		t.deepEqual(encodeChange(change, index).map(bytesOf), messages.map(plain));
	});
}

test('messages are numbered and padded, and the last one is to be answered', t => {
	const address: Op = {...at, kind: 'address', dev: 'eth0', address: '10.1.0.2/24'};
	const [message] = encodeChange({do: 'add', op: address}, index);
	if (!message) return t.fail();
	const bytes = packMessages([message, message]);
	t.is(bytes.length, 2 * 40);
	t.deepEqual(
		[0, 40].map(at => [
			bytes.readUInt32LE(at),
			bytes.readUInt16LE(at + 4),
			bytes.readUInt16LE(at + 6),
			bytes.readUInt32LE(at + 8),
		]),
		[
			[40, 20, 0x601, 1],
			[40, 20, 0x605, 2],
		],
	);
});

test('a change has as many messages as lines', t => {
	for (const {changes} of podSteps) {
		for (const change of changes('node-1/default.web')) {
			t.is(encodeChange(change, index).length, linesOfChange(change).length);
		}
	}
});

test('every op that a mode puts into a pod is encoded', t => {
	for (const each of cases) {
		for (const {name, ops} of planOf(each).machines) {
			const {script, pods} = splitPods(ops.map(op => ({do: 'add', op})));
			t.true(script.every(({op}) => op.in === name));
			t.is(pods.size, ops.filter(({kind}) => kind === 'netns').length);
		}
	}
});

test('a pod with one thing that is not encoded is left to the script as a whole', t => {
	const encoded: Op = {...at, kind: 'link', name: 'lo'};
	const others: readonly Op[] = [
		{...at, kind: 'link', name: 'eth0', master: 'br0'},
		{...at, kind: 'bridge', name: 'br0', mtu: 1500},
		{...at, kind: 'fdb', dev: 'vx', mac: '02:00:00:00:00:01', dst: '10.0.0.1'},
	];
	for (const op of others) {
		t.false(isEncodable(op));
		const split = splitPods([encoded, op].map(each => ({do: 'add', op: each})));
		t.is(split.script.length, 2);
		t.is(split.pods.size, 0);
	}
	const [enslaved] = others;
	const freed: OpChange[] = enslaved ? [{do: 'replace', op: encoded, before: enslaved}] : [];
	t.is(splitPods(freed).script.length, 1);
	t.false(isEncodable({...encoded, in: 'node-1'}));
});

/** `TYPE FLAGS` of a message and its payload, as hexadecimal digits. */
function bytesOf({type, flags, payload}: {type: number; flags: number; payload: Uint8Array}): string {
	const header = Buffer.alloc(4);
	header.writeUInt16LE(type, 0);
	header.writeUInt16LE(flags | 5, 2);
	return Buffer.concat([header, payload]).toString('hex');
}

function plain(text: string): string {
	return text.replaceAll(' ', '');
}
