/** How a pod is joined to its node; shared by the modes. */
import {shortHash} from '../../topology/addresses.js';
import type {Family, Pod} from '../../topology/model.js';
import type {NodeContext} from './mode.js';
import type {Op} from './ops.js';

export type Bridged = {
	readonly bridge: string;
	/** A pod that reaches itself through a Service comes back through its own port. */
	readonly hairpin: boolean;
	/** Destinations beside the default route that the pod sends to its gateway. */
	readonly networks?: (family: Family) => readonly string[];
};

/**
 * As the CNI plugin `bridge` does it: a veth pair, one end a port of the bridge, the other end the pod's eth0
 * (containernetworking/plugins, plugins/main/bridge).
 */
export function* bridged(pod: Pod, context: NodeContext, how: Bridged): Iterable<Op> {
	const {name: node} = context.node;
	const inside = `${node}/${pod.netns}`;
	const subject = `pod ${pod.namespace}/${pod.name}`;
	const why = `${subject}: a network of its own, and a cable from it to ${how.bridge}`;
	yield {kind: 'netns', in: node, name: pod.netns, why};
	yield {
		kind: 'veth',
		in: node,
		name: hostEnd(pod),
		mtu: context.mtu,
		master: how.bridge,
		...(how.hairpin ? {hairpin: true} : {}),
		peer: {in: inside, name: 'eth0', mac: pod.mac},
		why,
	};
	yield {kind: 'link', in: inside, name: 'lo', why: `${subject}: containers of a pod meet on localhost`};
	yield* podInterface(pod, context, how);
}

/** `veth` and eight hexadecimal digits, as the CNI plugins name it; theirs are random. */
export function hostEnd({namespace, name}: Pod): string {
	return `veth${shortHash(`${namespace}/${name}`, 8)}`;
}

function* podInterface(pod: Pod, {cluster, node}: NodeContext, how: Bridged): Iterable<Op> {
	const inside = `${node.name}/${pod.netns}`;
	const subject = `pod ${pod.namespace}/${pod.name}`;
	const end = `${subject}: its end of the cable`;
	// A lab without IPv6 keeps its thousand pods from soliciting routers and reporting multicast groups.
	if (cluster.families.includes('ipv6')) yield {kind: 'link', in: inside, name: 'eth0', why: end};
	else yield {kind: 'link', in: inside, name: 'eth0', linkLocal: false, why: end};
	for (const family of cluster.families) {
		const [address, via] = [pod.addresses[family], pod.gateways[family]];
		if (address === undefined) continue;
		yield {kind: 'address', in: inside, dev: 'eth0', address, why: `${subject}: its address`};
		if (via === undefined) continue;
		const through = (to: string, why: string): Op => ({
			kind: 'route',
			in: inside,
			to,
			family,
			via,
			dev: 'eth0',
			why,
		});
		for (const to of how.networks?.(family) ?? []) {
			yield through(to, `${subject}: pods of other nodes are reached through its gateway`);
		}
		yield through('default', `${subject}: everything else goes to its gateway too`);
	}
}
