import type {Node} from '../../topology/model.js';
import type {Mode, ModeContext, PodEnd, Surroundings} from './mode.js';

/** The MTU of the pods' interfaces on a node, bytes. */
export function podMtu<Options>(
	mode: Mode<Options>,
	options: Options,
	cluster: Surroundings,
	node: Node,
): number {
	const link = node.attachment.mtu;
	if (mode.podMtu) return mode.podMtu(link, options);
	return link - Math.max(0, ...cluster.families.map(family => mode.overhead(options, family)));
}

/** The largest packet, bytes, that a pod of the node gets to a pod of the peer unfragmented. */
export function pathMtu<Options>(
	mode: Mode<Options>,
	context: ModeContext<Options>,
	to: PodEnd & {readonly peer: Node},
): number {
	const {cluster, node, options} = context;
	const wire = mode.wire(to.peer, context, to);
	const overhead = wire.encapsulation === 'none' ? 0 : mode.overhead(options, to.family);
	const links = [node, to.peer].map(({attachment}) => attachment.mtu);
	const pods = [node, to.peer].map(each => podMtu(mode, options, cluster, each));
	return Math.min(...pods, Math.min(...links) - overhead);
}
