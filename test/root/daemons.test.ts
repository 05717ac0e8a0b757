import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import type {DaemonLife} from './daemon-life.js';

for (const user of users) {
	test.serial(
		`as ${user}: BIRDs start, converge, read new files, die, are mended and end with their machines`,
		async t => {
			const life = await inSandbox<DaemonLife>(user, 'daemons.ts');
			for (const [name, of] of [
				['first', 2],
				['grown', 6],
				['healed', 6],
				['afterRefusal', 6],
			] as const) {
				t.deepEqual(life[name].unmet, [], name);
				t.deepEqual(life[name].findings, [], name);
				t.deepEqual(life[name].sessions, {there: of, of}, name);
			}
			t.true(life.untouched, 'a machine that comes drops no session of the others');
			t.deepEqual(life.killed, {
				findings: [],
				birds: 2,
				routes: [
					'10.244.1.0/26 via 192.168.50.11 dev eth0',
					'blackhole 10.244.2.0/26',
					'10.244.3.0/26 via 192.168.50.13 dev eth0',
				],
			});
			t.true(life.broken.some(({what, found}) => what === 'daemon bird' && found === 'dead'));
			t.true(life.broken.some(({found}) => found === 'missing, because bird is dead'));
			t.deepEqual(life.mended.left, []);
			t.is(life.mended.done[0]?.did, 'started');
			t.regex(
				life.refused,
				/^ApplyError: a: bird refused .*\n.*bird -p .*\n.*bird\.cfg:2:\d+ .*\n.*protocol bgpp x;\n.*a speaks BGP$/s,
			);
			t.deepEqual(life.refusedPeer.sessions, {there: 2, of: 6});
			t.true(
				life.refusedPeer.unmet.some(
					({place, found}) => place === 'b' && found.includes('Received: Bad peer AS'),
				),
			);
			t.deepEqual(life.left, {findings: [], birds: 2});
			t.is(life.last.birds, 1, 'the others ended with their machines');
			t.deepEqual(life.last.unmet, []);
		},
	);
}
