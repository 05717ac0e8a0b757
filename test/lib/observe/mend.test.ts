import test from 'ava';
import fc from 'fast-check';
import {checkFacts, comparisonOf} from '../../../lib/observe/compare.js';
import {mend} from '../../../lib/observe/mend.js';
import {identityOf} from '../../../lib/plan/identity.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {caseNamed, immediateCases, planOf} from '../../helpers/cases.js';
import {factsOfModel} from '../../helpers/model-facts.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

for (const each of immediateCases) {
	test(`${each.name}: whatever is taken, changed and added by hand, mending makes the plan of it`, t => {
		const plan = planOf(each);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), {minLength: 1, maxLength: 8}), hands => {
				const kernel = ModelKernel.of(plan);
				for (const [what, how] of hands) spoil(kernel, what, how);
				kernel.apply(mend(plan, checksOf(plan, kernel)), {resume: true});
				t.deepEqual(comparisonOf(checksOf(plan, kernel)).findings, []);
				t.deepEqual(planned(kernel), planned(ModelKernel.of(plan)));
			}),
			{numRuns: 20},
		);
	});
}

test('where nothing is wrong there is nothing to mend', t => {
	const plan = planOf(caseNamed('flannel-vxlan/dual-stack'));
	const {underlay, machines, starts, stops} = mend(plan, checksOf(plan, ModelKernel.of(plan)));
	t.deepEqual([underlay, machines, starts, stops], [[], [], [], []]);
});

test('what is mended is touched alone', t => {
	const plan = planOf(caseNamed('flannel-vxlan/one-segment'));
	const kernel = ModelKernel.of(plan);
	const route = plan.machines.flatMap(({ops}) => ops).find(op => op.kind === 'route' && op.onlink);
	if (!route) throw new Error('no route');
	kernel.remove(route);
	const {underlay, machines} = mend(plan, checksOf(plan, kernel));
	t.deepEqual(underlay, []);
	t.deepEqual(
		machines.flatMap(({changes}) => changes),
		[{do: 'add', op: route}],
	);
});

function checksOf(plan: Plan, kernel: ModelKernel) {
	const texts = new Map<string, string>();
	for (const {ops} of plan.machines)
		for (const op of ops) if (op.kind === 'nft') texts.set(op.in, `${texts.get(op.in) ?? ''}${op.text}\n`);
	return checkFacts(plan, factsOfModel(kernel, plan), {rules: Object.fromEntries(texts), qdiscs: {}});
}

/** Without what mending said beside the plan. */
function planned(kernel: ModelKernel): Record<string, unknown> {
	return Object.fromEntries(Object.entries(kernel.state()).filter(([name]) => !/ setting /.test(name)));
}

function spoil(kernel: ModelKernel, what: number, how: number): void {
	const things = [...kernel.things.values()].map(({op}) => op as Op);
	const op = things[what % things.length];
	if (!op) return;
	if (how % 3 === 0) take(kernel, op);
	else if (how % 3 === 1) change(kernel, op, how);
	else add(kernel, op, how);
}

function take(kernel: ModelKernel, op: Op): void {
	if (op.kind !== 'setting' && op.kind !== 'sysctl') kernel.remove(op);
}

function change(kernel: ModelKernel, op: Op, how: number): void {
	const changed = otherContent(op, how);
	if (changed) kernel.replace(changed);
}

function otherContent(op: Op, how: number): Op | undefined {
	switch (op.kind) {
		case 'route':
			return {...op, via: op.family === 'ipv4' ? '192.0.2.1' : '2001:db8::1'};
		case 'neighbour':
			return {...op, mac: '02:00:00:00:00:99'};
		case 'fdb':
			return {...op, dst: '192.0.2.1'};
		case 'sysctl':
			return {...op, value: '7'};
		case 'file':
			return {...op, content: 'mine\n'};
		case 'nft':
			return {...op, text: op.text.replace('return', 'accept')};
		case 'vxlan':
			return how % 2 === 0 ? {...op, vni: 99} : setting(op, {what: 'mtu', dev: op.name, value: 1280});
		case 'bridge':
			return setting(op, {what: 'mac', dev: op.name, value: '02:00:00:00:00:98'});
		case 'veth': {
			const {master: _, ...others} = op;
			return how % 2 === 0
				? others
				: setting({...op, in: op.peer.in}, {what: 'mtu', dev: op.peer.name, value: 1280});
		}
		default:
			return undefined;
	}
}

function setting(op: Op, set: (Op & {kind: 'setting'})['set']): Op {
	return {kind: 'setting', in: op.in, set, why: ''};
}

function add(kernel: ModelKernel, {in: place}: Op, how: number): void {
	const at = {kind: 'foreign', in: place, why: ''} as const;
	const additions: Op[] = [
		{...at, thing: {what: 'address', dev: 'lo', address: `192.0.2.${how % 200}/32`}},
		{...at, thing: {what: 'link', name: `mine${how % 3}`}},
		{
			...at,
			thing: {
				what: 'route',
				family: 'ipv4',
				to: '198.51.100.0/24',
				words: ['via 192.0.2.1', 'dev lo', 'metric 7'],
			},
		},
		{...at, thing: {what: 'table', name: 'inet mine', text: 'table inet mine {\n}\n'}},
		{kind: 'neighbour', in: place, dev: 'lo', address: '192.0.2.9', mac: '02:00:00:00:00:97', why: ''},
	];
	const op = additions[how % additions.length];
	if (op && !kernel.things.has(identityOf(op))) kernel.add(op);
}
