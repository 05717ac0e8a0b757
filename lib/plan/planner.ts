/** Cluster + mode → Plan: every piece of kernel state of a lab, in the order in which it is made. Pure. */
import type {Client, Cluster, Node, Pod} from '../../topology/model.js';
import {sameValue} from '../../topology/same-value.js';
import {checkPlan} from './check.js';
import {bridgeNetfilter, forwarding, hostsFile, kernelSettings, loopbackUp, standing} from './machines.js';
import type {Mode, ModeContext, NodeContext, Surroundings} from './mode.js';
import {podMtu} from './mtu.js';
import type {Machine, Op, Plan} from './ops.js';
import {podFiles} from './pods.js';
import {concernsPolicies, isOfDaemon, type PolicyRound, planPolicies} from './policy/plan.js';
import {planRouter, planUnderlay} from './underlay.js';

/** Throws a PlanError if the result contradicts itself: a defect of the mode's or ours, not of the user's input. */
export function planCluster<Options>(cluster: Cluster, mode: Mode<Options>, options: Options): Plan {
	return planAgain(undefined, cluster, {mode, options}).plan;
}

/** A plan with what it was made of, for the next one. */
export type Planned<Options = unknown> = {
	readonly plan: Plan;
	readonly cluster: Cluster;
	readonly by: Planning<Options>;
	readonly nodes: ReadonlyMap<string, PlannedNode>;
};

export type Planning<Options = unknown> = {readonly mode: Mode<Options>; readonly options: Options};

/** A node's machine, and what each of its pods has a part in. */
export type PlannedNode = {
	readonly machine: Machine;
	readonly pods: readonly Pod[];
	readonly parts: ReadonlyMap<string, PodPart>;
	/** Those of the machine's ops that are the mode's own process's, in one piece. */
	readonly modeOps: readonly Op[];
	/** Those of them that no pod or policy elsewhere changes. */
	readonly ownOps: readonly Op[];
	readonly policyOps: readonly Op[];
	/** As the one before, but for tables of policies. */
	readonly isSameOtherwise: boolean;
};

type PodPart = {readonly pod: Pod; readonly joining: readonly Op[]; readonly files: readonly Op[]};

/**
 * As planCluster. Takes from the plan before whatever follows from the same input, as the same objects: in a lab of a
 * thousand pods where one comes, nearly everything.
 */
export function planAgain<Options>(
	before: Planned<Options> | undefined,
	cluster: Cluster,
	by: Planning<Options>,
): Planned<Options> {
	const known = before && canReuse(before, cluster, by) ? before : undefined;
	const podsOf = groupByNode(cluster.pods);
	const policies = {all: cluster, haveChanged: !known || concernsPolicies(known.cluster, cluster)};
	const nodes = cluster.nodes.map(node => {
		const was = known?.nodes.get(node.name);
		const context = contextFor(cluster, by, {
			node,
			pods: likeBefore(was?.pods, podsOf.get(node.name) ?? []),
		});
		return planMachine(was, by.mode, {...policies, context});
	});
	const others = known?.plan.machines.filter(({kind}) => kind !== 'node') ?? planOthers(cluster, by);
	const plan: Plan = {
		underlay: known?.plan.underlay ?? [...planUnderlay(cluster)],
		machines: [...others, ...nodes.map(({machine}) => machine)],
	};
	const checked = nodes.filter(({isSameOtherwise}) => isSameOtherwise).map(({machine}) => machine);
	checkPlan(plan, new Set([...(known?.plan.machines ?? []), ...checked]));
	return {plan, cluster, by, nodes: new Map(nodes.map(node => [node.machine.name, node]))};
}

/** What the mode itself has made on a node, without what each pod has there. Throws if there is no such node. */
export function modeOps({nodes}: Pick<Planned, 'nodes'>, node: string): readonly Op[] {
	const planned = nodes.get(node);
	if (!planned) throw new Error(`no node ${node}`);
	return planned.modeOps;
}

/** As modeOps, for a node that is not planned yet. */
export function planModeOps<Options>(mode: Mode<Options>, context: ModeContext<Options>): Op[] {
	const {cluster, node} = context;
	return [...(mode.planUplink?.(context) ?? standing(node, cluster.families)), ...mode.planNode(context)];
}

/** What a mode sees of the cluster, from one node. */
export function contextOf<Options>(
	cluster: Cluster,
	mode: Mode<Options>,
	{node, options}: {readonly node: Node; readonly options: Options},
): ModeContext<Options> {
	const pods = groupByNode(cluster.pods).get(node.name) ?? [];
	return contextFor(cluster, {mode, options}, {node, pods});
}

function contextFor<Options>(
	cluster: Surroundings,
	{mode, options}: Planning<Options>,
	{node, pods}: {readonly node: Node; readonly pods: readonly Pod[]},
): ModeContext<Options> {
	const peers = cluster.nodes.filter(({name}) => name !== node.name);
	return {cluster, node, options, peers, pods, mtu: podMtu(mode, options, cluster, node)};
}

/** The pods that have a network of their own. */
function groupByNode(pods: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
	const groups = new Map<string, Pod[]>();
	for (const pod of pods) {
		if (pod.hostNetwork) continue;
		const group = groups.get(pod.node);
		if (group) group.push(pod);
		else groups.set(pod.node, [pod]);
	}
	return groups;
}

/** The same list, if it is: what follows from it is then known. */
function likeBefore(before: readonly Pod[] | undefined, pods: readonly Pod[]): readonly Pod[] {
	const isSame = before?.length === pods.length && pods.every((pod, index) => pod === before[index]);
	return isSame ? before : pods;
}

/** Nothing but the pods may have changed. */
function canReuse<Options>(before: Planned<Options>, cluster: Cluster, by: Planning<Options>): boolean {
	const {pods: _was, notices: _were, policy: _old, ...around} = before.cluster;
	const {pods: _is, notices: _are, policy: _new, ...now} = cluster;
	return before.by.mode === by.mode && sameValue(before.by.options, by.options) && sameValue(around, now);
}

/** The machines that a plan of the cluster has, with nothing in them. */
export function bareMachines({nodes, underlay: {routers, clients}}: Cluster): Machine[] {
	const bare = (kind: Machine['kind'], machines: readonly {readonly name: string}[]): Machine[] =>
		machines.map(({name}) => ({name, kind, ops: []}));
	return [...bare('router', routers), ...bare('client', clients), ...bare('node', nodes)];
}

function planOthers<Options>(cluster: Cluster, {mode, options}: Planning<Options>): Machine[] {
	const {routers, clients} = cluster.underlay;
	return [
		...routers.map((router): Machine => {
			const own = mode.planRouter?.(router, cluster, options) ?? [];
			const ops = [...planRouter(router, cluster), ...own, hostsFile(router.name, cluster)];
			return {name: router.name, kind: 'router', ops};
		}),
		...clients.map(
			(client): Machine => ({name: client.name, kind: 'client', ops: [...planClient(client, cluster)]}),
		),
	];
}

function* planClient(client: Client, cluster: Cluster): Iterable<Op> {
	yield* kernelSettings(client.name, cluster, [client.attachment.interface]);
	yield loopbackUp(client.name);
	yield* standing(client, cluster.families);
	yield hostsFile(client.name, cluster);
}

type Subject<Options> = PolicyRound & {readonly context: ModeContext<Options>};

function planMachine<Options>(
	known: PlannedNode | undefined,
	mode: Mode<Options>,
	{context, ...round}: Subject<Options>,
): PlannedNode {
	const {node, pods} = context;
	const parts = pods.map(pod => {
		const part = known?.parts.get(pod.netns);
		return part && sameValue(part.pod, pod) ? part : planPod(pod, mode, context);
	});
	const isSame = known && pods.length === known.pods.length && parts.every(isKnown);
	const own = isSame ? known.ownOps : planModeOps(mode, context);
	const policy = planPolicies(known && {ops: known.policyOps, isSame: isSame === true}, mode, {
		...round,
		context,
	});
	if (isSame && policy === known.policyOps) return known;
	const isSameOtherwise = isSame === true && policy.length === known.policyOps.length;
	const ops = isSameOtherwise
		? withOthers(known.machine.ops, new Map(known.policyOps.map((op, at) => [op, policy[at] ?? op])))
		: planNode(context, [...own, ...policy], parts);
	const {name, container} = node;
	const machine: Machine = {name, kind: 'node', ops, ...(container && {container})};
	return {
		machine,
		pods,
		parts: new Map(parts.map(part => [part.pod.netns, part])),
		modeOps: isOfDaemon(mode) ? [...own, ...policy] : own,
		ownOps: own,
		policyOps: policy,
		isSameOtherwise,
	};

	function isKnown(part: PodPart, index: number): boolean {
		return known?.pods[index]?.netns === part.pod.netns && known.parts.get(part.pod.netns) === part;
	}
}

function withOthers(ops: readonly Op[], others: ReadonlyMap<Op, Op>): Op[] {
	return ops.map(op => others.get(op) ?? op);
}

function planPod<Options>(pod: Pod, mode: Mode<Options>, context: NodeContext<Options>): PodPart {
	return {pod, joining: [...mode.planPod(pod, context)], files: [...podFiles(pod, context.cluster)]};
}

function planNode({cluster, node}: ModeContext, own: readonly Op[], pods: readonly PodPart[]): Op[] {
	// First what the node has for each pod, settings last, then each pod from the inside: one process does for all of the former.
	const outside = pods.flatMap(({joining}) => joining.filter(op => op.in === node.name));
	return [
		...kernelSettings(node.name, cluster, [node.attachment.interface]),
		...forwarding(node.name, cluster, 'a node forwards between its pods and the others'),
		...bridgeNetfilter(node.name, cluster, '1'),
		loopbackUp(node.name),
		...own,
		...outside.filter(({kind}) => kind !== 'sysctl'),
		...outside.filter(({kind}) => kind === 'sysctl'),
		...pods.flatMap(({joining}) => joining.filter(op => op.in !== node.name)),
		hostsFile(node.name, cluster),
		...pods.flatMap(({files}) => files),
	];
}
