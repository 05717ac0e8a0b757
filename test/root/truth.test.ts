import test from 'ava';
import {truthTests} from './truth.js';

// What no lab comes up without.
truthTests(test.serial, () => ['link/veth', 'link/bridge', 'nft/nat']);
