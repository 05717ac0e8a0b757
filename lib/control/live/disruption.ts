/**
 * When many nodes are not ready at once, it is more likely that the control plane can't see them than that they are down:
 * then pods are left where they are (kubernetes, pkg/controller/nodelifecycle, handleDisruption).
 */
import type {LiveNode} from './live-objects.js';
import {isNodeReady} from './node-health.js';

/** `held`: no node more is tainted; those that are stay so. `called off`: taints that would evict are taken back. */
export type Eviction = 'goes on' | 'held' | 'called off';

/** kube-controller-manager's --unhealthy-zone-threshold. */
const unhealthyShare = 0.55;
/** Fewer are never too many. */
const fewNodes = 2;
/** Its --large-cluster-size-threshold: in larger zones eviction is slower, but goes on. */
const largeZone = 50;

export function evictionOf(node: LiveNode, nodes: readonly LiveNode[]): Eviction {
	const counted = nodes.filter(({metadata}) => metadata.labels?.[excluded] === undefined);
	if (!counted.some(isNodeReady)) return 'called off';
	const zone = counted.filter(other => zoneOf(other) === zoneOf(node));
	const unready = zone.filter(other => !isNodeReady(other)).length;
	// A zone without any node that is ready has failed as a whole: there is room in the others.
	if (unready === zone.length || unready <= fewNodes || zone.length > largeZone) return 'goes on';
	return unready / zone.length >= unhealthyShare ? 'held' : 'goes on';
}

const excluded = 'node.kubernetes.io/exclude-disruption';

function zoneOf({metadata: {labels = {}}}: LiveNode): string {
	return [labels['topology.kubernetes.io/region'], labels['topology.kubernetes.io/zone']].join('\0');
}
