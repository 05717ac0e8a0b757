import test from 'ava';
import {parseBird} from '../../../lib/observe/parse-bird.js';
import {answersIn} from '../../../lib/run/bird-control.js';

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

Mesh_192_168_50_13 BGP        ---        start  08:25:59.550  Active        Received: Bad peer AS
  BGP state:          Active
    Neighbor address: 192.168.50.13
    Connect delay:    0.585/1
    Last error:       Received: Bad peer AS
  Channel ipv4
    State:          DOWN
`;

test('sessions are told with their state and the last error', t => {
	t.deepEqual(parseBird(recorded), {
		running: true,
		sessions: [
			{name: 'Mesh_192_168_50_12', state: 'Established'},
			{name: 'Mesh_192_168_50_13', state: 'Active', error: 'Received: Bad peer AS'},
		],
	});
});

/** As birdc of BIRD 2.0.12 has printed it. */
const inShort = `BIRD 2.0.12 ready.
Name       Proto      Table      State  Since         Info
device1    Device     ---        up     08:25:35.151  
Mesh_192_168_50_12 BGP        ---        up     08:25:35.931  Established   
Mesh_192_168_50_13 BGP        ---        start  2026-03-01 08:25:59  Active        Received: Bad peer AS
Mesh_192_168_50_14 BGP        ---        start  08:25:35.151  Connect       
Mesh_192_168_50_15 BGP        ---        down   08:25:35.151  Automatic shutdown: Route limit exceeded
Mesh_192_168_50_16 BGP        ---        start  08:25:35.151  Passive       Received: Other configuration change
`;

test('without the details sessions are told with the same', t => {
	t.deepEqual(parseBird(inShort), {
		running: true,
		sessions: [
			{name: 'Mesh_192_168_50_12', state: 'Established'},
			{name: 'Mesh_192_168_50_13', state: 'Active', error: 'Received: Bad peer AS'},
			{name: 'Mesh_192_168_50_14', state: 'Connect'},
			{name: 'Mesh_192_168_50_15', state: 'Down', error: 'Automatic shutdown: Route limit exceeded'},
			{name: 'Mesh_192_168_50_16', state: 'Passive', error: 'Received: Other configuration change'},
		],
	});
});

for (const said of [
	'',
	'Unable to connect to server control socket (/run/calico/bird.ctl): Connection refused\n',
])
	test(`a BIRD that does not run has no sessions: ${said.trim() || 'silence'}`, t => {
		t.deepEqual(parseBird(said), {running: false, sessions: []});
	});

test('what comes over the socket is what birdc prints', t => {
	const socket = [
		'0001 BIRD 2.0.12 ready.',
		'2002-Name       Proto      Table      State  Since         Info',
		'1002-m          BGP        ---        up     08:25:35.931  Established   ',
		'1006-  BGP state:          Established',
		'     Neighbor address: 192.168.50.12',
		'0000 ',
		'',
	].join('\n');
	const [greeting, answer = ''] = answersIn(socket);
	t.is(greeting, 'BIRD 2.0.12 ready.');
	t.deepEqual(parseBird(answer), {running: true, sessions: [{name: 'm', state: 'Established'}]});
	t.deepEqual(answersIn(socket.slice(0, -3)), ['BIRD 2.0.12 ready.'], 'an answer that has not ended');
});

test('a BIRD that is frozen runs, and tells of no sessions; one that says nothing does not', t => {
	t.deepEqual(parseBird('frozen\n'), {running: true, sessions: []});
	t.deepEqual(parseBird(''), {running: false, sessions: []});
});
