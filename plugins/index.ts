import type {Mode} from '../lib/plan/mode.js';
import {bridge} from './bridge.js';
import {calicoBgp} from './calico-bgp.js';
import {calicoIpip} from './calico-ipip.js';
import {calicoVxlan} from './calico-vxlan.js';
import {canal} from './canal.js';
import {flannelHostGw} from './flannel-host-gw.js';
import {flannelVxlan} from './flannel-vxlan.js';

/** All modes, in the order in which `modes` lists them. */
export const modes: readonly Mode[] = [
	flannelVxlan,
	flannelHostGw,
	bridge,
	calicoBgp,
	calicoIpip,
	calicoVxlan,
	canal,
];
