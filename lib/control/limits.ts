/** What a lab must not ask for: too many pods, too small packets, or what its mode can't carry. */

import type {KubernetesObject, SourceObject} from '../../topology/kubernetes/objects.js';
import {subjectOf} from '../../topology/kubernetes/objects.js';
import {bridgePortLimit} from '../../topology/machines.js';
import type {Cluster, Family, Node} from '../../topology/model.js';
import type {Locate, Place, Report} from '../../topology/problems.js';
import {podMtu} from '../plan/mtu.js';
import type {ChosenMode} from './choose-mode.js';
import {jobPodCount} from './job.js';

/** RFC 8200: every link carries 1280 bytes. RFC 791: every host takes 576. */
const leastMtu = {ipv4: 576, ipv6: 1280} as const;

/**
 * Reports replicas that could never have a port on the nodes' bridges, before a controller makes them. True if
 * there are not too many.
 */
export function checkReplicas(sources: readonly SourceObject[], nodes: number, report: Report): boolean {
	const limit = nodes * bridgePortLimit;
	const tooMany = sources.filter(({object}) => replicasOf(object) > limit);
	for (const {object, locate} of tooMany) {
		const at = locate(['spec', object.kind === 'Job' ? 'parallelism' : 'replicas']);
		report({
			code: 'too-many',
			message: `${subjectOf(object)} wants ${replicasOf(object)} pods, but ${nodes} nodes can have ${limit}`,
			hint: `a Linux bridge has ${bridgePortLimit} ports: ask for fewer pods, or add nodes`,
			...(at && {at}),
		});
	}
	return tooMany.length === 0;
}

function replicasOf(object: KubernetesObject): number {
	switch (object.kind) {
		case 'Deployment':
		case 'ReplicaSet':
		case 'StatefulSet':
			return object.spec.replicas ?? 1;
		case 'Job':
			return jobPodCount(object);
		default:
			return 0;
	}
}

/** Reports a node with more pods than ports; the node's own interface takes one where pods live on the segment. */
export function checkPorts(
	node: {readonly name: string; readonly place?: Place; readonly pods: number},
	{mode}: ChosenMode,
	report: Report,
): void {
	const limit = mode.addressing === 'segment' ? bridgePortLimit - 1 : bridgePortLimit;
	if (node.pods <= limit) return;
	report({
		code: 'too-many',
		message: `the node ${node.name} has ${node.pods} pods, but its bridge has ports for ${limit}`,
		hint: 'add nodes, or ask for fewer pods',
		...(node.place && {at: node.place}),
	});
}

export function checkMtus(cluster: Cluster, chosen: ChosenMode, report: Report): void {
	for (const node of cluster.nodes) {
		const short = cluster.families.find(family => mtuFor(family, {cluster, node, chosen}) < leastMtu[family]);
		if (short === undefined) continue;
		const left = mtuFor(short, {cluster, node, chosen});
		report({
			code: 'mtu-too-small',
			message: `the segment ${node.attachment.segment} has an MTU of ${node.attachment.mtu}: with ${chosen.mode.name} pods get ${left} bytes, and ${short} needs ${leastMtu[short]}`,
			hint: `an MTU of ${node.attachment.mtu + leastMtu[short] - left} is enough`,
			...(node.place && {at: node.place}),
		});
	}
}

/** The largest packet of the family that comes through, whichever way it takes. */
function mtuFor(
	family: Family,
	{cluster, node, chosen}: {cluster: Cluster; node: Node; chosen: ChosenMode},
): number {
	const {mode, options} = chosen;
	return Math.min(podMtu(mode, options, cluster, node), node.attachment.mtu - mode.overhead(options, family));
}

export function checkRefusals(
	cluster: Cluster,
	{mode, options}: ChosenMode,
	{locate, report}: {readonly locate: Locate; readonly report: Report},
): void {
	for (const {message, hint, node} of mode.refuses(cluster, options)) {
		const at = locate(['name']) ?? node?.place;
		report({code: 'mode-refuses', message: `${mode.name}: ${message}`, hint, ...(at && {at})});
	}
}
