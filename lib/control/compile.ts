/** A loaded lab → the frozen Cluster: mode, controllers, scheduler, addresses. Pure. */

import {formatCidr, parseCidr} from '../../topology/addresses.js';
import {calicoObjectsOf} from '../../topology/calico/read.js';
import type {CalicoObjects} from '../../topology/calico/types.js';
import {compareObjects, type KubernetesObject, type SourceObject} from '../../topology/kubernetes/objects.js';
import {readObjects} from '../../topology/kubernetes/read.js';
import type {LoadedLab} from '../../topology/lab.js';
import {type Cluster, families, type Node, type Notice, type PerFamily} from '../../topology/model.js';
import {checkPodNetwork} from '../../topology/pod-network.js';
import type {Report} from '../../topology/problems.js';
import type {Scenario} from '../../topology/scenario.js';
import type {Check} from '../../topology/schema.js';
import type {Task} from '../../topology/task.js';
import type {Timers} from '../../topology/timers.js';
import type {Expectation} from '../plan/expectation.js';
import type {Mode} from '../plan/mode.js';
import {once} from '../plan/remember.js';
import {type Network, type Share, shareOut} from './allocate.js';
import {calicoLabels} from './calico.js';
import {checkCalicoNodes} from './calico-nodes.js';
import {annotatedNode, withCalicoObjects} from './calico-objects.js';
import {checkScenario} from './check-scenario.js';
import {type ChosenMode, chooseMode} from './choose-mode.js';
import {compileCalico} from './compile-calico.js';
import {resolveChecks} from './expectations.js';
import {deepFreeze} from './freeze.js';
import {defaultNetworks} from './ipam/default-pools.js';
import {keptShares} from './kept-shares.js';
import {checkMtus, checkRefusals} from './limits.js';
import {checkLive} from './live/lab-refusals.js';
import {nodeObject} from './node-object.js';
import {noticesOf, pendingNotice, skippedNotices} from './notices.js';
import {uidFor} from './owned.js';
import {perFamily} from './per-family.js';
import {type Placed, placePods} from './place-pods.js';
import {creatingPod, pendingPod, runningPod} from './pod-status.js';
import {isEnforced, policyModelOf} from './policy.js';
import type {Known} from './references.js';
import {checkPeers} from './refused-peers.js';
import {namespaceFacts, runWorkloads, type Workloads} from './workloads.js';

export type Compiled = {
	/** Frozen, and everything in it. */
	readonly cluster: Cluster;
	readonly mode: Mode;
	readonly options: Readonly<Record<string, unknown>>;
	/** What the user wrote, what controllers made of it, and the nodes; sorted by kind, namespace and name. */
	readonly objects: readonly KubernetesObject[];
	/** What the user wrote; sorted likewise. */
	readonly written: readonly SourceObject[];
	/** The lab's checks with their references resolved. */
	readonly checks: readonly Expectation[];
	/** The same as the lab file says them: pods come and go, and then they mean others. */
	readonly labChecks: readonly Check[];
	readonly timers: Timers;
	readonly scenario?: Scenario;
	readonly task?: Task;
	/** How many objects of each kind were not read. */
	readonly skipped: ReadonlyMap<string, number>;
};

/** Undefined if anything is wrong: all of it is reported. */
export function compile(lab: LoadedLab, modes: readonly Mode[], report: Report): Compiled | undefined {
	let sound = true;
	const tell: Report = problem => {
		sound = false;
		report(problem);
	};
	const chosen = chooseMode(lab.mode, modes, tell);
	const {objects: written, skipped, ignored} = readObjects(lab.manifests, tell);
	const calico = calicoObjectsOf(chosen?.mode.addressing === 'blocks' ? written : [], tell);
	checkCalicoNodes(calico, lab.shape.nodes, tell);
	const facts = lab.shape.nodes.map(node => ({
		...node,
		labels: {'kubernetes.io/os': 'linux', ...node.labels, ...calicoLabels(node.name, calico)},
	}));
	const workloads = runWorkloads(written, facts, tell);
	if (!chosen || !workloads) return undefined;
	const placed = assemble({lab, nodes: facts, chosen, modes, workloads, calico, skipped, ignored}, tell);
	const {cluster} = placed;
	// A plan alone needs none of them.
	const objectsOnce = once(() => objectsOf(placed, workloads));
	const known: Known = {
		cluster,
		get objects() {
			return objectsOnce();
		},
	};
	checkMtus(cluster, chosen, tell);
	checkRefusals(cluster, chosen, {locate: lab.mode.locate, report: tell});
	checkLive(lab, {cluster, addressing: chosen.mode.addressing}, tell);
	const checks = resolveChecks(lab.checks, {known, locate: lab.locate, report: tell});
	const {checks: labChecks, timers, scenario, task} = lab;
	if (scenario) checkScenario(scenario, {known, locate: lab.locate, report: tell});
	checkTask(lab, known, tell);
	if (!sound) return undefined;
	const asked = {...(scenario && {scenario}), ...(task && {task})};
	const said = {written: workloads.written, labChecks, timers, ...asked};
	return {
		...chosen,
		cluster: deepFreeze(cluster),
		get objects() {
			return objectsOnce();
		},
		checks,
		skipped,
		...said,
	};
}

/** What is wrong with it when it is known which pods there are; its solution is read as manifests are. */
function checkTask({task, solution, locate}: LoadedLab, known: Known, report: Report): void {
	resolveChecks(task?.checks ?? [], {known, locate, report}, ['task', 'checks']);
	readObjects(solution ?? [], report);
}

type Parts = {
	readonly lab: LoadedLab;
	readonly nodes: readonly Omit<Node, 'podCidrs'>[];
	readonly chosen: ChosenMode;
	readonly modes: readonly Mode[];
	readonly workloads: Workloads;
	readonly calico: CalicoObjects;
	readonly skipped: ReadonlyMap<string, number>;
	readonly ignored: readonly Notice[];
};

function assemble(parts: Parts, report: Report): Placed {
	const {lab, chosen, workloads, calico, ignored} = parts;
	const {addressing} = chosen.mode;
	const podCidrs = podNetworks(parts, report);
	const {nodes, shares} = nodesOf(parts, podCidrs, report);
	const bare: Cluster = {
		name: lab.name,
		mode: {name: chosen.mode.name, options: chosen.options},
		families: families.filter(family => lab.pods[family] !== undefined),
		podCidrs: perFamily(family => podCidrs[family] && formatCidr(podCidrs[family].cidr)),
		underlay: lab.shape.underlay,
		nodes,
		pods: [],
		notices: [],
	};
	const cluster = compileCalico(bare, {...parts, objects: calico, written: workloads.written}, report);
	const {schedule, pods: sources, others} = workloads;
	const running = (addressing === 'blocks' && lab.running?.pods) || [];
	const ground = {chosen, shares, namespaces: namespaceFacts(others)};
	const placed = placePods({placed: schedule.placed, cluster, ground, sources, running}, report);
	const policy = isEnforced(chosen.mode, lab, report) ? policyModelOf(others, chosen.mode) : undefined;
	if (policy) checkPeers(workloads.written, chosen.mode, report);
	const notices = [...cluster.notices, ...allNotices(parts, placed, policy !== undefined), ...ignored];
	return {...placed, cluster: {...placed.cluster, notices, ...(policy && {policy})}};
}

function nodesOf(
	{lab, nodes: bare, chosen}: Parts,
	podCidrs: Network['podCidrs'],
	report: Report,
): {readonly nodes: readonly Node[]; readonly shares: ReadonlyMap<string, PerFamily<Share>>} {
	const {addressing} = chosen.mode;
	const {underlay} = lab.shape;
	const {kept, leaving} = keptShares(lab, addressing);
	const addressed = bare.map(node => ({...node, kept: kept.get(node.name)}));
	const used = families.filter(family => lab.pods[family] !== undefined);
	const shares = shareOut(
		{addressing, families: used, podCidrs, underlay, nodes: addressed, leaving},
		report,
	);
	return {nodes: bare.map(node => ({...node, podCidrs: cidrsOf(shares.get(node.name))})), shares};
}

/** Nothing for a mode whose pods live on the segments; with IP pools, only what default pools are made of. */
function podNetworks({lab, chosen, calico}: Parts, report: Report): Network['podCidrs'] {
	const {pods, shape, locate, running} = lab;
	const {addressing} = chosen.mode;
	if (addressing === 'segment') return {};
	const isNodes = addressing === 'node-cidr';
	const networks = isNodes ? pods : defaultNetworks(calico.pools, {pods, running: running?.podCidrs});
	if (isNodes) checkPodNetwork(networks, shape.underlay, {locate, report});
	return perFamily(family => {
		const cidr = parseCidr(networks[family] ?? '');
		const place = locate(['pods', family]);
		return cidr && {cidr, ...(place && {place})};
	});
}

function cidrsOf(shares: PerFamily<Share> = {}): PerFamily<string> {
	return perFamily(family => shares[family] && formatCidr(shares[family].cidr));
}

function allNotices(
	{workloads, chosen: {mode}, skipped}: Parts,
	{refused}: Placed,
	isPolicyEnforced: boolean,
): Notice[] {
	const {written, pods, schedule} = workloads;
	const pending = [...schedule.pending, ...refused].flatMap(({pod, reason}) => {
		const source = pods.get(pod);
		return source ? [pendingNotice(source, reason)] : [];
	});
	const namespaces = workloads.others.flatMap(({object}) =>
		object.kind === 'Namespace' ? [object.metadata.name] : [],
	);
	return [
		...noticesOf(written, {mode, isPolicyEnforced, namespaces}),
		...pending,
		...skippedNotices(skipped),
	];
}

/** Pods with their node, addresses and phase; every object with a UID. */
function objectsOf({cluster, refused}: Placed, {others, schedule}: Workloads): KubernetesObject[] {
	const {nodes, pods} = cluster;
	const models = new Map(pods.map(pod => [`${pod.namespace}/${pod.name}`, pod]));
	const byName = new Map(nodes.map(node => [node.name, node]));
	const running = schedule.placed.flatMap(({pod}) => {
		const model = models.get(`${pod.metadata.namespace}/${pod.metadata.name}`);
		const node = byName.get(model?.node ?? '');
		return model && node ? [runningPod(pod, model, node)] : [];
	});
	const pending = schedule.pending.map(({pod, reason}) => pendingPod(pod, reason));
	const creating = refused.map(({pod, node}) => creatingPod(pod, node));
	const written = others.map(({object}) => object);
	const own = withCalicoObjects(written, cluster);
	const known = nodes.map(node => annotatedNode(nodeObject(node), written));
	return [...own, ...running, ...creating, ...pending, ...known].map(withUid).sort(compareObjects);
}

function withUid<T extends KubernetesObject>(object: T): T {
	return {...object, metadata: {...object.metadata, uid: uidFor(object)}};
}
