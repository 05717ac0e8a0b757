/** Cluster + mode → Plan: every piece of kernel state of a lab, in the order in which it is made. Pure. */
import type {Client, Cluster, Node} from '../../topology/model.js';
import {checkPlan} from './check.js';
import {bridgeNetfilter, forwarding, hostsFile, kernelSettings, loopbackUp, standing} from './machines.js';
import type {Mode, ModeContext} from './mode.js';
import {podMtu} from './mtu.js';
import type {Machine, Op, Plan} from './ops.js';
import {podFiles} from './pods.js';
import {planRouter, planUnderlay} from './underlay.js';

/** Throws a PlanError if the result contradicts itself: a defect of the mode's or ours, not of the user's input. */
export function planCluster<Options>(cluster: Cluster, mode: Mode<Options>, options: Options): Plan {
	const routers = cluster.underlay.routers.map(
		(router): Machine => ({
			name: router.name,
			kind: 'router',
			ops: [...planRouter(router, cluster), hostsFile(router.name, cluster)],
		}),
	);
	const clients = cluster.underlay.clients.map(
		(client): Machine => ({name: client.name, kind: 'client', ops: [...planClient(client, cluster)]}),
	);
	const nodes = cluster.nodes.map(
		(node): Machine => ({
			name: node.name,
			kind: 'node',
			ops: [...planNode(mode, contextOf(cluster, mode, {node, options}))],
		}),
	);
	const plan = {underlay: [...planUnderlay(cluster)], machines: [...routers, ...clients, ...nodes]};
	checkPlan(plan);
	return plan;
}

/** What a mode sees of the cluster, from one node. */
export function contextOf<Options>(
	cluster: Cluster,
	mode: Mode<Options>,
	{node, options}: {readonly node: Node; readonly options: Options},
): ModeContext<Options> {
	return {
		cluster,
		node,
		options,
		peers: cluster.nodes.filter(({name}) => name !== node.name),
		pods: cluster.pods.filter(pod => pod.node === node.name && !pod.hostNetwork),
		mtu: podMtu(mode, options, cluster, node),
	};
}

function* planClient(client: Client, cluster: Cluster): Iterable<Op> {
	yield* kernelSettings(client.name, cluster, [client.attachment.interface]);
	yield loopbackUp(client.name);
	yield* standing(client, cluster.families);
	yield hostsFile(client.name, cluster);
}

function* planNode<Options>(mode: Mode<Options>, context: ModeContext<Options>): Iterable<Op> {
	const {cluster, node, pods} = context;
	yield* kernelSettings(node.name, cluster, [node.attachment.interface]);
	yield* forwarding(node.name, cluster, 'a node forwards between its pods and the others');
	yield* bridgeNetfilter(node.name, cluster, '1');
	yield loopbackUp(node.name);
	yield* mode.planUplink?.(context) ?? standing(node, cluster.families);
	yield* mode.planNode(context);
	yield* planPods(mode, context);
	yield hostsFile(node.name, cluster);
	for (const pod of pods) yield* podFiles(pod, cluster);
}

/** First what the node has for each pod, then each pod from the inside: so the renderer needs one process for the former. */
function* planPods<Options>(mode: Mode<Options>, context: ModeContext<Options>): Iterable<Op> {
	const ops = context.pods.flatMap(pod => [...mode.planPod(pod, context)]);
	yield* ops.filter(op => op.in === context.node.name);
	yield* ops.filter(op => op.in !== context.node.name);
}
