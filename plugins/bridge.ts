/**
 * Bridged bare metal: pods stand on the node's own segment, as machines beside the machines.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 → br0, a switch whose uplink port is the node's network card → the segment's switch → node-2's br0 → eth0.
 * No hop of routing (TTL 64), no encapsulation, no NAT: one Ethernet, where ARP (or neighbour discovery) finds the
 * pod. To another segment it goes through the segment's router, for that is the pod's gateway too.
 *
 * Per node: br0, which takes over the node's address, default route and MAC; eth0 becomes its port.
 * Per peer: nothing. Switches learn where a MAC is.
 * Per pod: a veth on br0, an address out of the node's range of the segment's subnet (isGateway and ipMasq false).
 *
 * Spanning tree is off: with it a new port is silent for 30 seconds. Hairpin is off: a switch doesn't send back.
 *
 * Not as in a real data centre: addresses are written down in the plan, where host-local ranges, whereabouts or
 * a DHCP server would give them; no switch limits how many MACs a port may have.
 *
 * Facts: containernetworking/plugins, plugins/main/bridge and plugins/ipam/host-local.
 */
import {type Static, Type} from '@sinclair/typebox';
import {addressed, defaultRoutes} from '../lib/plan/machines.js';
import type {Mode} from '../lib/plan/mode.js';
import {bridged} from '../lib/plan/wiring.js';

const options = Type.Object({}, {additionalProperties: false});

type Options = Static<typeof options>;

const name = 'br0';

export const bridge: Mode<Options> = {
	name: 'bridge',
	summary: 'bare metal: pods stand on the node’s own L2 segment, with addresses of the LAN',
	addressing: 'segment',
	requires: [{link: 'veth'}, {link: 'bridge'}],
	options,
	overhead: () => 0,
	refuses: () => [],
	*planUplink({node, cluster: {families}}) {
		const {mac, mtu, addresses, segment, interface: card} = node.attachment;
		const place = node.name;
		const sameMac = 'the node’s switch; it keeps the card’s MAC, by which the segment knows the node';
		yield {kind: 'bridge', in: place, name, mtu, mac, why: sameMac};
		yield {
			kind: 'link',
			in: place,
			name: card,
			master: name,
			why: `the switch’s uplink to segment ${segment}`,
		};
		const why = 'the node’s own address moves from the card to the switch';
		yield* addressed(place, {dev: name, addresses, families, why});
		yield* defaultRoutes(node, families, name);
	},
	planPod: (pod, context) => bridged(pod, context, {bridge: name, hairpin: false}),
	planNode: () => [],
	wire: () => ({encapsulation: 'none', why: 'bridge: the pod’s own frame is switched, nothing is added'}),
};
