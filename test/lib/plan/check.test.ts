import test from 'ava';
import {checkPlan, PlanError} from '../../../lib/plan/check.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';

const at = {in: 'node-1', why: 'w'} as const;

const bridge: Op = {...at, kind: 'bridge', name: 'cni0', mtu: 1500};
const netns: Op = {...at, kind: 'netns', name: 'default.web'};
const veth: Op = {
	...at,
	kind: 'veth',
	name: 'veth1',
	mtu: 1500,
	master: 'cni0',
	peer: {in: 'node-1/default.web', name: 'eth0', mac: '02:00:00:00:00:01'},
};
const address: Op = {...at, kind: 'address', dev: 'cni0', address: '10.244.1.1/24'};

test('a plan without a contradiction passes', t => {
	const route: Op = {...at, kind: 'route', to: 'default', family: 'ipv4', via: '10.244.1.2', dev: 'cni0'};
	const inside: Op = {
		...at,
		in: 'node-1/default.web',
		kind: 'address',
		dev: 'eth0',
		address: '10.244.1.2/24',
	};
	t.notThrows(() => checkPlan(planOf([bridge, address, route, netns, veth, inside])));
});

const noDevice = {...at, kind: 'route', to: '10.0.0.0/8', family: 'ipv4', via: '10.244.1.2'} as unknown as Op;

const defects: ReadonlyArray<{title: string; ops: readonly Op[]; says: RegExp; named?: number}> = [
	{
		title: 'an address that two places have',
		ops: [
			bridge,
			address,
			netns,
			veth,
			{...address, in: 'node-1/default.web', dev: 'eth0', address: '10.244.1.1/32'},
		],
		says: /10\.244\.1\.1 is given twice/,
		named: 2,
	},
	{
		title: 'an interface name of 16 bytes',
		ops: [{...bridge, name: 'a123456789012345'}],
		says: /a123456789012345/,
	},
	{title: 'an interface name that the shell would read', ops: [{...bridge, name: 'a b'}], says: /'a b'/},
	{title: 'a link that is made twice', ops: [bridge, bridge], says: /cni0 is made twice/, named: 2},
	{
		title: 'a link whose peer is there already',
		ops: [bridge, netns, veth, {...veth, name: 'veth2'}],
		says: /eth0/,
		named: 2,
	},
	{title: 'a namespace that is made twice', ops: [netns, netns], says: /made twice/},
	{title: 'an op in a place that nobody makes', ops: [{...bridge, in: 'node-9'}], says: /no place 'node-9'/},
	{
		title: 'a cable to a place that is not made yet',
		ops: [bridge, veth, netns],
		says: /no place 'node-1\/default.web'/,
	},
	{title: 'a port of a bridge that is not there', ops: [netns, veth], says: /no link 'cni0'/},
	{title: 'an address on a device that is not there', ops: [address], says: /no link 'cni0'/},
	{title: 'a route without a device', ops: [noDevice], says: /no device/},
	{
		title: 'a tunnel over a device that is not there',
		ops: [
			{
				...at,
				kind: 'vxlan',
				name: 'vx',
				vni: 1,
				port: 8472,
				local: '10.0.0.1',
				parent: 'eth9',
				learning: false,
				mac: '02:00:00:00:00:02',
				mtu: 1450,
			},
		],
		says: /no link 'eth9'/,
	},
];

for (const {title, ops, says, named = 1} of defects) {
	test(`the planner refuses ${title}, and names the ops`, t => {
		const error = t.throws(() => checkPlan(planOf(ops)), {instanceOf: PlanError, message: says});
		const defect = error?.defects.find(({what}) => says.test(what));
		t.is(defect?.ops.length, named);
		t.true(defect?.ops.every(op => ops.includes(op)));
	});
}

test('all defects are told at once', t => {
	const error = t.throws(() => checkPlan(planOf([address, {...bridge, in: 'node-9'}])), {
		instanceOf: PlanError,
	});
	t.is(error?.defects.length, 2);
});

function planOf(ops: readonly Op[]): Plan {
	return {underlay: [], machines: [{name: 'node-1', kind: 'node', ops}]};
}
