import test from 'ava';
import {type AgentParts, lookAtAll} from '../../../lib/labd/agents.js';
import type {JournalEntry} from '../../../lib/labd/journal-types.js';
import type {PlanChange} from '../../../lib/plan/diff.js';
import type {RouteOp} from '../../../lib/plan/ops.js';
import {modeOps, planAgain} from '../../../lib/plan/planner.js';
import {ApplyError} from '../../../lib/run/apply-error.js';
import type {Fault} from '../../../topology/faults.js';
import {caseNamed} from '../../helpers/cases.js';

const {cluster, mode, options} = caseNamed('flannel-host-gw/one-segment');
const planned = planAgain(undefined, cluster, {mode, options});
const {plan} = planned;
const reconciling = mode.daemon?.reconciles?.(options);

/** The routes of the kernel by node, as `ip -j route` tells them. */
type Routes = Record<string, {dst: string; gateway?: string; dev: string; metric?: number}[]>;

const whole = (): Routes =>
	Object.fromEntries(
		plan.machines.map(({name, ops}) => [
			name,
			ops.flatMap(op =>
				op.kind === 'route' && op.in === name
					? [{dst: op.to, dev: op.dev, ...(op.via !== undefined && {gateway: op.via})}]
					: [],
			),
		]),
	);

function labWith(routes: Routes, faults: readonly Fault[] = [], refuses = false) {
	const [added, told]: [RouteOp[], Omit<JournalEntry, 'number' | 'time'>[]] = [[], []];
	let asked = 0;
	const parts = {
		mode,
		network: {plan, shape: {cluster, faults, frozen: {}}, alone: (action: () => unknown) => action()},
		runtime: {
			isAlive: () => true,
			script: async (node: string) => {
				asked++;
				return JSON.stringify(routes[node]);
			},
			apply: async ({machines}: PlanChange) => {
				if (refuses) throw new ApplyError('RTNETLINK answers: File exists');
				for (const {name, changes} of machines)
					for (const {op} of changes) {
						const {to, via = '', dev} = op as RouteOp;
						added.push(op as RouteOp);
						routes[name]?.push({dst: to, gateway: via, dev});
					}
			},
		},
		journal: {tell: (entry: (typeof told)[number]) => told.push(entry)},
		modeOps: (node: string) => modeOps(planned, node),
	} as unknown as AgentParts;
	return {parts, added, told, asked: () => asked};
}

async function look(parts: AgentParts): Promise<void> {
	if (!reconciling) throw new Error('host-gw does not reconcile');
	await lookAtAll(parts, reconciling);
}

function without(node: string, to: string): Routes {
	const routes = whole();
	return {...routes, [node]: (routes[node] ?? []).filter(({dst}) => dst !== to)};
}

test('the daemon of host-gw looks every ten seconds; 0 turns it off; that of vxlan and bridge looks after nothing', t => {
	t.is(reconciling?.everyMs, 10_000);
	t.is(mode.daemon?.reconciles?.({routeCheck: 0}), undefined);
	t.is(mode.daemon?.reconciles?.({routeCheck: 2})?.everyMs, 2000);
	t.is(caseNamed('flannel-vxlan/one-segment').mode.daemon?.reconciles, undefined);
	t.is(caseNamed('bridge/one-segment').mode.daemon, undefined);
});

test('where all routes are there nothing is done, and each node was asked once', async t => {
	const lab = labWith(whole());
	await look(lab.parts);
	t.deepEqual([lab.added, lab.told, lab.asked()], [[], [], 3]);
});

test('a route that is gone is added on its own node, and told', async t => {
	const lab = labWith(without('node-2', '10.244.1.0/24'));
	await look(lab.parts);
	t.deepEqual(
		lab.added.map(({in: node, to, via}) => [node, to, via]),
		[['node-2', '10.244.1.0/24', '192.168.50.11']],
	);
	t.deepEqual(
		lab.told.map(({reason, node, source}) => [reason, node, source]),
		[['RouteMended', 'node-2', 'flanneld']],
	);
	await look(lab.parts);
	t.is(lab.added.length, 1);
});

test('the default route is not flanneld’s, and a route with another metric is there for it', async t => {
	const routes = without('node-1', 'default');
	const one = routes['node-1']?.find(({dst}) => dst === '10.244.2.0/24');
	if (one) one.metric = 7;
	const lab = labWith(routes);
	await look(lab.parts);
	t.deepEqual(lab.added, []);
});

test('what the kernel refuses is left for the next look, and not told', async t => {
	const lab = labWith(without('node-2', '10.244.1.0/24'), [], true);
	await look(lab.parts);
	t.deepEqual(lab.told, []);
});

for (const kind of ['daemon', 'pause'] as const) {
	test(`a node under the fault ${kind} is left alone`, async t => {
		const lab = labWith(without('node-2', '10.244.1.0/24'), [{kind, node: 'node-2'}]);
		await look(lab.parts);
		t.deepEqual(lab.added, []);
		t.is(lab.asked(), 2);
	});
}
