/** A lab on Debian's own kernel, as in the Vagrant machine. Further ones, which CI leaves out: further-labs.test.ts. */
import test from 'ava';
import {labHolds} from './lab.js';

// With the kernel's tunl0: what stands for it elsewhere, no plain user may load.
labHolds(test, 'calico-ipip', 'plain');
