import {availableParallelism} from 'node:os';
import test from 'ava';
import {truthTests} from '../root/truth.js';
import {inLane} from './lane.js';

test('the machine has two processors, as the Vagrant box', t => {
	t.is(availableParallelism(), 2);
});

// Debian's kernel; the comparison on another kernel is in test/root.
truthTests(inLane(test), user => [
	...['ipip', 'gre', 'sit', 'geneve', 'wireguard', 'dummy', 'vrf', 'vlan', 'ipvlan'].map(
		kind => `link/${kind}`,
	),
	'qdisc/netem',
	...['sctp', 'esp', 'openvswitch', ...(user === 'root' ? ['ipvs'] : [])].map(name => `kernel/${name}`),
]);
