/** The networks that the goldens are written of, and that the real BIRD is asked about. */
import {type BgpLab, calicoNode, configuration, meshOff, peer, quickTimers} from './bgp-lab.js';

const both = ['ipv4', 'ipv6'] as const;

const racks = {
	core: {asNumber: 65000, neighbors: {asNumber: 64512}},
	'tor-a': {asNumber: 65001, neighbors: {asNumber: 64512, password: 'rack a'}},
	'tor-b': {asNumber: 65002, neighbors: {asNumber: 64512}},
};

const passwords = new Map([['tor-a/password', 'rack a']]);

const torPeers = [
	peer('tor-a', {
		nodeSelector: "rack == 'a'",
		peerIP: '192.168.50.1',
		asNumber: 65001,
		password: {name: 'tor-a', key: 'password'},
	}),
	peer('tor-b', {nodeSelector: "rack == 'b'", peerIP: '192.168.60.1', asNumber: 65002}),
];

const reflector = {routeReflectorClusterID: '244.0.0.1', labels: {'route-reflector': 'true'}};

export const bgpLabs: Readonly<Record<string, BgpLab>> = {
	mesh: {options: quickTimers},
	'dual-stack': {
		families: both,
		borrowed: [
			{address: '10.48.1.9', family: 'ipv4', node: 'node-3'},
			{address: 'fd00:10:48:1::9', family: 'ipv6', node: 'node-3'},
		],
		calico: {
			bgpConfigurations: [
				configuration('default', {
					serviceClusterIPs: ['10.96.0.0/12', 'fd00:10:96::/112'],
					nodeMeshPassword: {name: 'mesh', key: 'password'},
					communities: [{name: 'pods', value: '64512:100'}],
					prefixAdvertisements: [{cidr: '10.48.0.0/16', communities: ['pods', '64512:1:2']}],
				}),
			],
			passwords: new Map([['mesh/password', 'secret']]),
		},
		options: {...quickTimers, bfd: true},
	},
	'ipv6-only': {families: ['ipv6'], options: quickTimers},
	reflectors: {
		families: both,
		borrowed: [{address: '10.48.2.7', family: 'ipv4', node: 'node-3'}],
		calico: {
			bgpConfigurations: [meshOff],
			nodes: [calicoNode('node-1', reflector), calicoNode('node-2', reflector)],
			bgpPeers: [
				peer('to-reflectors', {
					nodeSelector: '!has(route-reflector)',
					peerSelector: 'has(route-reflector)',
				}),
				peer('between-reflectors', {
					nodeSelector: 'has(route-reflector)',
					peerSelector: 'has(route-reflector)',
				}),
			],
		},
		options: quickTimers,
	},
	/** The nodes of both racks are of one AS, and take its number in a path for once. */
	racks: {
		racks: true,
		routers: racks,
		calico: {
			bgpConfigurations: [meshOff],
			bgpPeers: torPeers.map(each => ({...each, numAllowedLocalASNumbers: 1})),
			passwords,
		},
		options: quickTimers,
	},
	/** Nodes also tell their rack what they know of others: `Keep` lets the rack know whose it is. */
	'racks-and-mesh': {
		racks: true,
		routers: racks,
		calico: {bgpPeers: torPeers.map(each => ({...each, nextHopMode: 'Keep' as const})), passwords},
		options: quickTimers,
	},
	/** The same without: what a rack believes of its nodes is a trap, and the trap is real. */
	'racks-and-mesh-trap': {
		racks: true,
		routers: racks,
		calico: {bgpPeers: torPeers, passwords},
		options: quickTimers,
	},
	/** An AS for each rack: its router is of it, and reflects for its nodes. */
	'as-per-rack': {
		families: both,
		racks: true,
		routers: {
			'tor-a': {asNumber: 65101, neighbors: {asNumber: 65101}},
			'tor-b': {asNumber: 65102, neighbors: {asNumber: 65102}},
		},
		calico: {
			bgpConfigurations: [meshOff],
			nodes: [
				calicoNode('node-1', {asNumber: 65101}),
				calicoNode('node-2', {asNumber: 65101}),
				calicoNode('node-3', {asNumber: 65102}),
			],
			bgpPeers: [
				peer('tor-a', {nodeSelector: "rack == 'a'", peerIP: '192.168.50.1', asNumber: 65101}),
				peer('tor-b', {nodeSelector: "rack == 'b'", peerIP: '192.168.60.1', asNumber: 65102}),
				peer('tor-a-6', {nodeSelector: "rack == 'a'", peerIP: 'fd50::1', asNumber: 65101}),
				peer('tor-b-6', {nodeSelector: "rack == 'b'", peerIP: 'fd60::1', asNumber: 65102}),
			],
		},
		options: quickTimers,
	},
	/** Each node of an AS of its own: the mesh is eBGP. */
	'as-per-node': {
		calico: {nodes: [1, 2, 3].map(n => calicoNode(`node-${n}`, {asNumber: 65200 + n}))},
		options: quickTimers,
	},
	/** node-1 has another password than its rack, node-2 takes it for another AS, node-3 peers with nobody. */
	disagreements: {
		isBroken: true,
		racks: true,
		routers: racks,
		calico: {
			bgpPeers: [
				peer('node-1', {node: 'node-1', peerIP: '192.168.50.1', asNumber: 65001}),
				peer('node-2', {
					node: 'node-2',
					peerIP: '192.168.50.1',
					asNumber: 65009,
					password: {name: 'tor-a', key: 'password'},
				}),
				peer('node-3', {node: 'node-3', peerIP: '192.168.60.9', asNumber: 65002}),
			],
			passwords,
		},
		options: quickTimers,
	},
	/** What Felix programs is told, and left out of the kernel. */
	tunnelled: {pool: {ipipMode: 'Always'}, options: quickTimers},
};
