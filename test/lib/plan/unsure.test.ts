import test from 'ava';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {isPassive} from '../../../lib/plan/passive.js';
import {unsureWays, withUnsure} from '../../../lib/plan/unsure.js';
import type {Fault} from '../../../topology/faults.js';
import {birdPlan} from '../../helpers/bird-plan.js';
import {clusterOf} from '../../helpers/cluster.js';

const cluster = clusterOf({mode: 'flannel-host-gw'});
const names = ['node-1', 'node-2', 'node-3'];
const mesh = birdPlan(names.map(name => ({name})));

function unsureIn(plan: Plan): string[] {
	return plan.machines.flatMap(({name, ops}) =>
		ops.flatMap(op => (isPassive(op) && op.unsure !== undefined ? [`${name} ${words(op)}`] : [])),
	);
}

function words(op: Op): string {
	return op.kind === 'session' ? `session ${op.machine}` : `route ${'to' in op ? op.to : ''}`;
}

test('without faults the plan is the same object', t => {
	t.is(withUnsure(mesh, [], cluster), mesh);
});

const cut: Fault = {kind: 'cut', machine: 'node-3', segment: 'rack-a'};

for (const fault of [cut, {kind: 'pause', node: 'node-3'} as const]) {
	test(`${fault.kind}: what the others have with the node is unsure, what they have with each other is not`, t => {
		const plan = withUnsure(mesh, [fault], cluster);
		const found = new Set(unsureIn(plan));
		t.true(found.has('node-1 session node-3'));
		t.true(found.has('node-1 route 10.244.3.0/26'));
		t.false(found.has('node-1 session node-2'));
		t.false(found.has('node-1 route 10.244.2.0/26'));
		t.false(found.has('node-1 route 10.244.1.0/26'), 'its own block');
		const isUnsure = unsureWays(plan);
		t.true(isUnsure('node-1', 'node-3'));
		t.false(isUnsure('node-1', 'node-2'));
	});
}

test('of a dead daemon’s machine nothing is sure', t => {
	const found = unsureIn(withUnsure(mesh, [{kind: 'daemon', node: 'node-2'}], cluster));
	t.deepEqual(
		found.filter(each => each.startsWith('node-2')),
		[
			'node-2 session node-1',
			'node-2 session node-3',
			'node-2 route 10.244.2.0/26',
			'node-2 route 10.244.1.0/26',
			'node-2 route 10.244.3.0/26',
		],
	);
});

test('a machine that is off has no origin for its block any more: routes there are unsure', t => {
	const plan = {...mesh, machines: mesh.machines.filter(({name}) => name !== 'node-3')};
	const found = unsureIn(withUnsure(plan, [{kind: 'kill', node: 'node-3'}], cluster));
	t.deepEqual(found, [
		'node-1 session node-3',
		'node-1 route 10.244.3.0/26',
		'node-2 session node-3',
		'node-2 route 10.244.3.0/26',
	]);
});

test('behind a reflector that is cut off, all routes are unsure; when a client is, those of the others stay', t => {
	const star: Plan = {
		...mesh,
		machines: mesh.machines.map(machine => ({
			...machine,
			ops: machine.ops.filter(
				op => op.kind !== 'session' || machine.name === 'node-1' || op.machine === 'node-1',
			),
		})),
	};
	const lost = unsureIn(withUnsure(star, [{...cut, machine: 'node-1'}], cluster));
	t.true(lost.includes('node-2 route 10.244.3.0/26'));
	const client = unsureIn(withUnsure(star, [cut], cluster));
	t.true(client.includes('node-2 route 10.244.3.0/26'));
	t.false(client.includes('node-2 route 10.244.1.0/26'));
});
