/** What is known of each mode. A mode without a contract fails test/root/modes.test.ts. */
import {bridge} from './bridge.js';
import {calicoBgp} from './calico-bgp.js';
import {calicoIpip} from './calico-ipip.js';
import {calicoVxlan} from './calico-vxlan.js';
import {canal} from './canal.js';
import {flannelHostGw} from './flannel-host-gw.js';
import {flannelVxlan} from './flannel-vxlan.js';
import type {ModeContract} from './mode.js';

export const contracts: readonly ModeContract[] = [
	flannelVxlan,
	flannelHostGw,
	bridge,
	calicoBgp,
	calicoIpip,
	calicoVxlan,
	canal,
];
