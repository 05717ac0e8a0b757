/** What people break by hand in a running lab, how it is mended, and what must be said about it. For flannel-vxlan/one-segment. */
import type {Finding, Tally} from '../../lib/observe/report.js';

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

const vtep = (vni: number) =>
	`ip link add name flannel.1 up mtu 1450 address 0a:58:0a:f4:01:00 type vxlan id ${vni} dstport 8472 local 192.168.50.11 dev eth0 nolearning`;
const neighbours = [2, 3]
	.map(peer => `ip neigh replace 10.244.${peer}.0 lladdr 0a:58:0a:f4:0${peer}:00 dev flannel.1 nud permanent`)
	.join('\n');
const entries = [2, 3]
	.map(peer => `bridge fdb add 0a:58:0a:f4:0${peer}:00 dev flannel.1 dst 192.168.50.1${peer}`)
	.join('\n');
const routes = [2, 3]
	.map(peer => `ip route add 10.244.${peer}.0/24 via 10.244.${peer}.0 dev flannel.1 onlink`)
	.join('\n');
const onVtep = `ip addr add 10.244.1.0/32 dev flannel.1\n${neighbours}\n${entries}\n${routes}`;
const swap = (tool: string, web: string) =>
	`ip -n default.tool-0 link set eth0 address 0a:58:0a:f4:01:${tool}\nip -n default.web-0 link set eth0 address 0a:58:0a:f4:01:${web}`;

export const breakages: readonly Breakage[] = [
	{
		title: 'a deleted forwarding entry',
		place: node,
		spoil: 'bridge fdb del 0a:58:0a:f4:02:00 dev flannel.1 dst 192.168.50.12',
		mend: 'bridge fdb add 0a:58:0a:f4:02:00 dev flannel.1 dst 192.168.50.12',
		roots: [[node, 'fdb 0a:58:0a:f4:02:00 dst 192.168.50.12 dev flannel.1', 'present', 'missing']],
	},
	{
		title: 'a forwarding entry to another node',
		place: node,
		spoil: 'bridge fdb replace 0a:58:0a:f4:02:00 dev flannel.1 dst 192.168.50.13',
		mend: 'bridge fdb replace 0a:58:0a:f4:02:00 dev flannel.1 dst 192.168.50.12',
		roots: [
			[
				node,
				'fdb 0a:58:0a:f4:02:00 dev flannel.1',
				'dst 192.168.50.12 dev flannel.1',
				'dst 192.168.50.13 dev flannel.1',
			],
		],
	},
	{
		title: 'a deleted route',
		place: node,
		spoil: 'ip route del 10.244.2.0/24',
		mend: 'ip route add 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink',
		roots: [[node, 'route 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink', 'present', 'missing']],
	},
	{
		title: 'a route past the tunnel',
		place: node,
		spoil: 'ip route replace 10.244.2.0/24 via 192.168.50.12',
		mend: 'ip route replace 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink',
		roots: [
			[node, 'route 10.244.2.0/24', 'via 10.244.2.0 dev flannel.1 onlink', 'via 192.168.50.12 dev eth0'],
		],
	},
	{
		title: 'a deleted connected route',
		place: node,
		spoil: 'ip route del 10.244.1.0/24',
		mend: 'ip route add 10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1',
		roots: [[node, 'route 10.244.1.0/24 dev cni0', 'present', 'missing']],
	},
	{
		title: 'a route that nobody planned, in a table of its own',
		place: node,
		spoil: 'ip route add 10.99.0.0/16 via 192.168.50.12 table 100',
		mend: 'ip route del 10.99.0.0/16 table 100',
		roots: [[node, 'route 10.99.0.0/16 via 192.168.50.12 dev eth0 table 100', 'absent', 'present']],
	},
	{
		title: 'a deleted neighbour',
		place: node,
		spoil: 'ip neigh del 10.244.3.0 dev flannel.1',
		mend: 'ip neigh add 10.244.3.0 lladdr 0a:58:0a:f4:03:00 dev flannel.1 nud permanent',
		roots: [[node, 'neighbour 10.244.3.0 lladdr 0a:58:0a:f4:03:00 dev flannel.1', 'present', 'missing']],
	},
	{
		title: 'a wrong MTU',
		place: node,
		spoil: 'ip link set flannel.1 mtu 1400',
		mend: 'ip link set flannel.1 mtu 1450',
		roots: [[node, 'mtu of flannel.1', '1450', '1400']],
	},
	{
		title: 'a wrong VNI',
		place: node,
		spoil: `ip link del flannel.1\n${vtep(2)}\n${onVtep}`,
		mend: `ip link del flannel.1\n${vtep(1)}\n${onVtep}`,
		roots: [[node, 'vni of flannel.1', '1', '2']],
	},
	{
		title: 'a tunnel made anew with a wrong VNI and nothing on it',
		place: node,
		spoil: `ip link del flannel.1\n${vtep(2)}`,
		mend: `ip link del flannel.1\n${vtep(1)}\n${onVtep}`,
		roots: [[node, 'vni of flannel.1', '1', '2']],
		consequences: 7,
	},
	{
		title: 'a tunnel made anew, with nothing on it',
		place: node,
		spoil: `ip link del flannel.1\n${vtep(1)}`,
		mend: onVtep,
		roots: [
			[node, 'link flannel.1', 'with all that was planned on it', 'bare: it was made anew, or flushed'],
		],
		consequences: 7,
	},
	{
		title: 'a deleted tunnel',
		place: node,
		spoil: 'ip link del flannel.1',
		mend: `${vtep(1)}\n${onVtep}`,
		roots: [[node, 'link flannel.1 (vxlan)', 'present', 'missing']],
		consequences: 7,
	},
	{
		title: 'a tunnel that is down',
		place: node,
		spoil: 'ip link set flannel.1 down',
		mend: `ip link set flannel.1 up\n${neighbours}\n${routes}`,
		roots: [[node, 'state of flannel.1', 'up', 'down']],
		consequences: 4,
	},
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
		// The kernel takes its links back some time after.
		spoil: 'ip netns del default.web-0\nwhile ip link show veth53842afe >/dev/null 2>&1; do :; done',
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
