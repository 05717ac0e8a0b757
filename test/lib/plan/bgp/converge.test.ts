/** What the computation of BGP comes to; that BIRD comes to the same is tried in test/root/bgp.test.ts. */
import test from 'ava';
import {learnedRoutes} from '../../../../lib/plan/bgp/learned.js';
import type {Attachment, Cluster} from '../../../../topology/model.js';
import {
	type BgpLab,
	bgpCluster,
	bgpPlan,
	calicoNode,
	configuration,
	meshOff,
	peer,
} from '../../../helpers/bgp-lab.js';
import {bgpLabs} from '../../../helpers/bgp-labs.js';
import {plannedRoutes} from '../../../helpers/bgp-routes.js';

test('the mesh: a blackhole for the own block, a route for each other one', t => {
	t.deepEqual(routes({}, 'node-2'), [
		'10.48.1.0/26 via 192.168.50.11 eth0',
		'10.48.3.0/26 via 192.168.50.13 eth0',
		'blackhole 10.48.2.0/26',
	]);
});

test('a borrowed address has a route of its own, also on the node whose block it is of', t => {
	const borrowed = [{address: '10.48.1.9', family: 'ipv4' as const, node: 'node-3'}];
	t.true(routes({borrowed}, 'node-1').includes('10.48.1.9 via 192.168.50.13 eth0'));
	t.true(routes({borrowed}, 'node-2').includes('10.48.1.9 via 192.168.50.13 eth0'));
	t.false(routes({borrowed}, 'node-3').some(line => line.startsWith('10.48.1.9')));
});

test('a reflector tells nobody of an address that another node has borrowed from its own block', t => {
	const borrowed = [{address: '10.48.1.9', family: 'ipv4' as const, node: 'node-3'}];
	const calico = {
		bgpConfigurations: [meshOff],
		nodes: [calicoNode('node-1', {routeReflectorClusterID: '244.0.0.1'})],
		bgpPeers: [peer('to-node-1', {peerIP: '192.168.50.11', asNumber: 64512})],
	};
	t.true(routes({borrowed, calico}, 'node-1').includes('10.48.1.9 via 192.168.50.13 eth0'));
	t.deepEqual(routes({borrowed, calico}, 'node-2'), [
		'10.48.1.0/26 via 192.168.50.11 eth0',
		'10.48.3.0/26 via 192.168.50.13 eth0',
		'blackhole 10.48.2.0/26',
	]);
});

test('without the mesh nothing is told', t => {
	t.deepEqual(routes({calico: {bgpConfigurations: [meshOff]}}, 'node-1'), ['blackhole 10.48.1.0/26']);
});

test('nodes of one AS behind two racks do not believe a path with their own number, unless they are told to', t => {
	const strict = {...bgpLabs.racks, calico: {...bgpLabs.racks?.calico}};
	const bgpPeers = (strict.calico.bgpPeers ?? []).map(({numAllowedLocalASNumbers: _, ...rest}) => rest);
	const lab: BgpLab = {...strict, calico: {...strict.calico, bgpPeers}};
	t.deepEqual(routes(lab, 'node-1'), ['blackhole 10.48.1.0/26']);
	t.deepEqual(routes(bgpLabs.racks ?? {}, 'node-1'), [
		'10.48.2.0/26 via 192.168.50.12 eth0',
		'10.48.3.0/26 via 192.168.50.1 eth0',
		'blackhole 10.48.1.0/26',
	]);
});

test('over a router a next hop of the mesh is reached through the router', t => {
	t.true(routes({racks: true}, 'node-1').includes('10.48.3.0/26 via 192.168.50.1 eth0'));
});

test('a session that cannot come up carries nothing', t => {
	const passwords = new Map([['one/password', 'a']]);
	const lab: BgpLab = {
		calico: {
			passwords,
			bgpConfigurations: [meshOff],
			bgpPeers: [
				peer('there', {
					node: 'node-1',
					peerIP: '192.168.50.12',
					asNumber: 64512,
					password: {name: 'one', key: 'password'},
				}),
				peer('back', {node: 'node-2', peerIP: '192.168.50.11', asNumber: 64512}),
			],
		},
	};
	t.deepEqual(routes(lab, 'node-1'), ['blackhole 10.48.1.0/26']);
	const session = bgpPlan(lab)
		.machines.flatMap(({ops}) => ops)
		.find(op => op.kind === 'session');
	t.regex(session?.why ?? '', /can't come up: its two ends have different passwords/);
});

test('two with one router ID have no session, and others see both', t => {
	const lab = {options: {routerIds: {'node-3': '192.168.50.11'}}};
	t.deepEqual(routes(lab, 'node-1'), ['10.48.2.0/26 via 192.168.50.12 eth0', 'blackhole 10.48.1.0/26']);
	t.is(routes(lab, 'node-2').length, 3);
});

test('tunnelled pools are told and not programmed; a pool without BGP export is not told', t => {
	t.deepEqual(routes({pool: {ipipMode: 'CrossSubnet'}}, 'node-1'), []);
	t.deepEqual(routes({pool: {disableBGPExport: true}}, 'node-1'), ['blackhole 10.48.1.0/26']);
});

test('ranges of Services are told to racks, which route them, and not programmed by nodes', t => {
	const lab: BgpLab = {
		...bgpLabs.racks,
		calico: {
			...bgpLabs.racks?.calico,
			bgpConfigurations: [
				configuration('default', {nodeToNodeMeshEnabled: false, serviceClusterIPs: ['10.96.0.0/12']}),
			],
		},
	};
	t.true(routes(lab, 'tor-a').includes('10.96.0.0/12 via 192.168.50.11 eth0'));
	t.false(routes(lab, 'node-1').some(line => line.includes('10.96')));
});

test('two racks’ routers on one segment: a node spreads its packets over both', t => {
	const {cluster} = bgpCluster(bgpLabs.racks ?? {});
	const spread = withSecondTor(cluster);
	const ops = [...learnedRoutes('node-1', spread)];
	const far = ops.find(op => op.kind === 'route' && op.to === '10.48.3.0/26');
	t.like(far, {via: '192.168.50.1', dev: 'eth0', also: [{via: '192.168.50.2', dev: 'eth0'}]});
});

function routes(lab: BgpLab, machine: string): string[] {
	const found = bgpPlan(lab).machines.find(({name}) => name === machine);
	return found ? plannedRoutes(found) : [];
}

/** tor-c is on rack-a and on the spine, and has the sessions that tor-a has. */
function withSecondTor(cluster: Cluster): Cluster {
	const text = (value: unknown) =>
		JSON.parse(
			JSON.stringify(value)
				.replaceAll('tor-a', 'tor-c')
				.replaceAll('192.168.50.1"', '192.168.50.2"')
				.replaceAll('192.168.50.1/', '192.168.50.2/')
				.replaceAll('192.168.70.2', '192.168.70.4'),
		);
	const {underlay, bgp} = cluster;
	const router = underlay.routers.find(({name}) => name === 'tor-a') as {attachments: readonly Attachment[]};
	const mirrored = (bgp?.speakers ?? []).map(speaker => ({
		...speaker,
		sessions: [...speaker.sessions, ...speaker.sessions.filter(({machine}) => machine === 'tor-a').map(text)],
	}));
	const own = text(bgp?.speakers.find(({machine}) => machine === 'tor-a'));
	return {
		...cluster,
		underlay: {...underlay, routers: [...underlay.routers, text(router)]},
		bgp: {isMesh: false, speakers: [...mirrored, own]},
	};
}
