/**
 * Calico without any tunnel: every node speaks BGP, and the network carries the pods' packets as they are.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 (10.244.1.5/32) → its default route names 169.254.1.1, the node's end of the cable answers for it (proxy ARP)
 *   → node-1's route `10.244.2.0/26 via 192.168.50.12 dev eth0 proto bird`, which BIRD has from node-2's BIRD
 *   → the segment, as it is → node-2's route `10.244.2.7 dev cali… scope link` → eth0.
 * Two hops of routing (TTL 62), no encapsulation: the pods have the link's whole MTU. Between pods of one node it is one: 63.
 *
 * Per node: BIRD with its configuration, a blackhole per block, the table `calico`; no device of Calico's own.
 * Per peer: a session, over which each tells its blocks; or one to a route reflector or to the rack's router, and none to the peers.
 *
 * A router between nodes must know the pods too: it speaks BGP (an asNumber in the shape file, and BGPPeers), or it gets packets
 * for addresses that it has never heard of.
 *
 * Not as in the real product: the configuration is for BIRD 2 (theirs is a fork of BIRD 1.6), and there is no confd that writes
 * it anew. Felix is not there; its rules are.
 *
 * Facts: projectcalico/calico node/filesystem/etc/calico/confd/templates; read at 87c15906. What BIRD does: lib/plan/bgp.
 */
import {type Static, Type} from '@sinclair/typebox';
import {bgpOps} from '../lib/plan/bgp/ops.js';
import {bgpOptionFields} from '../lib/plan/bgp/options.js';
import type {Mode} from '../lib/plan/mode.js';
import {joinCalico, podSeenBy} from './calico.js';
import {poolOptions} from './calico-options.js';
import {felix} from './calico-rules.js';
import {unawareRouters} from './calico-underlay.js';

const options = Type.Object({...poolOptions, ...bgpOptionFields}, {additionalProperties: false});

type Options = Static<typeof options>;

export const calicoBgp: Mode<Options> = {
	name: 'calico-bgp',
	summary: 'Calico: blocks of pools, a route per pod, BGP between the nodes (BIRD), no encapsulation',
	addressing: 'blocks',
	pools: {default: () => ({ipipMode: 'Never', vxlanMode: 'Never'}), tunnels: [], isBgp: true},
	requires: [{link: 'veth'}, {nft: 'nat'}, {program: 'bird'}],
	options,
	overhead: () => 0,
	refuses: unawareRouters,
	planPod: joinCalico,
	*planNode(context) {
		yield* bgpOps(context.node, context.cluster, context.options);
	},
	planRouter: bgpOps,
	podSeenBy,
	enforcement: felix(),
	daemon: {name: 'bird'},
	wire: () => ({encapsulation: 'none', why: 'no tunnel: the network itself knows where the pods are'}),
};
