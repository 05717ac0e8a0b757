/** topologySpreadConstraints that must hold (DoNotSchedule). */
import type {TopologySpreadConstraint} from 'kubernetes-types/core/v1.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {selects} from '../../topology/kubernetes/selectors.js';
import type {NodeFacts} from './controllers.js';
import {fitsNode} from './node-affinity.js';
import {namespaceOf} from './owned.js';
import type {NodeFilter, World} from './scheduler.js';

const mismatch = "node(s) didn't match pod topology spread constraints";

export function spreadFilter(pod: PodObject, world: World): NodeFilter {
	const constraints = (pod.spec.topologySpreadConstraints ?? []).filter(
		({whenUnsatisfiable}) => whenUnsatisfiable === 'DoNotSchedule',
	);
	if (constraints.length === 0) return () => undefined;
	const eligible = world.nodes.filter(
		node =>
			fitsNode(pod.spec, node) &&
			constraints.every(({topologyKey}) => node.labels[topologyKey] !== undefined),
	);
	const limits = constraints.map(constraint => limitOf(constraint, pod, {...world, nodes: eligible}));
	return node => {
		if (limits.some(({topologyKey}) => node.labels[topologyKey] === undefined)) {
			return `${mismatch} (missing required label)`;
		}
		return limits.every(limit => limit.allows(node)) ? undefined : mismatch;
	};
}

type Limit = {readonly topologyKey: string; readonly allows: (node: NodeFacts) => boolean};

/** How many pods that the constraint counts are in each domain; the emptiest one sets the measure. */
function limitOf(
	{topologyKey, maxSkew, labelSelector}: TopologySpreadConstraint,
	pod: PodObject,
	world: World,
): Limit {
	const counts = new Map(world.nodes.map(node => [node.labels[topologyKey], 0]));
	const counted = (other: PodObject) =>
		namespaceOf(other) === namespaceOf(pod) && selects(labelSelector, other.metadata.labels ?? {});
	for (const {pod: other, node} of world.placed) {
		const domain = node.labels[topologyKey];
		const count = counts.get(domain);
		if (count !== undefined && counted(other)) counts.set(domain, count + 1);
	}
	const least = Math.min(...counts.values());
	const self = counted(pod) ? 1 : 0;
	return {
		topologyKey,
		allows: node => (counts.get(node.labels[topologyKey]) ?? 0) + self - least <= maxSkew,
	};
}
