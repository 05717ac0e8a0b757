/** What a user breaks by hand in a running lab (three nodes, pods a-N, b-N, c-N); `repair` mends it. */
import type {LabText} from '../helpers/lab-text.js';

export type LiveBreakage = {
	readonly title: string;
	/** Shell scripts by place. */
	readonly spoil: Readonly<Record<string, string>>;
	/** One of the first three findings: where, and what. */
	readonly named: readonly [place: string, what: RegExp];
	/** A program of the host that it is done with. */
	readonly needs?: string;
};

export type BrokenLab = {readonly lab: LabText; readonly breakages: readonly LiveBreakage[]};

const vtep = (vni: number) =>
	`ip link add name flannel.1 mtu 1450 address 0a:58:0a:f4:01:00 type vxlan id ${vni} dstport 8472 local 192.168.50.11 dev eth0 nolearning && ip link set flannel.1 up`;
const peersOf = (node: number) =>
	[1, 2, 3]
		.filter(peer => peer !== node)
		.flatMap(peer => [
			`ip neigh replace 10.244.${peer}.0 lladdr 0a:58:0a:f4:0${peer}:00 dev flannel.1 nud permanent`,
			`bridge fdb replace 0a:58:0a:f4:0${peer}:00 dev flannel.1 dst 192.168.50.1${peer}`,
			`ip route replace 10.244.${peer}.0/24 via 10.244.${peer}.0 dev flannel.1 onlink`,
		])
		.join('\n');
const macOfVtep = (node: number, mac: number) =>
	`ip link set flannel.1 address 0a:58:0a:f4:0${mac}:00\n${peersOf(node)}`;
const port = 'port=$(ip -o link show master cni0 | sed -n "1s/^[0-9]*: \\(veth[0-9a-f]*\\)@.*/\\1/p")';

const masquerade = (table: string) =>
	`nft -f - <<'END'\ntable ip ${table} {\nchain after {\ntype nat hook postrouting priority srcnat;\nmasquerade\n}\n}\nEND`;

export const vxlanBreakages: readonly LiveBreakage[] = [
	{
		title: 'a deleted forwarding entry',
		spoil: {'node-1': 'bridge fdb del 0a:58:0a:f4:02:00 dev flannel.1'},
		named: ['node-1', /^fdb 0a:58:0a:f4:02:00 dst 192\.168\.50\.12 dev flannel\.1$/],
	},
	{
		title: 'a deleted route',
		spoil: {'node-2': 'ip route del 10.244.3.0/24'},
		named: ['node-2', /^route 10\.244\.3\.0\/24 /],
	},
	{
		title: 'a deleted neighbour',
		spoil: {'node-3': 'ip neigh del 10.244.1.0 dev flannel.1'},
		named: ['node-3', /^neighbour 10\.244\.1\.0 /],
	},
	{
		title: 'a wrong MTU of the tunnel',
		spoil: {'node-1': 'ip link set flannel.1 mtu 1400'},
		named: ['node-1', /^mtu of flannel\.1$/],
	},
	{
		title: 'a wrong MTU of the bridge',
		spoil: {'node-2': 'ip link set cni0 mtu 1400'},
		named: ['node-2', /^mtu of cni0$/],
	},
	{
		title: 'a wrong MTU of a pod',
		spoil: {'a-1': 'ip link set eth0 mtu 1500'},
		named: ['node-1/default.a-1', /^mtu of eth0$/],
	},
	{
		title: 'a tunnel made again with another VNI',
		spoil: {
			'node-1': `ip link del flannel.1\n${vtep(2)}\nip addr add 10.244.1.0/32 dev flannel.1\n${peersOf(1)}`,
		},
		named: ['node-1', /^vni of flannel\.1$/],
	},
	{
		title: 'two tunnel ends with each other’s MAC',
		spoil: {'node-1': macOfVtep(1, 2), 'node-2': macOfVtep(2, 1)},
		named: ['node-1', /^mac of flannel\.1$/],
	},
	{
		title: 'two pods with each other’s MAC',
		spoil: {
			'a-2': 'ip link set eth0 address 0a:58:0a:f4:02:03',
			'b-2': 'ip link set eth0 address 0a:58:0a:f4:02:02',
		},
		named: ['node-2/default.a-2', /^mac of eth0$/],
	},
	{
		title: 'forwarding turned off',
		spoil: {'node-2': 'sysctl -qw net.ipv4.ip_forward=0'},
		named: ['node-2', /^sysctl net\.ipv4\.ip_forward$/],
	},
	{
		title: 'a masquerade rule of nft',
		spoil: {'node-3': masquerade('mine')},
		named: ['node-3', /^nft .*\bip mine\b/],
	},
	{
		title: 'a masquerade rule of iptables',
		needs: 'iptables-nft',
		spoil: {'node-1': 'iptables-nft -t nat -A POSTROUTING -j MASQUERADE'},
		named: ['node-1', /^nft .*\bip nat\b/],
	},
	{
		title: 'a pod’s veth that is down',
		spoil: {'node-1': `${port}\nip link set $port down`},
		named: ['node-1', /^state of veth[0-9a-f]{8}$/],
	},
	{
		title: 'an address too many',
		spoil: {'node-2': 'ip addr add 10.9.9.9/24 dev eth0'},
		named: ['node-2', /^address 10\.9\.9\.9\/24 dev eth0$/],
	},
	{
		title: 'a pod’s deleted network namespace',
		// The kernel takes its links back some time after; what labd keeps open keeps it alive: the link goes by hand.
		spoil: {'node-1': `${port}\necho $port > /run/port\nip netns del default.a-1\nip link del $port`},
		named: ['node-1', /^network namespace default\.a-1$/],
	},
];

export const brokenLabs: readonly BrokenLab[] = [
	{lab: {mode: 'flannel-vxlan'}, breakages: vxlanBreakages},
	{
		lab: {mode: 'flannel-host-gw'},
		breakages: [
			{
				title: 'a wrong next hop',
				spoil: {'node-1': 'ip route replace 10.244.2.0/24 via 192.168.50.13'},
				named: ['node-1', /^route 10\.244\.2\.0\/24/],
			},
		],
	},
	{
		lab: {mode: 'bridge'},
		breakages: [
			{
				title: 'the card taken out of the bridge',
				spoil: {'node-2': 'ip link set eth0 nomaster'},
				named: ['node-2', /^(master|bridge|port) of eth0$/],
			},
		],
	},
];
