/**
 * Canal: flannel carries the packets between the nodes, Calico joins the pods to theirs and enforces policies.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 (10.244.1.5/32) → its default route names 169.254.1.1, the node's end of the cable answers for it (proxy ARP)
 *   → Felix asks the pod's egress policies (from-wl-dispatch) → node-1's route `10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink`
 *   → neighbour and forwarding entry of node-2's VTEP → UDP 8472, VNI 1, out of eth0 → node-2's flannel.1 unwraps it
 *   → node-2's route `10.244.2.7 dev cali… scope link` → Felix asks the other pod's ingress policies (to-wl-dispatch) → eth0.
 * Two hops of routing: the TTL arrives as 62. Between pods of one node it is one: 63, and both pods' policies are asked.
 *
 * Per node: flannel.1 and flannel's tables (who is masqueraded), the table `calico` (policies, no false sources), a route per pod; no
 * bridge, no blocks, no blackhole: a pod's address that nobody has goes to the default route. Per peer: what flannel has.
 * Pods' addresses are from the node's own share (host-local with usePodCidr), one by one: /32.
 *
 * Not as in the real product: neither flanneld nor Felix is there; what they make is. What flannel's header says holds here too.
 *
 * Facts: projectcalico/calico manifests/canal.yaml; read at 87c15906. What flannel does: plugins/flannel-vxlan.ts.
 */
import type {Mode} from '../lib/plan/mode.js';
import {cable, joinCalico} from './calico.js';
import {felix} from './calico-rules.js';
import {planFlanneld, podSeenBy} from './flannel.js';
import {planOverlay, type VxlanOptions, vxlanOptions, vxlanSizes, vxlanWire} from './flannel-vxlan.js';

export const canal: Mode<VxlanOptions> = {
	name: 'canal',
	summary: 'Canal: flannel’s VXLAN between the nodes, Calico’s routed pods and policies on them',
	addressing: 'node-cidr',
	nextHops: cable.nextHops,
	requires: [{link: 'veth'}, {link: 'vxlan'}, {nft: 'nat'}],
	options: vxlanOptions,
	...vxlanSizes,
	refuses: () => [],
	planPod: joinCalico,
	*planNode(context) {
		yield* planOverlay(context);
		yield* planFlanneld(context);
	},
	podSeenBy,
	enforcement: felix({isOthers: true}),
	daemon: {name: 'flanneld'},
	wire: vxlanWire,
};
