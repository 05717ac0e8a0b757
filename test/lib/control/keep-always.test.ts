/** Any sequence of changes of a lab file while its lab is up. */
import test from 'ava';
import fc from 'fast-check';
import {diffPlans} from '../../../lib/plan/diff.js';
import type {Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import {modes} from '../../../plugins/index.js';
import {addressOf, type Cidr, contains, overlaps, parseCidr} from '../../../topology/addresses.js';
import type {Attachment, Cluster, Node} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import {ModelKernel} from '../../helpers/model-kernel.js';
import {compiled} from '../../helpers/running-lab.js';

type Model = {
	readonly nodes: readonly {name: string; segment: string}[];
	readonly clients: readonly {name: string; segment: string}[];
	readonly routers: readonly string[];
	readonly mtu: number;
	readonly wide: boolean;
};

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const machine = (prefix: string) =>
	fc.uniqueArray(
		fc.record({
			name: fc.constantFrom(...names.map(name => prefix + name)),
			segment: fc.constantFrom('one', 'two'),
		}),
		{selector: ({name}) => name, maxLength: 5},
	);
const model: fc.Arbitrary<Model> = fc.record({
	nodes: machine('n').filter(nodes => nodes.length > 0),
	clients: machine('c'),
	routers: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3'), {minLength: 1, maxLength: 3}),
	mtu: fc.constantFrom(1500, 1400),
	wide: fc.boolean(),
});

function textOf(mode: string, {nodes, clients, routers, mtu, wide}: Model): string {
	const standing = (list: Model['nodes']) =>
		list.map(({name, segment}) => `${name}: {segment: ${segment}}`).join(', ');
	const one = wide && mode !== 'bridge' ? '192.168.48.0/21' : '192.168.50.0/24';
	return [
		`mode: ${mode}`,
		'cluster:',
		`  defaults: {mtu: ${mtu}}`,
		`  segments: {one: {ipv4: ${one}, ipv6: "fd00:1::/64"}, two: {ipv4: 192.168.60.0/27, ipv6: "fd00:2::/120"}}`,
		`  nodes: {${standing(nodes)}}`,
		`  clients: {${standing(clients)}}`,
		`  routers: {${routers.map(name => `${name}: {segments: [one, two]}`).join(', ')}}`,
	].join('\n');
}

for (const mode of ['flannel-vxlan', 'bridge']) {
	test(`${mode}: whatever the changes are, what stays keeps what it has, and nobody shares anything`, t => {
		let steps = 0;
		const property = fc.property(fc.array(model, {minLength: 2, maxLength: 6}), models => {
			let running: Cluster | undefined;
			for (const each of models) {
				const {cluster, problems} = compiled(textOf(mode, each), running);
				if (!cluster) {
					// There may be no room left, and then it says so.
					if (problems.some(problem => !/^(cidr-exhausted|address-taken)/.test(problem)))
						throw new Error(problems.join('\n'));
					continue;
				}
				steps++;
				refuseShared(cluster);
				if (running) refuseShifted(running, cluster, mode);
				if (running) refuseOtherKernel(running, cluster);
				running = cluster;
			}
		});
		fc.assert(property, {numRuns: 25});
		t.true(steps > 30);
	});
}

/** The difference leaves the kernel as if the lab had been brought up so. */
function refuseOtherKernel(before: Cluster, after: Cluster): void {
	const [was, is] = [planOf(before), planOf(after)];
	const kernel = ModelKernel.of(was);
	kernel.apply(diffPlans(was, is));
	if (!sameValue(kernel.state(), ModelKernel.of(is).state())) throw new Error('another kernel');
}

function planOf(cluster: Cluster): Plan {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	if (!mode) throw new Error(cluster.mode.name);
	return planCluster(cluster, mode, cluster.mode.options);
}

function cablesOf({nodes, underlay}: Cluster): Map<string, Attachment> {
	const hosts = [...nodes, ...underlay.clients].map(({name, attachment}) => ({name, attachment}));
	const legs = underlay.routers.flatMap(({name, attachments}) =>
		attachments.map(attachment => ({name, attachment})),
	);
	return new Map(
		[...hosts, ...legs].map(({name, attachment}) => [`${name} ${attachment.segment}`, attachment]),
	);
}

function rangesOf(cluster: Cluster): Cidr[] {
	return cluster.nodes.flatMap(({podCidrs}) =>
		Object.values(podCidrs).flatMap(text => parseCidr(text) ?? []),
	);
}

function refuseShared(cluster: Cluster): void {
	const cables = [...cablesOf(cluster).values()];
	const addresses = cables.flatMap(cable => Object.values(cable.addresses).map(addressOf));
	const ports = [...cables.map(({port}) => port), ...cluster.underlay.segments.map(({bridge}) => bridge)];
	for (const list of [addresses, ports, cables.map(({mac}) => mac), cluster.nodes.map(({index}) => index)]) {
		if (new Set<unknown>(list).size !== list.length) throw new Error(`shared: ${list.join(' ')}`);
	}
	const ranges = rangesOf(cluster);
	for (const [index, range] of ranges.entries()) {
		if (ranges.slice(index + 1).some(other => overlaps(range, other))) throw new Error('shared range');
		const inside = addresses.filter(address => contains(range, address));
		if (inside.length > 0) throw new Error(`${inside} among the pods`);
	}
}

function refuseShifted(before: Cluster, after: Cluster, mode: string): void {
	const now = cablesOf(after);
	for (const [key, cable] of cablesOf(before)) {
		const same = now.get(key);
		const isOutside = same && !isInside(cable, after);
		if (same && !isOutside && !isKept(cable, same))
			throw new Error(`${key}: ${JSON.stringify([cable, same])}`);
	}
	for (const node of before.nodes) {
		const same = after.nodes.find(({name}) => name === node.name);
		const moved = same?.attachment.segment !== node.attachment.segment;
		if (!same || (moved && mode === 'bridge')) continue;
		const of = ({index, podCidrs}: Node) => JSON.stringify([index, podCidrs]);
		if (of(node) !== of(same)) throw new Error(`${of(node)} ${of(same)}`);
	}
}

function isKept(before: Attachment, after: Attachment): boolean {
	const of = ({addresses, mac, port, interface: name}: Attachment) =>
		JSON.stringify([Object.values(addresses).map(addressOf), mac, port, name]);
	return of(before) === of(after);
}

/** Of a subnet that has become smaller. */
function isInside({segment, addresses}: Attachment, {underlay}: Cluster): boolean {
	const cidr = parseCidr(underlay.segments.find(({name}) => name === segment)?.cidrs.ipv4 ?? '');
	return cidr !== undefined && contains(cidr, addressOf(addresses.ipv4 ?? ''));
}
