/** All proofs of a lab, one after the other: the kernel's state, who reaches whom, the wire, sizes, the lab's own checks. */
import {faultWords, nodesOff} from '../../topology/faults.js';
import type {Cluster, Node} from '../../topology/model.js';
import type {Expectation} from '../plan/expectation.js';
import type {Ways} from '../plan/fault-ways.js';
import type {Standing} from '../plan/faults.js';
import type {Mode, ModeContext} from '../plan/mode.js';
import {limitFor, type NeighbourLimits, talkingSample} from '../plan/neighbours.js';
import type {Plan} from '../plan/ops.js';
import {contextOf} from '../plan/planner.js';
import type {Runtime} from '../run/runtime.js';
import {runChecks} from './checks.js';
import type {Comparison} from './compare.js';
import {waysOf} from './expected-ways.js';
import {verifyKernel} from './kernel.js';
import {withNeighbourRoom} from './neighbour-room.js';
import {compareRules} from './policy/compare-rules.js';
import {behaviourOf, isPoliced} from './policy/enforced.js';
import {type DeniedBy, deniedBy, neighbourless} from './policy/expected.js';
import {type PolicyProof, provePolicies} from './policy/prove-policies.js';
import {type Matrix, probeMatrix} from './probe-matrix.js';
import type {ProbeQuery} from './probe-pods.js';
import {proveWire} from './prove-wire.js';
import {proveReach} from './reach.js';
import type {Finding, Report, Tally} from './report.js';

/** `faults` and `frozen`: failures on purpose that stand. */
export type RunningLab = Standing & {
	readonly cluster: Cluster;
	readonly mode: Mode;
	/** With the faults in it. */
	readonly plan: Plan;
	readonly runtime: Runtime;
	readonly checks: readonly Expectation[];
	readonly limits: NeighbourLimits;
};

/** What the proofs with packets share. */
export type Proving = RunningLab & {
	/** A node, and what the mode sees from it. */
	readonly viewOf: (node: string) => {readonly node: Node; readonly context: ModeContext};
	/** The places that take part; undefined: all. A lab whose neighbours don't fit into the kernel's table is sampled. */
	readonly sample: ReadonlySet<string> | undefined;
	/** What the faults leave of the ways between nodes. */
	readonly ways: Ways;
	/** Nodes that are off or dead: nothing of them is there. */
	readonly absent: ReadonlySet<string>;
	/** What policies leave of them. */
	readonly denied: DeniedBy;
	/** Where packets may or may not pass: nothing is said of it. */
	readonly isNeighbourless: ReturnType<typeof neighbourless>;
};

type Proof = {readonly findings: readonly Finding[]; readonly tally: Tally};

/** Proves a lab. Never throws for what is wrong in the lab: that is a Finding. */
export async function verifyLab(lab: RunningLab): Promise<Omit<Report, 'notices'>> {
	const start = performance.now();
	const kernel = await verifyKernel(lab.plan, lab.runtime);
	const proving = prepare(lab, new Set(kernel.machines.dead));
	const reach = await withNeighbourRoom(() => proveReach(proving));
	const policies = await withNeighbourRoom(() => provePart(proving));
	const wire = await withNeighbourRoom(() => proveWire(proving));
	const {checks} = await withNeighbourRoom(async () => ({
		checks: await runChecks(lab.checks, lab.runtime, proving.absent),
	}));
	const proofs = {kernel, ...reach, ...wire, checks};
	const findings = Object.values({...proofs, ...policies}).flatMap(proof => proof.findings);
	return {
		lab: lab.cluster.name,
		mode: lab.cluster.mode.name,
		ok: findings.length === 0,
		findings,
		faults: lab.faults.map(faultWords),
		proofs: {...talliesOf(proofs), ...(policies.policies && {policies: policies.policies.tally})},
		ms: Math.round(performance.now() - start),
	};
}

/** The proof of policies alone: every flow, if there are not too many; and each rule of the kernel's tables. */
export async function verifyPolicies(lab: RunningLab): Promise<PoliciesReport> {
	const start = performance.now();
	const dead = lab.plan.machines.filter(({name}) => !lab.runtime.isAlive(name));
	const rules = await compareRules(lab.plan, lab.runtime);
	const proof = await provePolicies({
		...prepare(lab, new Set(dead.map(({name}) => name))),
		behaviour: behaviourOf(lab.mode, lab.cluster),
		most: mostFlows.alone,
	});
	const findings = [...rules.findings, ...proof.findings];
	return {...proof, findings, rules, ms: Math.round(performance.now() - start)};
}

export type PoliciesReport = PolicyProof & {
	/** Tables, each compared with the plan. */
	readonly rules: Comparison;
	readonly ms: number;
};

/** Who reaches whom, pods × pods; what the model says is measured fast, what it does not with patience. */
export function measureMatrix(lab: RunningLab, query: ProbeQuery): Promise<Matrix> {
	return probeMatrix(lab, query, deniedBy(lab));
}

/** Where nobody enforces policies, or there is none, all may pass: that everybody reaches everybody proves it. */
async function provePart(lab: Proving): Promise<{readonly policies?: Proof}> {
	if (!isPoliced(lab.cluster)) return {};
	const proof = await provePolicies({
		...lab,
		behaviour: behaviourOf(lab.mode, lab.cluster),
		most: mostFlows.amongOthers,
	});
	return {policies: proof};
}

/** Some seconds' worth, alone and as a part of `verify`. */
const mostFlows = {alone: 60_000, amongOthers: 12_000} as const;

function prepare(lab: RunningLab, dead: ReadonlySet<string>): Proving {
	const {cluster, mode, limits} = lab;
	const views = new Map(
		cluster.nodes.map(node => [
			node.name,
			{node, context: contextOf(cluster, mode, {node, options: cluster.mode.options})},
		]),
	);
	const viewOf = (name: string) => {
		const view = views.get(name);
		if (!view) throw new Error(`no node ${name}`);
		return view;
	};
	const ways = waysOf(lab, viewOf);
	return {
		...lab,
		viewOf,
		// Of a machine whose holder is dead the kernel's proof tells: who knows what packets still do there.
		ways: (from, to, family) => (dead.has(from) || dead.has(to) ? 'disturbed' : ways(from, to, family)),
		absent: new Set([...nodesOff(lab.faults), ...dead]),
		denied: deniedBy(lab),
		isNeighbourless: neighbourless(lab),
		sample: talkingSample(cluster, mode, limitFor(cluster.families, limits)),
	};
}

function talliesOf<Name extends string>(proofs: Record<Name, Proof>): Record<Name, Tally> {
	const entries = Object.entries<Proof>(proofs).map(([name, {tally}]) => [name, tally]);
	return Object.fromEntries(entries) as Record<Name, Tally>;
}
