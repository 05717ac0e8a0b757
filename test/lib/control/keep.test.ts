/** A lab file that changes while its lab is up: what stays keeps what it has. */
import test from 'ava';
import type {Cluster} from '../../../topology/model.js';
import {labOf} from '../../helpers/lab.js';
import {applied, compiled} from '../../helpers/running-lab.js';

const lan = (nodes: string, more = '') =>
	`mode: flannel-vxlan\ncluster: {segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {${nodes}}${more}}\n`;
const bridged = (nodes: string, cidr = '192.168.50.0/24') =>
	`mode: bridge\ncluster: {segments: {lan: {ipv4: ${cidr}}}, nodes: {${nodes}}}\n`;

function facts({nodes}: Cluster): Record<string, string> {
	return Object.fromEntries(
		nodes.map(({name, index, attachment, podCidrs}) => [
			name,
			`${index} ${attachment.addresses.ipv4} ${attachment.port} ${podCidrs.ipv4}`,
		]),
	);
}

test('a node that comes in the middle shifts nobody, and one that goes leaves a gap', t => {
	t.deepEqual(facts(applied(lan('a: , b: , c: '), lan('a: , x: , b: , c: '))), {
		a: '1 192.168.50.11/24 a 10.244.1.0/24',
		x: '4 192.168.50.14/24 x 10.244.4.0/24',
		b: '2 192.168.50.12/24 b 10.244.2.0/24',
		c: '3 192.168.50.13/24 c 10.244.3.0/24',
	});
	t.deepEqual(facts(applied(lan('a: , b: , c: '), lan('b: , c: '))), {
		b: '2 192.168.50.12/24 b 10.244.2.0/24',
		c: '3 192.168.50.13/24 c 10.244.3.0/24',
	});
});

test('what a node had that goes is given to another one only later', t => {
	t.like(facts(applied(lan('a: , b: '), lan('a: , c: '))), {c: '3 192.168.50.13/24 c 10.244.3.0/24'});
	t.like(facts(applied(lan('a: , b: '), lan('a: '), lan('a: , c: '))), {
		c: '2 192.168.50.12/24 c 10.244.2.0/24',
	});
});

test('where there is nothing else, it is given at once', t => {
	const small = (nodes: string) =>
		lan(nodes).replace('50.0/24', '50.0/29').replace('\n', '\npods: {ipv4: 10.0.0.0/28}\n');
	t.deepEqual(
		facts(applied(small('a: , b: , c: , d: '), small('a: , b: , c: , e: '))).e,
		'5 192.168.50.6/29 e 10.0.0.12/30',
	);
	t.deepEqual(
		facts(
			applied(
				small('a: , b: , c: , d: , x: {ipv4: 192.168.50.6}').replace('0.0/28', '0.0/25'),
				small('a: , b: , c: , d: , e: ').replace('0.0/28', '0.0/25'),
			),
		).e,
		'6 192.168.50.6/29 e 10.0.0.96/28',
	);
});

test('the file can say otherwise: another address, and the MAC goes with the address', t => {
	const cluster = applied(
		lan('a: , b: '),
		lan('a: , b: {ipv4: 192.168.50.99}'),
		lan('a: , b: {ipv4: 192.168.50.99}, c: '),
	);
	t.like(facts(cluster), {
		b: '2 192.168.50.99/24 b 10.244.2.0/24',
		c: '3 192.168.50.12/24 c 10.244.3.0/24',
	});
	t.deepEqual(
		cluster.nodes.map(({attachment}) => attachment.mac),
		['0a:58:c0:a8:32:0b', '0a:58:c0:a8:32:63', '0a:58:c0:a8:32:0c'],
	);
	// Who has had it makes room.
	t.like(facts(applied(lan('a: , b: '), lan('a: , b: , c: {ipv4: 192.168.50.12}'))), {
		b: '2 192.168.50.13/24 b 10.244.2.0/24',
		c: '3 192.168.50.12/24 c 10.244.3.0/24',
	});
});

test('a fixed address that the file no longer says stays', t => {
	t.like(facts(applied(lan('a: {ipv4: 192.168.50.77}'), lan('a: , b: '))), {
		a: '1 192.168.50.77/24 a 10.244.1.0/24',
		b: '2 192.168.50.11/24 b 10.244.2.0/24',
	});
});

test('routers keep their numbers and interfaces whatever comes before them', t => {
	const text = (routers: string) =>
		`mode: flannel-vxlan\ncluster: {segments: {one: {ipv4: 10.0.1.0/24}, two: {ipv4: 10.0.2.0/24}, six: {ipv4: 10.0.3.0/24}}, nodes: {a: {segment: one}}, routers: {${routers}}}\n`;
	const {underlay} = applied(
		text('r: {segments: [two, one, six]}'),
		text('q: {segments: [one, two]}, r: {segments: [one, six, two]}'),
	);
	const legs = underlay.routers.map(({name, attachments}) => [
		name,
		...attachments.map(leg => `${leg.interface} ${leg.port} ${leg.addresses.ipv4}`),
	]);
	t.deepEqual(legs, [
		['q', 'eth0 q-one 10.0.1.2/24', 'eth1 q-two 10.0.2.2/24'],
		['r', 'eth1 r-one 10.0.1.1/24', 'eth2 r-six 10.0.3.1/24', 'eth0 r-two 10.0.2.1/24'],
	]);
});

test('a router that loses a leg and gets another one fills the gap', t => {
	const text = (segments: string) =>
		`mode: flannel-vxlan\ncluster: {segments: {one: {ipv4: 10.0.1.0/24}, two: {ipv4: 10.0.2.0/24}, six: {ipv4: 10.0.3.0/24}}, nodes: {a: {segment: one}}, routers: {r: {segments: ${segments}}, all: {segments: [one, two, six]}}}\n`;
	const {underlay} = applied(text('[one, two]'), text('[six, two]'));
	t.deepEqual(
		underlay.routers[0]?.attachments.map(leg => `${leg.segment} ${leg.interface}`),
		['six eth0', 'two eth1'],
	);
});

test('a subnet that grows leaves the machines where they are', t => {
	const wide = lan('a: , b: , c: ').replace('50.0/24', '48.0/22');
	t.like(facts(applied(lan('a: , b: '), wide)), {
		a: '1 192.168.50.11/22 a 10.244.1.0/24',
		b: '2 192.168.50.12/22 b 10.244.2.0/24',
		c: '3 192.168.48.11/22 c 10.244.3.0/24',
	});
});

test('a small pod network that was cut for fewer nodes is not cut anew', t => {
	const small = (nodes: string) => `pods: {ipv4: 10.0.0.0/26}\n${lan(nodes)}`;
	const four = applied(small('a: , b: , c: '), small('a: , b: , c: , d: '));
	t.deepEqual(
		four.nodes.map(({podCidrs}) => podCidrs.ipv4),
		['10.0.0.16/28', '10.0.0.32/28', '10.0.0.48/28', '10.0.0.0/28'],
	);
	t.deepEqual(compiled(small('a: , b: , c: , d: , e: '), four).problems, ['cidr-exhausted 3:14']);
	t.truthy(compiled(small('a: , b: , c: , d: , e: ')).cluster);
});

test('on a segment that is shared out a node that comes gets a part of the rest', t => {
	const one = applied(bridged('a: '), bridged('a: , b: '));
	t.deepEqual(facts(one), {
		a: '1 192.168.50.11/24 a 192.168.50.128/25',
		b: '2 192.168.50.12/24 b 192.168.50.64/26',
	});
	const three = applied(bridged('a: , b: , c: '), bridged('a: , b: , c: , d: , e: , f: '));
	t.deepEqual(
		three.nodes.map(({podCidrs}) => podCidrs.ipv4),
		[
			'192.168.50.128/27',
			'192.168.50.160/27',
			'192.168.50.192/27',
			'192.168.50.224/27',
			'192.168.50.96/27',
			'192.168.50.64/27',
		],
	);
	// The machines that come after it stay out of it.
	const more = applied(bridged('a: '), bridged('a: , b: '), bridged('a: , b: , c: '));
	t.is(more.nodes[2]?.podCidrs.ipv4, '192.168.50.32/27');
});

test('a segment that has no room left for pods is said to be so, at the node', t => {
	const two = applied(bridged('a: ', '192.168.50.0/29'));
	t.deepEqual(compiled(bridged('a: , b: ', '192.168.50.0/29'), two).problems, ['cidr-exhausted 4:66']);
});

test('a machine that the file puts into the range of a node is refused', t => {
	const two = applied(bridged('a: '), bridged('a: , b: '));
	t.deepEqual(compiled(bridged('a: , b: , c: {ipv4: 192.168.50.70}'), two).problems, ['address-taken 4:71']);
});

test('a node that moves keeps its index and its subnet, and gets an address over there', t => {
	const text = (segment: string) =>
		`mode: flannel-vxlan\ncluster: {segments: {one: {ipv4: 10.0.1.0/24}, two: {ipv4: 10.0.2.0/24}}, nodes: {a: {segment: one}, b: {segment: ${segment}}, c: {segment: one}}}\n`;
	t.deepEqual(facts(applied(text('one'), text('two'))), {
		a: '1 10.0.1.11/24 a 10.244.1.0/24',
		b: '2 10.0.2.11/24 b 10.244.2.0/24',
		c: '3 10.0.1.13/24 c 10.244.3.0/24',
	});
});

test('without a running lab nothing is kept, and the same file applied again changes nothing', t => {
	for (const text of [lan('a: , b: '), bridged('a: , b: , c: ')]) {
		const {cluster} = compiled(text);
		t.deepEqual(applied(text, text, text), cluster);
		t.false('running' in labOf(text));
	}
});
