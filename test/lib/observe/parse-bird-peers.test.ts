import test from 'ava';
import {parseBirdPeers} from '../../../lib/observe/parse-bird-peers.js';

/** As birdc of BIRD 2.0.12 has printed it, but for what is left out. */
const recorded = `BIRD 2.0.12 ready.
Access restricted
Name       Proto      Table      State  Since         Info
device1    Device     ---        up     08:25:35.151  

kernel1    Kernel     master4    up     08:25:35.151  
  Channel ipv4
    State:          UP

Mesh_192_168_50_12 BGP        ---        up     08:25:35.931  Established   
  BGP state:          Established
    Neighbor address: 192.168.50.12
    Hold timer:       191.815/240

Global_fd00__1 BGP        ---        start  2026-03-01 08:25:59  Active        Received: Bad peer AS
  BGP state:          Active
    Neighbor address: fd00::1
    Last error:       Received: Bad peer AS
`;

test('peers are told with address, state, since when, and why', t => {
	t.deepEqual(parseBirdPeers(recorded), [
		{
			protocol: 'Mesh_192_168_50_12',
			address: '192.168.50.12',
			state: 'up',
			since: '08:25:35.931',
			info: 'Established',
		},
		{
			protocol: 'Global_fd00__1',
			address: 'fd00::1',
			state: 'start',
			since: '2026-03-01 08:25:59',
			info: 'Active Received: Bad peer AS',
		},
	]);
});

test('no answer is another thing than no peers', t => {
	t.is(parseBirdPeers(''), undefined);
	t.is(parseBirdPeers('Unable to connect to server control socket\n'), undefined);
	t.deepEqual(parseBirdPeers(recorded.split('\nMesh')[0] ?? ''), []);
});
