/** What people break by hand in a running lab, how it is mended, and what must be said about it. For flannel-vxlan/one-segment. */
import type {Finding, Tally} from '../../lib/observe/report.js';
import {tunnelBreakages} from './tunnel-breakages.js';

export type Root = readonly [place: string, what: string, expected: string, found: string];

export type Breakage = {
	readonly title: string;
	readonly place: string;
	readonly spoil: string;
	readonly mend: string;
	/** All root causes. */
	readonly roots: readonly Root[];
	/** How many more things are said to be gone because of them. */
	readonly consequences?: number;
};

export type Observed = {
	readonly fresh: {readonly findings: readonly Finding[]; readonly tally: Tally};
	readonly broken: readonly {
		readonly findings: readonly Finding[];
		readonly tally: Tally;
		/** Findings after mending. */
		readonly left: readonly Finding[];
	}[];
	readonly recorded: readonly (readonly [machine: string, output: string])[];
};

const node = 'node-1';
const pod = 'node-1/default.web-0';

const swap = (tool: string, web: string) =>
	`ip -n default.tool-0 link set eth0 address 0a:58:0a:f4:01:${tool}\nip -n default.web-0 link set eth0 address 0a:58:0a:f4:01:${web}`;

export const breakages: readonly Breakage[] = [
	...tunnelBreakages,
	{
		title: 'two swapped MACs',
		place: node,
		spoil: swap('04', '03'),
		mend: swap('03', '04'),
		roots: [
			['node-1/default.tool-0', 'mac of eth0', '0a:58:0a:f4:01:03', '0a:58:0a:f4:01:04'],
			[pod, 'mac of eth0', '0a:58:0a:f4:01:04', '0a:58:0a:f4:01:03'],
		],
	},
	{
		title: 'forwarding turned off',
		place: node,
		spoil: 'echo 0 > /proc/sys/net/ipv4/ip_forward',
		mend: 'echo 1 > /proc/sys/net/ipv4/ip_forward',
		roots: [[node, 'sysctl net.ipv4.ip_forward', '1', '0']],
	},
	{
		title: 'a masquerade rule',
		place: node,
		spoil: 'nft add rule ip flannel-ipv4 postrtg masquerade',
		mend: [
			"handle=$(nft -a list table ip flannel-ipv4 | sed -n 's/^[[:space:]]*masquerade # handle //p')",
			'nft delete rule ip flannel-ipv4 postrtg handle $handle',
		].join('\n'),
		roots: [[node, 'nft rule in table ip flannel-ipv4, chain postrtg: masquerade', 'absent', 'present']],
	},
	{
		title: 'rules of iptables, which are nft tables',
		place: node,
		spoil:
			"nft -f - <<'END'\ntable ip nat {\n chain POSTROUTING {\n type nat hook postrouting priority srcnat;\n counter masquerade\n }\n}\nEND",
		mend: 'nft delete table ip nat',
		roots: [[node, 'nft rule in table ip nat, chain POSTROUTING: counter masquerade', 'absent', 'present']],
	},
	{
		title: 'a filter inside a pod',
		place: pod,
		spoil:
			"nft 'add table inet closed; add chain inet closed in { type filter hook input priority 0; policy drop; }'",
		mend: 'nft delete table inet closed',
		roots: [[pod, 'nft table inet closed', 'absent', 'present']],
	},
	{
		title: 'an address that nobody planned',
		place: node,
		spoil: 'ip addr add 10.9.9.9/24 dev eth0',
		mend: 'ip addr del 10.9.9.9/24 dev eth0',
		roots: [[node, 'address 10.9.9.9/24 dev eth0', 'absent', 'present']],
	},
	{
		title: 'a pod without its address',
		place: pod,
		spoil: 'ip addr del 10.244.1.4/24 dev eth0',
		mend: 'ip addr add 10.244.1.4/24 dev eth0\nip route add 10.244.0.0/16 via 10.244.1.1\nip route add default via 10.244.1.1',
		roots: [[pod, 'address 10.244.1.4/24 dev eth0', 'present', 'missing']],
		consequences: 2,
	},
	{
		title: 'a link that nobody planned',
		place: node,
		spoil: 'ip link add extra0 type bridge',
		mend: 'ip link del extra0',
		roots: [[node, 'link extra0 (bridge)', 'absent', 'present']],
	},
	{
		title: 'hairpin turned off',
		place: node,
		spoil: 'ip link set dev veth53842afe type bridge_slave hairpin off',
		mend: 'ip link set dev veth53842afe type bridge_slave hairpin on',
		roots: [[node, 'hairpin of veth53842afe', 'true', 'false']],
	},
	{
		title: 'an isolated port',
		place: node,
		spoil: 'ip link set dev veth53842afe type bridge_slave isolated on',
		mend: 'ip link set dev veth53842afe type bridge_slave isolated off',
		roots: [[node, 'isolated of veth53842afe', 'false', 'true']],
	},
	{
		title: 'a shaper',
		place: node,
		spoil: 'tc qdisc add dev eth0 root tbf rate 10mbit burst 32kbit latency 50ms',
		mend: 'tc qdisc del dev eth0 root',
		roots: [[node, 'qdisc of eth0', 'noqueue', 'tbf']],
	},
	{
		title: 'a routing rule',
		place: node,
		spoil: 'ip rule add from 10.244.0.0/16 lookup 100',
		mend: 'ip rule del from 10.244.0.0/16 lookup 100',
		roots: [[node, 'ip rule 32765: from 10.244.0.0/16 lookup 100', 'absent', 'present']],
	},
	{
		title: 'a deleted rule of the kernel’s own',
		place: node,
		spoil: 'ip rule del priority 32766',
		mend: 'ip rule add priority 32766 lookup main',
		roots: [[node, 'ip rule 32766: from all lookup main', 'present', 'missing']],
	},
	{
		title: 'a changed file',
		place: node,
		spoil: 'sed -i s/1450/1400/ /run/flannel/subnet.env',
		mend: 'sed -i s/1400/1450/ /run/flannel/subnet.env',
		roots: [[node, 'file /run/flannel/subnet.env', 'line 3: FLANNEL_MTU=1450', 'line 3: FLANNEL_MTU=1400']],
	},
	{
		title: 'a namespace that nobody planned',
		place: node,
		spoil: 'ip netns add ghost',
		mend: 'ip netns del ghost',
		roots: [[node, 'network namespace ghost', 'absent', 'present']],
	},
	{
		title: 'a deleted network namespace',
		place: node,
		// The kernel takes its links back some time after, and not while somebody has it open.
		spoil: 'ip netns del default.web-0\nip link del veth53842afe 2>/dev/null || :',
		mend: `ip -batch - <<'END'
netns add default.web-0
link add name veth53842afe up master cni0 mtu 1450 type veth peer name eth0 mtu 1450 address 0a:58:0a:f4:01:04 netns default.web-0
link set dev veth53842afe type bridge_slave hairpin on
END
ip -n default.web-0 -batch - <<'END'
link set dev lo up
link set dev eth0 addrgenmode none
link set dev eth0 up
address add 10.244.1.4/24 dev eth0
route add 10.244.0.0/16 via 10.244.1.1 dev eth0
route add default via 10.244.1.1 dev eth0
END`,
		roots: [[node, 'network namespace default.web-0', 'present', 'missing']],
		consequences: 6,
	},
];
