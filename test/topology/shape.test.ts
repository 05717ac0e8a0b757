import test from 'ava';
import fc from 'fast-check';
import {addressOf, contains, parseCidr} from '../../topology/addresses.js';
import {parseDocuments, type SourceDocument} from '../../topology/documents.js';
import {buildShape, type Shape} from '../../topology/shape.js';
import {brief, collecting} from '../helpers/problems.js';

function shapeOf(text: string): {result: Shape | undefined; problems: string[]} {
	const {result, problems} = collecting(report => {
		const [document] = parseDocuments('shape.yaml', text, report);
		return buildShape(document as SourceDocument, report);
	});
	return {result, problems: brief(problems)};
}

function mustBuild(text: string): Shape {
	const {result, problems} = shapeOf(text);
	if (!result) throw new Error(problems.join('\n'));
	return result;
}

const addressesOf = ({nodes}: Shape) =>
	nodes.map(({attachment}) => Object.values(attachment.addresses).join(' '));

test('nodes count from .11 in the order of the file, the router is .1, both families have the same number', t => {
	const shape = mustBuild('segments: {lan: {ipv4: 10.0.0.0/24, ipv6: "fd00::/64"}}\nnodes: {b: , a: {}}\n');
	t.deepEqual(addressesOf(shape), ['10.0.0.11/24 fd00::b/64', '10.0.0.12/24 fd00::c/64']);
	t.deepEqual(shape.underlay.routers[0]?.attachments[0]?.addresses, {
		ipv4: '10.0.0.1/24',
		ipv6: 'fd00::1/64',
	});
	t.deepEqual(shape.nodes[0]?.gateways, {ipv4: '10.0.0.1', ipv6: 'fd00::1'});
	t.deepEqual(
		shape.nodes.map(({name, index}) => [name, index]),
		[
			['b', 1],
			['a', 2],
		],
	);
	t.like(shape.nodes[0]?.attachment, {interface: 'eth0', port: 'b', mac: '0a:58:0a:00:00:0b', mtu: 1500});
	t.like(shape.nodes[0]?.place, {line: 2, column: 9});
});

test('a fixed address is kept free, and the other family takes its number', t => {
	const shape = mustBuild(
		'segments: {lan: {ipv4: 10.0.0.0/24, ipv6: "fd00::/64"}}\nnodes: {a: , b: {ipv4: 10.0.0.11}, c: {ipv6: "fd00::c"}, d: }\n',
	);
	t.deepEqual(addressesOf(shape), [
		'10.0.0.13/24 fd00::d/64',
		'10.0.0.11/24 fd00::b/64',
		'10.0.0.12/24 fd00::c/64',
		'10.0.0.14/24 fd00::e/64',
	]);
});

test('in a subnet too small for .11 nodes follow the router', t => {
	t.deepEqual(addressesOf(mustBuild('segments: {lan: {ipv4: 10.0.0.0/29}}\ngroups: {w: {count: 5}}\n')), [
		'10.0.0.2/29',
		'10.0.0.3/29',
		'10.0.0.4/29',
		'10.0.0.5/29',
		'10.0.0.6/29',
	]);
});

test('a hundred nodes are three lines, with defaults and labels', t => {
	const {nodes} = mustBuild(
		'segments: {a: {ipv4: 10.0.0.0/24, mtu: 9000}, b: {ipv4: 10.1.0.0/24}}\n' +
			'defaults: {segment: b, mtu: 1400, labels: {x: v, z: "1"}}\n' +
			'groups: {worker: {count: 100, labels: {z: "2"}}}\nnodes: {m: {segment: a}}\n',
	);
	t.is(nodes.length, 101);
	t.deepEqual(nodes[0]?.labels, {x: 'v', z: '1', 'kubernetes.io/hostname': 'm'});
	t.like(nodes[0]?.attachment, {segment: 'a', mtu: 9000});
	t.like(nodes[100], {name: 'worker-100', labels: {x: 'v', z: '2', 'kubernetes.io/hostname': 'worker-100'}});
	t.like(nodes[100]?.attachment, {segment: 'b', mtu: 1400, addresses: {ipv4: '10.1.0.110/24'}});
});

test('the first router of a segment is its default gateway, and each leg has its own address and port', t => {
	const {underlay, nodes} = mustBuild(
		'segments: {a: {ipv4: 10.0.0.0/24}, b: {ipv4: 10.1.0.0/24}}\n' +
			'routers: {r1: {segments: [b]}, r2: {segments: [a, b]}}\nnodes: {k: {segment: b}}\nclients: {c: {segment: a}}\n',
	);
	t.deepEqual(
		underlay.routers[1]?.attachments.map(leg => [leg.interface, leg.port, leg.addresses.ipv4]),
		[
			['eth0', 'r2-a', '10.0.0.1/24'],
			['eth1', 'r2-b', '10.1.0.2/24'],
		],
	);
	t.deepEqual(nodes[0]?.gateways, {ipv4: '10.1.0.1'});
	t.deepEqual(
		underlay.clients.map(({name, gateways}) => [name, gateways.ipv4]),
		[['c', '10.0.0.1']],
	);
});

test('a port that would be named like a bridge or like what the kernel has gets another name', t => {
	const {underlay, nodes} = mustBuild(
		'segments: {lan: {ipv4: 10.0.0.0/24}}\nnodes: {br-lan: , lo: , all: , default: }\n',
	);
	const ports = nodes.map(({attachment}) => attachment.port);
	t.is(underlay.segments[0]?.bridge, 'br-lan');
	t.is(new Set([...ports, 'br-lan', 'lo', 'all', 'default']).size, 8);
});

test('any shape gives distinct addresses inside the subnet and distinct device names of at most 15 bytes', t => {
	const name = fc
		.stringMatching(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/)
		.filter(name => name !== 'underlay' && name !== 'router');
	const names = fc.uniqueArray(name, {minLength: 1, maxLength: 12});
	const length = fc.integer({min: 20, max: 28});
	const fixed = fc.uniqueArray(fc.integer({min: 2, max: 14}), {maxLength: 3});
	const property = fc.property(names, length, fixed, (names, length, fixed) => {
		const entries = names.map((name, index) => [
			name,
			fixed[index] === undefined ? {} : {ipv4: `10.0.0.${fixed[index]}`},
		]);
		const text = JSON.stringify({
			segments: {'a-very-long-segment': {ipv4: `10.0.0.0/${length}`, ipv6: 'fd00::/64'}},
			nodes: Object.fromEntries(entries),
		});
		const {underlay, nodes} = mustBuild(text);
		const legs = [
			...underlay.routers.flatMap(({attachments}) => attachments),
			...nodes.map(({attachment}) => attachment),
		];
		const devices = [...underlay.segments.map(({bridge}) => bridge), ...legs.map(({port}) => port)];
		t.is(new Set(devices).size, devices.length);
		t.true(devices.every(device => device.length <= 15));
		const addresses = legs.flatMap(({addresses}) => Object.values(addresses).map(addressOf));
		t.is(new Set(addresses).size, legs.length * 2);
		const cidr = parseCidr(`10.0.0.0/${length}`);
		t.true(legs.every(({addresses}) => cidr && contains(cidr, addressOf(addresses.ipv4 ?? ''))));
		t.is(new Set(legs.map(({mac}) => mac)).size, legs.length);
		t.deepEqual(mustBuild(text), {underlay, nodes});
	});
	fc.assert(property, {numRuns: 50});
});

test('1,023 machines fit on one segment', t => {
	t.is(
		mustBuild('segments: {a: {ipv4: 10.0.0.0/16}}\ngroups: {v: {count: 1000}, w: {count: 22}}\n').nodes
			.length,
		1022,
	);
});

test('a router speaks BGP for its AS, and takes nodes of AS 64512 unless it is told otherwise', t => {
	const routers = (said: string) =>
		mustBuild(`segments: {lan: {ipv4: 10.0.0.0/24}}\nnodes: {a: }\nrouters: {r: {segments: [lan]${said}}}\n`)
			.underlay.routers[0];
	t.false('asNumber' in (routers('') ?? {}));
	t.like(routers(', asNumber: 65001'), {asNumber: 65001, neighbors: {asNumber: 64512}});
	t.like(routers(', asNumber: 65001, neighbors: {asNumber: 65002, password: s}'), {
		neighbors: {asNumber: 65002, password: 's'},
	});
});
