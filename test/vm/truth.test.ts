import test from 'ava';
import {truthTests} from '../root/truth.js';
import {inLane} from './lane.js';

// Debian's kernel; the comparison on another kernel is in test/root.
truthTests(inLane(test), user => [
	...['ipip', 'gre', 'sit', 'geneve', 'wireguard', 'dummy', 'vrf', 'vlan', 'ipvlan'].map(
		kind => `link/${kind}`,
	),
	'qdisc/netem',
	...['sctp', 'esp', 'openvswitch', ...(user === 'root' ? ['ipvs'] : [])].map(name => `kernel/${name}`),
]);
