/** The kernel's own IP-in-IP, made by the lines of the plan. */
import test from 'ava';
import type {IpipOp} from '../../lib/plan/ops.js';
import {linesOf} from '../../lib/render/lines.js';
import {runProgram} from '../helpers/cnilab.js';
import {users} from '../helpers/in-sandbox.js';
import {inNamespaces} from '../helpers/plain-user.js';
import {ipipWireTest} from '../root/ipip-wire.js';

const tunnelOf = (local: string): IpipOp => ({
	kind: 'ipip',
	in: 'node',
	name: 'tunl0',
	mtu: 1480,
	parent: 'eth0',
	local,
	why: 'pods of other nodes are behind it',
});

const node = (name: string, own: number, other: number) => `
ip netns exec ${name} sh -e <<'END'
ip address add 192.168.50.${own}/24 dev eth0
ip link set dev eth0 up
ip link set dev lo up
${linesOf(tunnelOf(`192.168.50.${own}`)).join('\n')}
ip address add 10.244.${own}.0/32 dev tunl0
ip route add 10.244.${other}.0/32 via 192.168.50.${other} dev tunl0 onlink proto 80
END
`;

// The capture says when it listens, and ends with the first packet.
const script = `set -e
mount -t tmpfs tmpfs /run
ip -batch - <<'END'
netns add one
netns add two
link add eth0 netns one type veth peer name eth0 netns two
END
# Not asked for by its name: that loads the module (dev_load, net/core/dev_ioctl.c).
ip netns exec one test -e /proc/sys/net/ipv4/conf/tunl0 && echo there || echo not there
${node('one', 1, 2)}${node('two', 2, 1)}
ip -n one -d -j link show dev tunl0
mkfifo /run/said
ip netns exec one tcpdump -Z root --immediate-mode -lnvi eth0 -c1 'ip proto 4' >/run/seen 2>/run/said &
exec 3</run/said
read -r line <&3
ip netns exec one ping -nc1 -W5 -I 10.244.1.0 10.244.2.0
wait
cat /run/seen
`;

/** The first one finds a kernel in which nobody has loaded the module; after that it puts a tunl0 into every namespace. */
for (const round of ['at first', 'and again']) {
	for (const user of users) {
		test.serial(`as ${user}, ${round}: tunl0 carries packets as protocol 4`, async t => {
			const {code, stdout, stderr} = await runProgram([...inNamespaces(user), 'sh', '-c', script]);
			t.is(code, 0, stdout + stderr);
			t.regex(stdout, round === 'at first' && user === users[0] ? /^not there/ : /^there/);
			t.regex(stdout, /"ifname":"tunl0".*"mtu":1480.*"info_kind":"ipip"/);
			t.regex(stdout, /1 received, 0% packet loss/);
			t.regex(
				stdout,
				/192\.168\.50\.1 > 192\.168\.50\.2: .*\n?.*10\.244\.1\.0 > 10\.244\.2\.0: ICMP echo request/,
			);
		});
	}
}

/** What stands for tunl0 where the kernel has none is held to the same: test/root/ipip-wire.test.ts. */
for (const user of users) ipipWireTest(test, user, 'kernel');
