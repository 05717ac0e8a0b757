/** Who peers with whom. Addresses: test/helpers/cluster.ts; 192.168.50.9 is nobody's. */
import test from 'ava';
import type {BgpSession, Cluster} from '../../../../topology/model.js';
import {type BgpLab, bgpCluster, calicoNode, configuration, meshOff, peer} from '../../../helpers/bgp-lab.js';
import {bgpLabs} from '../../../helpers/bgp-labs.js';

test('the mesh: every node with every other, and the one with the higher address as text connects', t => {
	const {cluster} = bgpCluster({});
	t.deepEqual(lines(cluster, 'node-2'), [
		'Mesh_192_168_50_11 64512→64512',
		'Mesh_192_168_50_13 64512→64512 passive',
	]);
	t.deepEqual(lines(cluster, 'node-3'), ['Mesh_192_168_50_11 64512→64512', 'Mesh_192_168_50_12 64512→64512']);
	t.true(cluster.bgp?.isMesh);
});

test('both families have sessions of their own', t => {
	const {cluster} = bgpCluster({families: ['ipv4', 'ipv6']});
	t.deepEqual(names(cluster, 'node-1'), [
		'Mesh_192_168_50_12',
		'Mesh_192_168_50_13',
		'Mesh_fd50__12',
		'Mesh_fd50__13',
	]);
});

test('the router ID is the IPv4 address; without one a hash of the name, no multicast address', t => {
	t.deepEqual(routerIds(bgpCluster({}).cluster), ['192.168.50.11', '192.168.50.12', '192.168.50.13']);
	const hashed = routerIds(bgpCluster({families: ['ipv6']}).cluster);
	// printf node-1 | sha256sum, its first four bytes
	t.deepEqual(hashed, ['53.151.27.230', '23.121.245.159', '168.76.254.138']);
	t.deepEqual(hashed, routerIds(bgpCluster({options: {routerIds: all('hash')}}).cluster));
});

test('a router ID can be said, and two nodes with the same one have no session', t => {
	const {cluster, notices} = bgpCluster({
		options: {routerIds: {'node-3': '192.168.50.11', 'node-9': '1.1.1.1'}},
	});
	t.deepEqual(routerIds(cluster), ['192.168.50.11', '192.168.50.12', '192.168.50.11']);
	t.true(notices.some(({subject, message}) => subject === 'routerIds' && message.includes('node-9')));
});

test('reflectors are no part of the mesh, and nodes that are none are their clients', t => {
	const {cluster} = bgpCluster(bgpLabs.reflectors ?? {});
	t.deepEqual(lines(cluster, 'node-1').slice(0, 2), [
		'Node_192_168_50_12 64512→64512',
		'Node_fd50__12 64512→64512',
	]);
	t.deepEqual(clients(cluster), {
		'node-1': ['192.168.50.13', 'fd50::13'],
		'node-2': ['192.168.50.13', 'fd50::13'],
	});
	t.deepEqual(names(cluster, 'node-3'), [
		'Node_192_168_50_11',
		'Node_fd50__11',
		'Node_192_168_50_12',
		'Node_fd50__12',
	]);
});

test('a peer that is a node has the session too, unless reverse peering is manual', t => {
	const lab = (reversePeering: 'Auto' | 'Manual'): BgpLab => ({
		calico: {
			bgpConfigurations: [meshOff],
			bgpPeers: [peer('one', {node: 'node-1', peerIP: '192.168.50.12', asNumber: 64512, reversePeering})],
		},
	});
	t.deepEqual(names(bgpCluster(lab('Auto')).cluster, 'node-2'), ['Node_192_168_50_11']);
	const {cluster, notices} = bgpCluster(lab('Manual'));
	t.deepEqual(names(cluster, 'node-2'), []);
	t.regex(about(notices, 'BGPPeer one'), /node-2 has no session with 192\.168\.50\.11/);
});

test('a peer of all nodes is not given once more to some', t => {
	const to = {peerIP: '192.168.50.9', asNumber: 65001};
	const {cluster} = bgpCluster({
		calico: {
			bgpConfigurations: [meshOff],
			bgpPeers: [peer('a-some', {...to, node: 'node-1'}), peer('z-all', to)],
		},
	});
	t.deepEqual(names(cluster, 'node-1'), ['Global_192_168_50_9']);
});

test('a port is part of the name, and of an address in brackets', t => {
	const bgpPeers = [
		peer('four', {node: 'node-1', peerIP: '192.168.50.9:1790', asNumber: 65001}),
		peer('six', {node: 'node-1', peerIP: '[FD50:0::9]:1791', asNumber: 65001}),
	];
	const {cluster} = bgpCluster({
		families: ['ipv4', 'ipv6'],
		calico: {bgpConfigurations: [meshOff], bgpPeers},
	});
	t.deepEqual(names(cluster, 'node-1'), ['Node_192_168_50_9_port_1790', 'Node_fd50__9_port_1791']);
	t.deepEqual(
		sessions(cluster, 'node-1').map(({port}) => port),
		[1790, 1791],
	);
});

test('AS numbers: the node’s, else node.NAME’s, else the default’s, else 64512; a peering can have its own', t => {
	const {cluster} = bgpCluster({
		calico: {
			nodes: [calicoNode('node-1', {asNumber: 65101})],
			bgpConfigurations: [
				configuration('default', {asNumber: 65100, nodeToNodeMeshEnabled: false}),
				configuration('node.node-2', {asNumber: 65102}),
			],
			bgpPeers: [peer('up', {peerIP: '192.168.50.9', asNumber: 65001, localASNumber: 65200})],
		},
	});
	t.deepEqual(
		cluster.bgp?.speakers.map(({asNumber}) => asNumber),
		[65101, 65102, 65100],
	);
	t.deepEqual(lines(cluster, 'node-1'), ['Global_192_168_50_9 65200→65001']);
});

test('a rack’s router expects what the shape file says, whatever the node’s BGPPeer says', t => {
	const {cluster, notices} = bgpCluster(bgpLabs.disagreements ?? {});
	const [one, two] = sessions(cluster, 'tor-a').filter(({name}) => name.startsWith('Node_'));
	t.like(one, {localAs: 65001, remoteAs: 64512, password: 'rack a', passive: true, isDirect: true});
	t.like(two, {localAs: 65001, remoteAs: 64512, machine: 'node-2'});
	t.regex(about(notices, 'BGPPeer node-1'), /different passwords/);
	t.regex(about(notices, 'BGPPeer node-2'), /node-2 takes tor-a for one of AS 65009, but it is of AS 65001/);
	t.regex(about(notices, 'BGPPeer node-3'), /no machine of this lab has the address 192\.168\.60\.9/);
});

test('routers peer with each other where they share a segment, and reflect for nodes of their own AS', t => {
	const {cluster} = bgpCluster(bgpLabs['as-per-rack'] ?? {});
	t.deepEqual(
		lines(cluster, 'tor-a').filter(line => line.startsWith('Router_')),
		['Router_192_168_70_3 65101→65102 passive', 'Router_fd70__3 65101→65102 passive'],
	);
	t.deepEqual(clients(cluster)['tor-a'], ['192.168.50.11', 'fd50::11', '192.168.50.12', 'fd50::12']);
	t.deepEqual(cluster.bgp?.speakers.find(({machine}) => machine === 'tor-a')?.announces, [
		'192.168.50.0/24',
		'fd50::/64',
		'192.168.70.0/24',
		'fd70::/64',
	]);
});

for (const [title, lab, subject, message] of [
	[
		'a BGPPeer whose nodeSelector selects nobody',
		{bgpPeers: [peer('p', {nodeSelector: "rack == 'z'", peerIP: '192.168.50.9', asNumber: 1})]},
		'BGPPeer p',
		/nodeSelector rack == 'z' selects no node/,
	],
	[
		'a BGPPeer for a node that is not there',
		{bgpPeers: [peer('p', {node: 'node-9', peerIP: '192.168.50.9', asNumber: 1})]},
		'BGPPeer p',
		/node node-9 selects no node/,
	],
	[
		'a BGPPeer whose peerSelector selects nobody',
		{bgpPeers: [peer('p', {peerSelector: 'has(route-reflector)'})]},
		'BGPPeer p',
		/peerSelector has\(route-reflector\) selects no node/,
	],
	[
		'no mesh and no peers',
		{bgpConfigurations: [meshOff]},
		'Node node-2',
		/mesh is off and no BGPPeer selects it/,
	],
	[
		'a BGPPeer beside the mesh',
		{bgpPeers: [peer('p', {node: 'node-1', peerIP: '192.168.50.12', asNumber: 64512})]},
		'Node node-1',
		/twice with 192\.168\.50\.12, by the mesh and by Node_192_168_50_12/,
	],
	[
		'a password that BIRD can’t read',
		{
			bgpPeers: [peer('p', {peerIP: '192.168.50.9', asNumber: 1, password: {name: 'rack', key: 'password'}})],
			passwords: new Map([['rack/password', 'a"b']]),
		},
		'Secret kube-system/rack',
		/in password can't be written/,
	],
	[
		'a password that is in no Secret',
		{
			bgpPeers: [peer('p', {peerIP: '192.168.50.9', asNumber: 1, password: {name: 'rack', key: 'password'}})],
		},
		'BGPPeer p',
		/no Secret kube-system\/rack with the key password/,
	],
] as const) {
	test(`it is said: ${title}`, t => {
		const {notices} = bgpCluster({calico: lab});
		t.regex(about(notices, subject), message);
	});
}

function all(id: string): Record<string, string> {
	return Object.fromEntries([1, 2, 3].map(n => [`node-${n}`, id]));
}

function sessions({bgp}: Cluster, machine: string): readonly BgpSession[] {
	return bgp?.speakers.find(each => each.machine === machine)?.sessions ?? [];
}

function names(cluster: Cluster, machine: string): string[] {
	return sessions(cluster, machine).map(({name}) => name);
}

function lines(cluster: Cluster, machine: string): string[] {
	return sessions(cluster, machine).map(
		({name, localAs, remoteAs, passive}) => `${name} ${localAs}→${remoteAs}${passive ? ' passive' : ''}`,
	);
}

function clients({bgp}: Cluster): Record<string, string[]> {
	const entries = (bgp?.speakers ?? []).map(
		({machine, sessions: all}) =>
			[machine, all.filter(({isClient}) => isClient).map(({remote}) => remote)] as const,
	);
	return Object.fromEntries(entries.filter(([, remotes]) => remotes.length > 0));
}

function routerIds({bgp}: Cluster): string[] {
	return bgp?.speakers.map(({routerId}) => routerId) ?? [];
}

function about(notices: ReadonlyArray<{subject: string; message: string}>, subject: string): string {
	return notices
		.filter(each => each.subject === subject)
		.map(({message}) => message)
		.join('\n');
}
