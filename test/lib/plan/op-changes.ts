/** Ops of one machine before and after, and what must be done, in words. */
import type {Op} from '../../../lib/plan/ops.js';

const at = {in: 'node-1', why: 'w'} as const;
const card: Op = {...at, kind: 'link', name: 'eth0'};
const bridge: Op = {...at, kind: 'bridge', name: 'br', mtu: 1500, mac: '02:00:00:00:00:01'};
const address: Op = {...at, kind: 'address', dev: 'br', address: '10.0.0.1/24'};
const second: Op = {...at, kind: 'address', dev: 'br', address: '10.0.0.2/24'};
const route: Op = {...at, kind: 'route', to: '10.9.0.0/16', family: 'ipv4', via: '10.0.0.9', dev: 'br'};
const neighbour: Op = {
	...at,
	kind: 'neighbour',
	dev: 'br',
	address: '10.0.0.9',
	mac: '02:00:00:00:00:09',
};
const forward: Op = {...at, kind: 'fdb', dev: 'vx', mac: '02:00:00:00:00:08', dst: '10.0.0.8'};
const tunnel: Op = {
	...at,
	kind: 'vxlan',
	name: 'vx',
	vni: 1,
	port: 4789,
	local: '10.0.0.1',
	parent: 'br',
	learning: false,
	mac: '02:00:00:00:00:07',
	mtu: 1450,
};
const cable: Op = {
	...at,
	kind: 'veth',
	name: 'v',
	mtu: 1500,
	master: 'br',
	peer: {in: 'node-1', name: 'w', mac: '02:00:00:00:00:06'},
};
const table: Op = {...at, kind: 'nft', family: 'ip', table: 't', text: 'table ip t {\n}\n'};
const setting: Op = {...at, kind: 'sysctl', key: 'net.ipv4.conf.br.rp_filter', value: '0'};
const file: Op = {...at, kind: 'file', path: '/run/x', content: 'x'};

export const opChanges: ReadonlyArray<{
	title: string;
	from: readonly Op[];
	to: readonly Op[];
	is: readonly string[];
}> = [
	{
		title: 'a route with another next hop is replaced in place',
		from: [bridge, address, route],
		to: [bridge, address, {...route, via: '10.0.0.8'}],
		is: ['replace route 10.9.0.0/16'],
	},
	{
		title: 'neighbour, forwarding entry, setting, file and table are replaced in place',
		from: [bridge, neighbour, tunnel, forward, setting, file, table],
		to: [
			bridge,
			{...neighbour, mac: '02:00:00:00:00:0a'},
			tunnel,
			{...forward, dst: '10.0.0.7'},
			{...setting, value: '1'},
			{...file, content: 'y'},
			{...table, text: 'table ip t {\n\tchain c {\n\t}\n}\n'},
		],
		is: [
			'replace neighbour 10.0.0.9',
			'replace fdb 02:00:00:00:00:08',
			'replace sysctl net.ipv4.conf.br.rp_filter',
			'replace file /run/x',
			'replace nft t',
		],
	},
	{
		title: 'an MTU changes in place',
		from: [bridge, address],
		to: [{...bridge, mtu: 1400}, address],
		is: ['replace bridge br'],
	},
	{
		title: 'with another MAC a device forgets its neighbours: they are said again, with all that hangs on it',
		from: [bridge, address, neighbour],
		to: [{...bridge, mac: '02:00:00:00:00:0b'}, address, neighbour],
		is: ['replace bridge br', 'replace address 10.0.0.1/24', 'replace neighbour 10.0.0.9'],
	},
	{
		title: 'the MTU of a cable changes in place, at both ends, and what is on it stays',
		from: [bridge, address, cable],
		to: [bridge, address, {...cable, mtu: 1400}],
		is: ['replace veth'],
	},
	{
		title:
			'a route stays when its device loses one of its addresses: it is said again, with all that the kernel may take too',
		from: [bridge, address, second, route, neighbour],
		to: [bridge, second, route, neighbour],
		is: [
			'remove address 10.0.0.1/24',
			'replace address 10.0.0.2/24',
			'replace route 10.9.0.0/16',
			'replace neighbour 10.0.0.9',
		],
	},
	{
		title: 'a VNI can’t be changed: the tunnel is made anew, with its entries',
		from: [bridge, address, tunnel, forward],
		to: [bridge, address, {...tunnel, vni: 2}, forward],
		is: ['remove vxlan vx', 'add vxlan vx', 'add fdb 02:00:00:00:00:08'],
	},
	{
		title:
			'a bridge that must be made anew takes addresses, routes, settings and tunnels with it; its ports come back',
		from: [bridge, setting, {...card, master: 'br'}, address, route, tunnel, forward],
		to: [
			{kind: 'bridge', name: 'br', mtu: 1500, ...at},
			setting,
			{...card, master: 'br'},
			address,
			route,
			tunnel,
			forward,
		],
		is: [
			'remove vxlan vx',
			'remove bridge br',
			'add bridge br',
			'add sysctl net.ipv4.conf.br.rp_filter',
			'replace link eth0',
			'add address 10.0.0.1/24',
			'add route 10.9.0.0/16',
			'add vxlan vx',
			'add fdb 02:00:00:00:00:08',
		],
	},
	{
		title: 'a route to the same destination of the other family is another route',
		from: [{...route, to: 'default'}],
		to: [{...route, to: 'default', family: 'ipv6', via: 'fd00::1'}],
		is: ['remove route default', 'add route default'],
	},
	{
		title: 'what is said twice is paired in its order',
		from: [setting, {...setting, value: '1'}],
		to: [setting, {...setting, value: '2'}],
		is: ['replace sysctl net.ipv4.conf.br.rp_filter'],
	},
];
