/** What `apply LAB` would do to the kernel. */
import type {Cluster, Pod} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import {settled} from '../../control/calico.js';
import {keepClaims} from '../../control/ipam/claims.js';
import {diffPlans, type PlanChange} from '../../plan/diff.js';
import type {Mode} from '../../plan/mode.js';
import {planCluster} from '../../plan/planner.js';
import type {Input} from './read.js';

/** The pods are those that are there now: what becomes of them when objects change is the controllers' business. */
export function kernelDifference({desired: {cluster: before}, compiled}: Input): PlanChange {
	const {mode, options, cluster} = compiled;
	const pods = stayingPods(before, cluster, mode);
	const after = settled({...keepClaims(cluster, before), pods}, {mode, options});
	return diffPlans(planCluster(before, mode, before.mode.options), planCluster(after, mode, options));
}

/** Pods go with their node, or with the range that it had. */
function stayingPods(before: Cluster, after: Cluster, {addressing}: Mode): readonly Pod[] {
	const was = new Map(before.nodes.map(node => [node.name, node]));
	const is = new Map(after.nodes.map(node => [node.name, node]));
	return before.pods.flatMap((pod): Pod[] => {
		const node = is.get(pod.node);
		if (!node || !sameValue(node.podCidrs, was.get(pod.node)?.podCidrs)) return [];
		return [addressing === 'segment' ? {...pod, gateways: node.gateways} : pod];
	});
}
