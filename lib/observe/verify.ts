/** All proofs of a lab, one after the other: the kernel's state, who reaches whom, the wire, sizes, the lab's own checks. */

import type {Cluster, Node, Pod} from '../../topology/model.js';
import type {Expectation} from '../plan/expectation.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {bareAddresses, placeOfPod} from '../plan/places.js';
import type {Runtime} from '../run/runtime.js';
import {runChecks} from './checks.js';
import {verifyKernel} from './kernel.js';
import {type MeshEnd, meshProbe} from './mesh.js';
import type {Finding, Report, Tally} from './report.js';
import {openResponders, type Responders} from './responders.js';
import {checkSize} from './size.js';
import {checkWire} from './wire.js';

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
	const packets = await provePackets(lab);
	const checks = await runChecks(lab.checks, lab.runtime);
	const proofs = {kernel, ...packets, checks};
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

async function provePackets(lab: RunningLab) {
	const {cluster, runtime} = lab;
	const pods = cluster.pods.filter(({hostNetwork}) => !hostNetwork).map(podEnd);
	const nodes = cluster.nodes.map(nodeEnd);
	const netnsOf = (place: string) => runtime.netns(place);
	const responders = await openResponders(
		[...pods, ...nodes].map(({place}) => place),
		netnsOf,
	);
	try {
		const mesh = (from: readonly MeshEnd[], to: readonly MeshEnd[], why: string) =>
			meshProbe({from, to, responders, netnsOf, why});
		return {
			podToPod: await mesh(pods, pods, 'Kubernetes: every pod reaches every pod without NAT'),
			nodeToPod: await mesh(nodes, pods, 'Kubernetes: every node reaches every pod without NAT'),
			podToNode: await mesh(pods, nodes, 'Kubernetes: every pod reaches every node without NAT'),
			...(await proveWire(lab, responders)),
		};
	} finally {
		await responders.close();
	}
}

async function proveWire(lab: RunningLab, responders: Responders) {
	return {wire: await checkWire(lab, responders), size: await checkSize(lab, responders)};
}

function podEnd(pod: Pod): MeshEnd {
	return {place: placeOfPod(pod), node: pod.node, addresses: bareAddresses(pod.addresses)};
}

function nodeEnd({name, attachment}: Node): MeshEnd {
	return {place: name, node: name, addresses: bareAddresses(attachment.addresses)};
}
