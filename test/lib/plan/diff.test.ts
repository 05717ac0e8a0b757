import test from 'ava';
import fc from 'fast-check';
import {diffPlans, isEmptyChange, type OpChange} from '../../../lib/plan/diff.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import type {Cluster} from '../../../topology/model.js';
import {type Case, caseNamed, cases, planOf} from '../../helpers/cases.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const each = caseNamed('flannel-vxlan/dual-stack');
const plan = planOf(each);

test('a plan and the same plan again differ in nothing', t => {
	t.true(isEmptyChange(diffPlans(plan, plan)));
	t.true(isEmptyChange(diffPlans(plan, planOf(each))));
});

test('another reason is no change', t => {
	const machines = plan.machines.map(machine => ({
		...machine,
		ops: machine.ops.map(op => ({...op, why: 'because'})),
	}));
	t.true(isEmptyChange(diffPlans(plan, {...plan, machines})));
});

for (const situation of cases) {
	test(`${situation.name}: a pod that comes concerns its own node only, and only what is its own`, t => {
		const change = diffPlans(planWithout(situation, 'default.web-0'), planOf(situation));
		t.deepEqual(
			change.machines.map(({name}) => name),
			['node-1'],
		);
		t.deepEqual(change.underlay, []);
		const changes = change.machines.flatMap(machine => machine.changes);
		t.true(changes.every(({op}) => op.why.includes('default/web-0')));
		t.true(changes.every(one => one.do === 'add'));
	});

	test(`${situation.name}: a pod that goes loses its cable before its namespace, and what is inside is not named`, t => {
		const change = diffPlans(planOf(situation), planWithout(situation, 'default.web-0'));
		t.deepEqual(said(change.machines.flatMap(machine => machine.changes)), [
			'remove file /etc/netns/default.web-0/hostname',
			'remove file /etc/netns/default.web-0/hosts',
			'remove file /etc/netns/default.web-0/resolv.conf',
			'remove veth',
			'remove netns default.web-0',
		]);
	});

	test(`${situation.name}: from any set of pods to any other the kernel refuses nothing, and comes where the plan is`, t => {
		fc.assert(
			fc.property(podSets(situation.cluster), podSets(situation.cluster), (from, to) => {
				const [before, after] = [planWith(situation, from), planWith(situation, to)];
				const kernel = ModelKernel.of(before);
				kernel.apply(diffPlans(before, after));
				t.deepEqual(kernel.state(), ModelKernel.of(after).state());
			}),
			{numRuns: 20},
		);
	});
}

test('from one mode or family to another the kernel refuses nothing either', t => {
	for (const from of cases) {
		for (const to of cases) {
			const [before, after] = [planOf(from), planOf(to)];
			const kernel = ModelKernel.of(before);
			kernel.apply(diffPlans(before, after));
			t.deepEqual(withoutSettings(kernel.state()), withoutSettings(ModelKernel.of(after).state()));
		}
	}
});

test('a pod that is renewed gets a new namespace, and the others keep theirs', t => {
	const kernel = ModelKernel.of(plan);
	const before = new Map([...kernel.things].map(([name, {serial}]) => [name, serial]));
	kernel.apply(diffPlans(plan, plan, new Set(['node-1/default.web-0'])));
	t.deepEqual(kernel.state(), ModelKernel.of(plan).state());
	for (const [name, {serial}] of kernel.things) {
		const own = /^node-1\/default.web-0 |^node-1 netns default.web-0$/.test(name);
		if (own) t.not(serial, before.get(name), name);
		else if (!/^node-1 made veth/.test(name)) t.is(before.get(name), serial, name);
	}
});

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
const table: Op = {...at, kind: 'nft', family: 'ip', table: 't', text: 'table ip t {\n}\n'};
const setting: Op = {...at, kind: 'sysctl', key: 'net.ipv4.conf.br.rp_filter', value: '0'};
const file: Op = {...at, kind: 'file', path: '/run/x', content: 'x'};

const changes: ReadonlyArray<{title: string; from: readonly Op[]; to: readonly Op[]; is: readonly string[]}> =
	[
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

for (const {title, from, to, is} of changes) {
	test(title, t => {
		t.deepEqual(said(diffPlans(planOfOps(from), planOfOps(to)).machines.flatMap(one => one.changes)), is);
	});
}

test('a cable that changes is made anew, and what its machine had on it', t => {
	const underlay = plan.underlay.map(op =>
		op.kind === 'veth' && op.peer.in === 'node-2' ? {...op, mtu: 1400} : op,
	);
	const change = diffPlans(plan, {...plan, underlay});
	t.deepEqual(said(change.underlay), ['remove veth', 'add veth']);
	t.deepEqual(
		change.machines.map(({name}) => name),
		['node-2'],
	);
	const kernel = ModelKernel.of(plan);
	kernel.apply(change);
	t.deepEqual(kernel.state(), ModelKernel.of({...plan, underlay}).state());
});

test('machines that come and go are told, and are nobody’s change', t => {
	const change = diffPlans(plan, {...plan, machines: plan.machines.slice(1)});
	t.deepEqual(
		[change.starts, change.stops].map(list => list.map(({name}) => name)),
		[[], [plan.machines[0]?.name]],
	);
	t.deepEqual(change.machines, []);
	t.false(isEmptyChange(change));
});

function said(list: readonly OpChange[]): string[] {
	return list.map(({do: what, op}) => [what, op.kind, ...nameOf(op)].join(' '));
}

function nameOf(op: Op): string[] {
	if (op.kind === 'veth') return [];
	if ('address' in op) return [op.address];
	if ('to' in op) return [op.to];
	if ('mac' in op && 'dst' in op) return [op.mac];
	if ('key' in op) return [op.key];
	if ('path' in op) return [op.path];
	return 'table' in op ? [op.table] : [op.name];
}

function planOfOps(ops: readonly Op[]): Plan {
	return {underlay: [], machines: [{name: 'node-1', kind: 'node', ops}]};
}

function planWith({cluster, mode, options}: Case, names: readonly string[]): Plan {
	const pods = cluster.pods.filter(({netns}) => names.includes(netns));
	return planCluster({...cluster, pods}, mode, options);
}

function planWithout(situation: Case, name: string): Plan {
	const names = situation.cluster.pods.map(({netns}) => netns);
	return planWith(
		situation,
		names.filter(other => other !== name),
	);
}

function podSets({pods}: Cluster) {
	return fc.subarray(pods.map(({netns}) => netns));
}

/** A setting that no op asks for any more stays as it is. */
function withoutSettings(state: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(state).filter(([name]) => !name.includes(' sysctl ')));
}
