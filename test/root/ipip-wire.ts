/**
 * What a tunl0 puts on the wire, packet by packet: test/golden/ipip/wire.txt. The kernel's own is held to it on Debian's kernel
 * (test/vm), the two tc programs that stand for it on a kernel that has none: so the one does what the other does.
 */
import {readFileSync} from 'node:fs';
import type {TestFn} from 'ava';
import type {IpipOp} from '../../lib/plan/ops.js';
import {ipipObjectLines} from '../../lib/render/ipip.js';
import {linesOf} from '../../lib/render/lines.js';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import type {User} from '../helpers/in-sandbox.js';
import {inNamespaces} from '../helpers/plain-user.js';

const golden = `${projectRoot}test/golden/ipip/wire.txt`;

/** Words of ping, and what it tries. 16 bytes of data and more would begin with the time. */
const packets: readonly (readonly [words: string, about: string])[] = [
	['-s 8 -M do', 'DF is set'],
	['-s 8 -M dont', 'DF is not set'],
	['-s 8 -M do -t 7', 'a TTL of its own'],
	['-s 8 -M do -Q 0x10', 'a TOS, which the outer header does not take over'],
	['-s 8 -M do -Q 0x2', 'ECN: the transport is capable'],
	['-s 8 -M do -Q 0x3', 'ECN: congestion was met'],
	['-s 0 -M do', 'no data'],
	['-s 7 -M do', 'an odd length'],
];

/** As `user`, who must be able to have such a tunnel: `by` the kernel or its substitute. */
export function ipipWireTest(test: TestFn, user: User, by: 'kernel' | 'tc-bpf'): void {
	test.serial(`as ${user}: tunl0 by ${by} puts these bytes on the wire, packet by packet`, async t => {
		const {code, stdout, stderr} = await runProgram([...inNamespaces(user), 'sh', '-c', scriptFor(by)]);
		t.is(code, 0, stdout + stderr);
		const seen = packetsIn(stdout);
		const named = packets.map(([words, about], index) => `${words}: ${about}\n${seen[index] ?? 'nothing'}\n`);
		t.is(seen.length, packets.length, stdout);
		t.is(named.join('\n'), readFileSync(golden, 'utf8'));
	});
}

function scriptFor(by: 'kernel' | 'tc-bpf'): string {
	return `set -e
mount -t tmpfs tmpfs /run
mkdir /run/cnilab
${by === 'tc-bpf' ? ipipObjectLines().join('\n') : ''}
ip -batch - <<'END'
netns add one
netns add two
link add eth0 address 02:00:00:00:00:01 netns one type veth peer name eth0 address 02:00:00:00:00:02 netns two
END
${node('one', {own: 1, other: 2, by})}${node('two', {own: 2, other: 1, by})}
mkfifo /run/said
ip netns exec one tcpdump -Z root --immediate-mode -nxxi eth0 -c${packets.length} 'ip proto 4 and src 192.168.50.1' >/run/seen 2>/run/said &
exec 3</run/said
read -r line <&3
${packets.map(([words]) => `ip netns exec one ping -nqc1 -W5 -e 7 -I 10.244.1.0 ${words} 10.244.2.0 >/dev/null`).join('\n')}
wait
cat /run/seen
`;
}

type Side = {readonly own: number; readonly other: number; readonly by: 'kernel' | 'tc-bpf'};

function node(name: string, {own, other, by}: Side): string {
	const tunnel: IpipOp = {
		...{kind: 'ipip', in: 'node', name: 'tunl0', mtu: 1480, parent: 'eth0', local: `192.168.50.${own}`},
		...(by === 'tc-bpf' && {by}),
		why: 'pods of other nodes are behind it',
	};
	return `ip netns exec ${name} sh -e <<'END'
# Who is no router has no bpf_fib_lookup (net/core/filter.c: bpf_ipv4_fib_lookup).
sysctl -qw net.ipv4.ip_forward=1
ip address add 192.168.50.${own}/24 dev eth0
ip link set dev eth0 up
ip link set dev lo up
ip neighbour add 192.168.50.${other} lladdr 02:00:00:00:00:0${other} dev eth0
${linesOf(tunnel).join('\n')}
ip address add 10.244.${own}.0/32 dev tunl0
ip route add 10.244.${other}.0/32 via 192.168.50.${other} dev tunl0 onlink proto 80
END
`;
}

/** A line of hex for each. IDs are the kernel's choice, and what sums them up is checked and left out. */
function packetsIn(said: string): string[] {
	const frames = said.split(/^\d\d:.*$/m).slice(1);
	return frames.map(frame => {
		const bytes = Buffer.from(
			[...frame.matchAll(/^\s+0x[0-9a-f]+:\s+(.*)$/gm)]
				.map(([, hex = '']) => hex.replaceAll(' ', ''))
				.join(''),
			'hex',
		);
		return [
			bytes.subarray(0, 14),
			header(bytes.subarray(14, 34)),
			header(bytes.subarray(34, 54)),
			bytes.subarray(54),
		]
			.map(part => (typeof part === 'string' ? part : part.toString('hex')))
			.join(' ');
	});
}

function header(bytes: Buffer): string {
	let sum = 0;
	for (let at = 0; at < bytes.length; at += 2) sum += bytes.readUInt16BE(at);
	const isRight = sum % 0xffff === 0;
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}ID..${hex.slice(12, 20)}${isRight ? 'SUM.' : 'sum is wrong'}${hex.slice(24)}`;
}
