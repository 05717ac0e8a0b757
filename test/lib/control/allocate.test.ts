import test from 'ava';
import fc from 'fast-check';
import {type Network, podNetwork, type Share, shareOut} from '../../../lib/control/allocate.js';
import {
	contains,
	formatCidr,
	parseAddress,
	parseCidr,
	parseInterfaceAddress,
} from '../../../topology/addresses.js';
import type {Family, PerFamily, Underlay} from '../../../topology/model.js';
import {brief, collecting} from '../../helpers/problems.js';

const nothing: Underlay = {segments: [], routers: [], clients: []};

function nodesOf(count: number, segment = 'lan') {
	return Array.from({length: count}, (_, index) => ({
		name: `${segment}-${index + 1}`,
		gateways: {ipv4: '192.168.50.1'},
		attachment: attachmentOf(segment, `192.168.50.${index + 11}/24`),
	}));
}

function attachmentOf(segment: string, ipv4: string) {
	return {segment, interface: 'eth0', port: 'p', mac: '', mtu: 1500, addresses: {ipv4}};
}

function cutPodNetwork(text: string, nodes: number) {
	const cidr = parseCidr(text);
	if (!cidr) throw new Error(text);
	const {family} = cidr;
	const network: Network = {
		addressing: 'node-cidr',
		families: [family],
		podCidrs: {[family]: {cidr}},
		underlay: nothing,
		nodes: nodesOf(nodes),
	};
	const {result, problems} = collecting(report => shareOut(network, report));
	return {shares: texts(result, family), problems: brief(problems), result};
}

function cutSegment(text: string, nodes: number, more: Partial<Underlay> = {}) {
	const segment = {name: 'lan', cidrs: {ipv4: text}, mtu: 1500, bridge: 'br-lan'};
	const underlay = {...nothing, segments: [segment], ...more};
	const network: Network = {
		addressing: 'segment',
		families: ['ipv4'],
		podCidrs: {},
		underlay,
		nodes: nodesOf(nodes),
	};
	const {result, problems} = collecting(report => shareOut(network, report));
	return {shares: texts(result, 'ipv4'), problems: brief(problems), result};
}

function texts(shares: ReadonlyMap<string, PerFamily<Share>>, family: Family): string[] {
	return [...shares.values()].flatMap(share => (share[family] ? [formatCidr(share[family].cidr)] : []));
}

for (const [network, nodes, expected] of [
	['10.244.0.0/16', 2, ['10.244.1.0/24', '10.244.2.0/24']],
	['10.244.0.0/22', 3, ['10.244.1.0/24', '10.244.2.0/24', '10.244.3.0/24']],
	['10.244.0.0/22', 4, ['10.244.0.0/24', '10.244.1.0/24', '10.244.2.0/24', '10.244.3.0/24']],
	['10.244.0.0/24', 2, ['10.244.0.64/26', '10.244.0.128/26']],
	['10.244.0.0/28', 4, ['10.244.0.0/30', '10.244.0.4/30', '10.244.0.8/30', '10.244.0.12/30']],
	['fd00:10:244::/56', 2, ['fd00:10:244:1::/64', 'fd00:10:244:2::/64']],
	['fd00:10:244::/64', 2, ['fd00:10:244:0:4000::/66', 'fd00:10:244:0:8000::/66']],
] as const) {
	test(`${network} for ${nodes} nodes is cut as flannel cuts it`, t => {
		const {shares, problems} = cutPodNetwork(network, nodes);
		t.deepEqual(problems, []);
		t.deepEqual(shares, [...expected]);
	});
}

test('a small network is cut finer when there are more than four nodes', t => {
	t.deepEqual(
		cutPodNetwork('10.244.0.0/24', 6).shares,
		[1, 2, 3, 4, 5, 6].map(index => `10.244.0.${index * 32}/27`),
	);
});

for (const [network, nodes, code] of [
	['10.244.0.0/22', 5, 'cidr-exhausted'],
	['10.244.0.0/28', 5, 'cidr-exhausted'],
	['10.244.0.0/29', 1, 'cidr-too-small'],
	['10.244.0.0/32', 1, 'cidr-too-small'],
	['fd00::/63', 3, undefined],
	['fd00::/125', 1, 'cidr-too-small'],
] as const) {
	test(`${network} for ${nodes} nodes is ${code ?? 'enough'}`, t => {
		t.deepEqual(cutPodNetwork(network, nodes).problems, code ? [code] : []);
	});
}

test('.1 is the gateway, pods follow from .2, and the last address is the broadcast', t => {
	const share = cutPodNetwork('10.244.0.0/16', 1).result.get('lan-1') ?? {};
	t.deepEqual(podNetwork(share, 0), {
		mac: '0a:58:0a:f4:01:02',
		addresses: {ipv4: '10.244.1.2/24'},
		gateways: {ipv4: '10.244.1.1'},
	});
	t.is(
		share.ipv4 && podNetwork(share, Number(share.ipv4.last - share.ipv4.first)).addresses.ipv4,
		'10.244.1.254/24',
	);
});

test('on a segment the upper half is cut for its nodes, with the prefix length and the router of the segment', t => {
	const {shares, problems, result} = cutSegment('192.168.50.0/24', 3);
	t.deepEqual(problems, []);
	t.deepEqual(shares, ['192.168.50.128/27', '192.168.50.160/27', '192.168.50.192/27']);
	t.deepEqual(podNetwork(result.get('lan-2') ?? {}, 0), {
		mac: '0a:58:c0:a8:32:a0',
		addresses: {ipv4: '192.168.50.160/24'},
		gateways: {ipv4: '192.168.50.1'},
	});
});

test('the part with the broadcast address of the segment has one address less', t => {
	const share = cutSegment('192.168.50.0/24', 4).result.get('lan-4')?.ipv4;
	t.is(share?.last, 30n);
});

test('a machine in the half that is for pods is told, and a segment that can not be shared', t => {
	const clients = [{name: 'c', attachment: attachmentOf('lan', '192.168.50.200/24'), gateways: {}}];
	t.deepEqual(cutSegment('192.168.50.0/24', 1, {clients}).problems, ['address-taken']);
	t.deepEqual(cutSegment('192.168.50.0/29', 5).problems, ['cidr-too-small']);
});

test('no two pods share an address, and each is inside the share of its node', t => {
	const prefixes = fc.tuple(fc.integer({min: 8, max: 28}), fc.integer({min: 1, max: 12}), fc.boolean());
	fc.assert(
		fc.property(prefixes, fc.integer({min: 1, max: 20}), ([length, nodes, six], pods) => {
			const text = six ? `fd00::/${length + 96 - 32}` : `10.0.0.0/${length}`;
			const {result, problems} = cutPodNetwork(parseCidr(text) ? text : '10.0.0.0/8', nodes);
			if (problems.length > 0) return;
			const seen = new Set<string>();
			for (const share of result.values()) {
				const range = share.ipv4 ?? share.ipv6;
				if (!range) throw new Error('no share');
				const count = Math.min(pods, Number(range.last - range.first) + 1);
				for (let index = 0; index < count; index++) {
					const {addresses, gateways, mac} = podNetwork(share, index);
					const address = parseInterfaceAddress(addresses.ipv4 ?? addresses.ipv6 ?? '');
					const gateway = parseAddress(gateways.ipv4 ?? gateways.ipv6 ?? '');
					t.true(
						address &&
							contains(range.cidr, {...address.cidr, base: address.address.value, length: six ? 128 : 32}),
					);
					t.not(address?.address.value, gateway?.value);
					t.not(address?.address.value, range.cidr.base);
					seen.add(`${address?.address.value} ${mac}`);
				}
			}
			const all = [...result.values()].map(share => share.ipv4 ?? share.ipv6);
			const expected = all.reduce(
				(sum, range) => sum + Math.min(pods, range ? Number(range.last - range.first) + 1 : 0),
				0,
			);
			t.is(seen.size, expected);
		}),
		{numRuns: 60},
	);
});
