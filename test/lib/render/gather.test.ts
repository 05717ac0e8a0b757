import test from 'ava';
import {netnsOf, type Op} from '../../../lib/plan/ops.js';
import {gather} from '../../../lib/render/gather.js';
import {toolOf} from '../../../lib/render/lines.js';
import {renderMachine} from '../../../lib/render/machine.js';
import {cases, planOf} from '../../helpers/cases.js';

const machines = cases.flatMap(each => planOf(each).machines);

/** What others may depend on, or what depends on others. */
const stays = (op: Op) =>
	netnsOf(op.in) !== undefined || (toolOf(op) === 'sh' && op.kind !== 'file') || toolOf(op) === 'tc';

test('every op is there once, and the ops of one tool are in the order of the plan', t => {
	for (const {ops} of machines) {
		const gathered = gather(ops);
		t.true(sameOps(gathered, ops));
		t.deepEqual(byTool(gathered), byTool(ops));
	}
});

test('kernel settings, daemons and what is inside pods have before them what they have in the plan', t => {
	for (const {ops} of machines) {
		const gathered = gather(ops);
		for (const [index, op] of ops.entries()) {
			if (!stays(op)) continue;
			t.is(gathered.indexOf(op), index);
			t.true(sameOps(gathered.slice(0, index), ops.slice(0, index)), op.why);
		}
	}
});

test('a node of flannel’s needs each tool once, until its pods have an inside', t => {
	const plan = planOf(cases.find(({name}) => name === 'flannel-vxlan/one-segment') ?? t.fail());
	const node = plan.machines.find(({name}) => name === 'node-1') ?? t.fail();
	const outside = {...node, ops: node.ops.filter(op => netnsOf(op.in) === undefined)};
	t.deepEqual(
		renderMachine(outside).steps.map(({tool}) => tool),
		['sh', 'ip', 'bridge', 'nft', 'sh'],
	);
});

function sameOps(some: readonly Op[], others: readonly Op[]): boolean {
	const set = new Set(others);
	return some.length === others.length && new Set(some).size === set.size && some.every(op => set.has(op));
}

function byTool(ops: readonly Op[]): Map<string, Op[]> {
	const groups = new Map<string, Op[]>();
	for (const op of ops) groups.set(toolOf(op), [...(groups.get(toolOf(op)) ?? []), op]);
	return groups;
}
