/** Labs on Debian's own kernel, as in the Vagrant machine. Further ones, which CI leaves out: further-labs.test.ts. */
import test from 'ava';
import {labHolds} from './lab.js';
import {inLane} from './lane.js';

const declare = inLane(test);

// With the kernel's tunl0: what stands for it elsewhere, no plain user may load.
labHolds(declare, 'calico-ipip', 'plain');
labHolds(declare, 'canal', 'root');
