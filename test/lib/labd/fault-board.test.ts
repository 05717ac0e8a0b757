/** What is ordered, what stands, and what is told of it; the network is one that only remembers. */
import test from 'ava';
import {FaultBoard, FaultError} from '../../../lib/labd/fault-board.js';
import type {LabShape, LiveNetwork} from '../../../lib/labd/network-types.js';
import type {Op} from '../../../lib/plan/ops.js';
import {type Fault, faultWords} from '../../../topology/faults.js';
import {eventually} from '../../helpers/eventually.js';

const cable = {machine: 'node-1', segment: 'lan'};
const made: readonly Op[] = [{kind: 'link', in: 'node-1', name: 'lo', why: 'made by the mode'}];

function boardOf(refused?: string) {
	let shape = {cluster: {}, faults: [], frozen: {}} as unknown as LabShape;
	/** What the kernel was made to have, one change after the other. */
	const steps: string[] = [];
	const told: string[] = [];
	const asked: unknown[] = [];
	/** What the kernel takes its time for. */
	const gate = {open: Promise.resolve()};
	const network = {
		get shape() {
			return shape;
		},
		async change(update: (now: LabShape) => LabShape) {
			await gate.open;
			shape = update(shape);
			steps.push(shape.faults.map(faultWords).join('; ') || 'whole');
			return {changes: 2, ms: 5};
		},
	} as unknown as LiveNetwork;
	const board = new FaultBoard({
		network,
		modeOps: () => made,
		require: async needs => {
			asked.push(needs);
			if (refused !== undefined) throw new Error(refused);
		},
		converged: async () => ({unmet: []}),
		told: (fault, stands) => told.push(`${stands ? '+' : '-'} ${faultWords(fault)}`),
	});
	return {board, steps, told, asked, gate, frozen: () => shape.frozen};
}

const add = (fault: Fault) => ({do: 'add', fault}) as const;

test('a fault stands until it is healed, and both are told', async t => {
	const {board, steps, told} = boardOf();
	const answer = await board.order(add({kind: 'cut', ...cable}));
	t.deepEqual(answer, {faults: ['cut node-1:lan'], changes: 2, ms: 5});
	t.deepEqual((await board.order({do: 'heal'})).faults, []);
	t.deepEqual(steps, ['cut node-1:lan', 'whole']);
	t.deepEqual(told, ['+ cut node-1:lan', '- cut node-1:lan']);
});

test('a fault of the same kind at the same cable takes the place of the one before', async t => {
	const {board} = boardOf();
	await board.order(add({kind: 'loss', percent: 10, ...cable}));
	await board.order(add({kind: 'limit', kbit: 100, ...cable}));
	const {faults} = await board.order(add({kind: 'loss', percent: 20, ...cable}));
	t.deepEqual(faults, ['limit node-1:lan 100kbit', 'loss node-1:lan 20%']);
});

test('only what is meant is healed', async t => {
	const {board} = boardOf();
	await board.order(add({kind: 'cut', ...cable}));
	await board.order(add({kind: 'kill', node: 'node-2'}));
	t.deepEqual((await board.order({do: 'heal', what: 'node-2'})).faults, ['cut node-1:lan']);
	const error = await t.throwsAsync(board.order({do: 'heal', what: 'node-2'}), {instanceOf: FaultError});
	t.regex(error?.message ?? '', /no fault at node-2.*cut node-1:lan/);
});

test('a restart is a power cut and a start, and its daemon is alive after it', async t => {
	const {board, steps, frozen} = boardOf();
	await board.order(add({kind: 'daemon', node: 'node-1'}));
	t.deepEqual(frozen(), {'node-1': made});
	await board.order({do: 'restart', node: 'node-1'});
	t.deepEqual(steps, ['kill-daemon node-1', 'kill-daemon node-1; kill node-1', 'whole']);
	t.deepEqual(frozen(), {});
});

test('what is off can not be frozen', async t => {
	const {board, steps} = boardOf();
	await board.order(add({kind: 'kill', node: 'node-1'}));
	await t.throwsAsync(board.order(add({kind: 'pause', node: 'node-1'})), {instanceOf: FaultError});
	t.deepEqual(steps, ['kill node-1']);
});

test('what the kernel can not do is refused, and nothing is changed', async t => {
	const {board, steps} = boardOf('this kernel has no netem');
	await t.throwsAsync(board.order(add({kind: 'delay', ms: 5, ...cable})), {message: /no netem/});
	t.deepEqual(steps, []);
});

test('the kernel is looked at only for what it may lack', async t => {
	const {board, asked} = boardOf();
	for (const kind of ['kill', 'stop', 'daemon'] as const) await board.order(add({kind, node: 'node-1'}));
	await board.order(add({kind: 'cut', ...cable}));
	t.deepEqual(asked, []);
	await board.order(add({kind: 'loss', percent: 5, ...cable}));
	t.deepEqual(asked, [[{nft: 'netdev'}]]);
});

test('a cable flaps as often as it is told, and is whole at the end', async t => {
	const {board, steps} = boardOf();
	await board.order({do: 'flap', cable, times: 3, everyMs: 2});
	t.deepEqual(steps, Array(3).fill(['cut node-1:lan', 'whole']).flat());
});

test('healing ends a cable that flaps, in whatever state it is', async t => {
	const {board, steps} = boardOf();
	const flapping = board.order({do: 'flap', cable, times: 1000, everyMs: 600_000});
	await eventually('the first cut', () => steps.length === 1);
	await t.throwsAsync(board.order({do: 'flap', cable, times: 2, everyMs: 50}), {message: /flaps already/});
	await board.order({do: 'heal', what: 'node-1'});
	await flapping;
	t.deepEqual(board.standing, []);
	t.true(steps.length <= 3);
});

test('healing is over when the cable that flapped is, though it was about to be cut', async t => {
	const {board, steps, gate} = boardOf();
	let open = () => {};
	gate.open = new Promise(resolve => {
		open = resolve;
	});
	const flapping = board.order({do: 'flap', cable, times: 1000, everyMs: 600_000});
	const healing = board.order({do: 'heal'});
	let isOver = false;
	void healing.then(() => {
		isOver = true;
	});
	await new Promise(setImmediate);
	t.false(isOver);
	open();
	t.deepEqual((await healing).faults, []);
	t.deepEqual(steps, ['cut node-1:lan', 'whole']);
	await flapping;
	t.deepEqual(steps, ['cut node-1:lan', 'whole']);
});
