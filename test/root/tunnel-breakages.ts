/** What people break in a tunnel, and in the routes, neighbours and forwarding entries that lead through it. */
import type {Breakage} from './breakages.js';

const node = 'node-1';

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
export const tunnelBreakages: readonly Breakage[] = [
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
];
