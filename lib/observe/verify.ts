/** All proofs of a lab, one after the other: the kernel's state, who reaches whom, the wire, sizes, the lab's own checks. */

import type {Cluster, Family, Node, Pod} from '../../topology/model.js';
import type {Expectation} from '../plan/expectation.js';
import type {Mode} from '../plan/mode.js';
import {pathMtu} from '../plan/mtu.js';
import type {Plan} from '../plan/ops.js';
import {bareAddresses, placeOfPod} from '../plan/places.js';
import {contextOf} from '../plan/planner.js';
import type {Runtime} from '../run/runtime.js';
import {checkSize} from './check-size.js';
import {checkWire} from './check-wire.js';
import {runChecks} from './checks.js';
import {verifyKernel} from './kernel.js';
import {type Mesh, type MeshEnd, meshProbe} from './mesh.js';
import type {Finding, Report, Tally} from './report.js';
import {openResponders} from './responders.js';
import {type WirePair, wireEnds} from './wire-ends.js';

export type RunningLab = {
	readonly cluster: Cluster;
	readonly mode: Mode;
	readonly plan: Plan;
	readonly runtime: Runtime;
	readonly checks: readonly Expectation[];
};

type Proof = {readonly findings: readonly Finding[]; readonly tally: Tally};

/** Proves a lab. Never throws for what is wrong in the lab: that is a Finding. */
export async function verifyLab(lab: RunningLab): Promise<Report> {
	const start = performance.now();
	const kernel = await verifyKernel(lab.plan, lab.runtime);
	const reach = await proveReach(lab);
	const wire = await proveWire(lab);
	const checks = await runChecks(lab.checks, lab.runtime);
	const proofs = {kernel, ...reach, ...wire, checks};
	const findings = Object.values(proofs).flatMap(proof => proof.findings);
	return {
		lab: lab.cluster.name,
		mode: lab.cluster.mode.name,
		ok: findings.length === 0,
		findings,
		proofs: talliesOf(proofs),
		notices: lab.cluster.notices,
		ms: Math.round(performance.now() - start),
	};
}

function talliesOf<Name extends string>(proofs: Record<Name, Proof>): Record<Name, Tally> {
	const entries = Object.entries<Proof>(proofs).map(([name, {tally}]) => [name, tally]);
	return Object.fromEntries(entries) as Record<Name, Tally>;
}

async function proveReach(lab: RunningLab) {
	const {cluster, mode, runtime} = lab;
	const pods = cluster.pods.filter(({hostNetwork}) => !hostNetwork).map(podEnd);
	const nodes = cluster.nodes.map(nodeEnd);
	const netnsOf = (place: string) => runtime.netns(place);
	const responders = await openResponders(
		[...pods, ...nodes].map(({place}) => place),
		netnsOf,
	);
	try {
		const mesh = (ends: Pick<Mesh, 'from' | 'to' | 'why' | 'seenAs'>) =>
			meshProbe({...ends, responders, netnsOf});
		return {
			podToPod: await mesh({
				from: pods,
				to: pods,
				why: 'Kubernetes: every pod reaches every pod without NAT',
			}),
			nodeToPod: await mesh({
				from: nodes,
				to: pods,
				why: 'Kubernetes: every node reaches every pod without NAT',
			}),
			podToNode: await mesh({
				from: pods,
				to: nodes,
				why: whyPodToNode(mode),
				seenAs: (from, to, family) => podSeenAs(lab, {from, to, family}),
			}),
		};
	} finally {
		await responders.close();
	}
}

function whyPodToNode(mode: Mode): string {
	return mode.podSeenBy
		? 'every pod reaches every node; another node sees it as the mode masquerades it'
		: 'Kubernetes: every pod reaches every node without NAT';
}

/** What a node of another pod sees; a pod's own node sees the pod itself. */
function podSeenAs(
	{cluster, mode}: RunningLab,
	{from, to, family}: {from: MeshEnd; to: MeshEnd; family: Family},
): string | undefined {
	if (from.node === to.node) return undefined;
	const context = contextOf(cluster, mode, {
		node: nodeNamed(cluster, from.node),
		options: cluster.mode.options,
	});
	return mode.podSeenBy?.(nodeNamed(cluster, to.node), context, family);
}

async function proveWire({cluster, mode, runtime}: RunningLab) {
	const netnsOf = (place: string) => runtime.netns(place);
	const {options} = cluster.mode;
	const sides = ({from, to}: WirePair) => ({
		context: contextOf(cluster, mode, {node: nodeNamed(cluster, from.node), options}),
		peer: nodeNamed(cluster, to.node),
	});
	const expected = (pair: WirePair) => {
		const {context, peer} = sides(pair);
		return mode.wire(peer, context, pair.family);
	};
	const mtu = (pair: WirePair) => {
		const {context, peer} = sides(pair);
		return pathMtu(mode, context, {peer, family: pair.family});
	};
	const check = {ends: wireEnds(cluster), netnsOf, expected};
	return {wire: await checkWire(check), size: await checkSize({...check, mtu})};
}

function nodeNamed({nodes}: Cluster, name: string): Node {
	const node = nodes.find(each => each.name === name);
	if (!node) throw new Error(`no node ${name}`);
	return node;
}

function podEnd(pod: Pod): MeshEnd {
	return {place: placeOfPod(pod), node: pod.node, addresses: bareAddresses(pod.addresses)};
}

function nodeEnd({name, attachment}: Node): MeshEnd {
	return {place: name, node: name, addresses: bareAddresses(attachment.addresses)};
}
