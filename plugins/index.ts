import type {Mode} from '../lib/plan/mode.js';
import {bridge} from './bridge.js';
import {flannelHostGw} from './flannel-host-gw.js';
import {flannelVxlan} from './flannel-vxlan.js';

/** All modes, in the order in which `modes` lists them. */
export const modes: readonly Mode[] = [flannelVxlan, flannelHostGw, bridge];
