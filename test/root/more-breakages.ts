/** What people break that no verify of ours has to name in a certain way, but that must be mended all the same. For flannel-vxlan/one-segment. */
import type {Breakage} from './breakages.js';

const node = 'node-1';
const pod = 'node-1/default.web-0';

export const moreBreakages: readonly Pick<Breakage, 'title' | 'place' | 'spoil'>[] = [
	{
		title: 'a tunnel with another MAC, which takes its neighbours',
		place: node,
		spoil: 'ip link set flannel.1 address 02:00:00:00:00:99',
	},
	{title: 'a bridge that is deleted', place: node, spoil: 'ip link del cni0'},
	{
		title: 'a bridge of another kind',
		place: node,
		spoil: 'ip link del cni0\nip link add cni0 type veth peer name cni0-peer',
	},
	{title: 'a bridge with spanning tree', place: node, spoil: 'ip link set cni0 type bridge stp_state 1'},
	{title: 'a cable that is deleted', place: node, spoil: 'ip link del eth0'},
	{
		title: 'a pod’s cable with another name at the node',
		place: node,
		spoil: 'ip link set veth53842afe down\nip link set veth53842afe name mine0',
	},
	{
		title: 'a pod’s cable with another name in the pod',
		place: pod,
		spoil: 'ip link set eth0 down\nip link set eth0 name mine0',
	},
	{title: 'a pod’s cable that is gone', place: node, spoil: 'ip link del veth53842afe'},
	{
		title: 'a pod’s interface that is another link',
		place: pod,
		spoil: 'ip link del eth0\nip link add eth0 type bridge',
	},
	{title: 'a pod’s card that is down', place: pod, spoil: 'ip link set eth0 down'},
	{title: 'a pod’s MTU', place: pod, spoil: 'ip link set eth0 mtu 1500'},
	{
		title: 'a pod’s card in a bridge of its own',
		place: pod,
		spoil: 'ip link add br9 type bridge\nip link set eth0 master br9',
	},
	{
		title: 'a node’s card in a bridge that nobody planned',
		place: node,
		spoil: 'ip link add br9 type bridge\nip link set eth0 master br9',
	},
	{title: 'a node’s card that is down', place: node, spoil: 'ip link set eth0 down'},
	{
		title: 'a port of the segment’s switch that is down',
		place: 'underlay',
		spoil:
			"port=$(ip -o link show type veth | sed -n '1s/^[0-9]*: \\([^@]*\\)@.*/\\1/p')\nip link set $port down",
	},
	{
		title: 'a segment’s switch that is deleted',
		place: 'underlay',
		spoil: "ip link del $(ip -o link show type bridge | sed -n '1s/^[0-9]*: \\([^:]*\\):.*/\\1/p')",
	},
	{title: 'a blackhole', place: node, spoil: 'ip route add blackhole 10.77.0.0/16 metric 3'},
	{title: 'a planned route as a blackhole', place: node, spoil: 'ip route replace blackhole 10.244.2.0/24'},
	{
		title: 'a planned route with another metric',
		place: node,
		spoil:
			'ip route del 10.244.2.0/24\nip route add 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink metric 7',
	},
	{
		title: 'two next hops',
		place: node,
		spoil: 'ip route add 10.78.0.0/16 nexthop via 192.168.50.12 nexthop via 192.168.50.13',
	},
	{
		title: 'a route that nobody planned inside a pod',
		place: pod,
		spoil: 'ip route add 10.79.0.0/16 via 10.244.1.1 metric 9',
	},
	{title: 'a point-to-point address', place: node, spoil: 'ip addr add 10.1.1.1 peer 10.1.1.2/32 dev eth0'},
	{
		title: 'a point-to-point address in a pod',
		place: pod,
		spoil: 'ip addr add 10.1.1.1 peer 10.1.1.2/32 dev eth0',
	},
	{
		title: 'an address with another length',
		place: node,
		spoil: 'ip addr del 192.168.50.11/24 dev eth0\nip addr add 192.168.50.11/16 dev eth0',
	},
	{
		title: 'an address before the planned one',
		place: node,
		spoil: 'ip addr flush dev cni0\nip addr add 10.244.1.9/24 dev cni0\nip addr add 10.244.1.1/24 dev cni0',
	},
	{
		title: 'a permanent neighbour',
		place: node,
		spoil: 'ip neigh add 192.168.50.99 lladdr 02:00:00:00:00:99 dev eth0 nud permanent',
	},
	{
		title: 'a forwarding entry of a bridge',
		place: node,
		spoil: 'bridge fdb add 02:00:00:00:00:99 dev veth53842afe master static',
	},
	{
		title: 'a forwarding entry that floods',
		place: node,
		spoil: 'bridge fdb append 00:00:00:00:00:00 dev flannel.1 dst 192.168.50.13',
	},
	{title: 'a rule with an interface', place: node, spoil: 'ip rule add iif eth0 blackhole priority 77'},
	{
		title: 'a rule for IPv6',
		place: pod,
		spoil: 'ip -6 rule add from fd00::/8 lookup 100 || :\nip rule add to 10.9.0.0/16 lookup 101',
	},
	{
		title: 'a shaper inside a pod',
		place: pod,
		spoil: 'tc qdisc add dev eth0 root tbf rate 10mbit burst 32kbit latency 50ms',
	},
	{
		title: 'another table with the planned name',
		place: node,
		spoil: 'nft delete table ip flannel-ipv4\nnft add table ip flannel-ipv4',
	},
	{title: 'a table of bridges', place: node, spoil: 'nft add table bridge mine'},
	{title: 'a deleted file', place: node, spoil: 'rm -r /run/flannel'},
	{
		title: 'all routes, neighbours and addresses',
		place: node,
		spoil:
			'ip route flush table main\nip neigh flush nud permanent all 2>/dev/null || :\nip addr flush dev eth0\nip addr flush dev cni0',
	},
	{
		title: 'a pod’s namespace made anew and left bare',
		place: node,
		spoil:
			'ip netns del default.web-0\nip link del veth53842afe 2>/dev/null || :\nip netns add default.web-0',
	},
	{
		title: 'a file in the place of a pod’s namespace',
		place: node,
		spoil: 'umount -l /run/netns/default.web-0\nip link del veth53842afe 2>/dev/null || :',
	},
];
