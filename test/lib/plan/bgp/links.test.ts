/** Over which sessions a path may go on; of the others there are thousands in a large mesh, and nobody asks them. */
import test from 'ava';
import {linksOf} from '../../../../lib/plan/bgp/links.js';
import {type BgpLab, bgpCluster, calicoNode, meshOff, peer} from '../../../helpers/bgp-lab.js';

test('in a mesh a path from a peer goes to no other one', t => {
	t.deepEqual(counts({}), {'node-1': '2, beyond 0', 'node-2': '2, beyond 0', 'node-3': '2, beyond 0'});
});

test('a reflector passes on to its clients, and they to nobody', t => {
	const calico = {
		bgpConfigurations: [meshOff],
		nodes: [calicoNode('node-1', {routeReflectorClusterID: '244.0.0.1'})],
		bgpPeers: [peer('to-node-1', {peerIP: '192.168.50.11', asNumber: 64512})],
	};
	t.deepEqual(counts({calico}), {
		'node-1': '2, beyond 2',
		'node-2': '1, beyond 0',
		'node-3': '1, beyond 0',
	});
});

function counts(lab: BgpLab): Record<string, string> {
	const {bgp} = bgpCluster(lab).cluster;
	const links = linksOf(bgp ?? {isMesh: false, speakers: []}, 'ipv4');
	const machines = bgp?.speakers.map(({machine}) => machine) ?? [];
	return Object.fromEntries(
		machines.map(name => [name, `${links.of(name).length}, beyond ${links.beyond(name).length}`]),
	);
}
