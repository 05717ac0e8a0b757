/** The guides of the labs, followed on the real kernel: every command is run, and cnilab says what the page says. */
import {spawnSync} from 'node:child_process';
import test from 'ava';
import {listLabs} from '../../topology/load.js';
import {users} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {follow, readerAt} from '../helpers/transcript.js';

// Every guide looks at the wire with tcpdump, which the set-up installs only where it may.
const tcpdump = spawnSync('tcpdump', ['--version']).error === undefined;
const follows = tcpdump ? test.serial : test.serial.skip;

for (const {name} of listLabs()) {
	follows(`the guide of ${name} is true (needs tcpdump)`, async t => {
		const seat = seatOf(t, users[0] ?? 'plain');
		t.deepEqual(await follow(`labs/${name}/README.md`, readerAt(seat)), []);
	});
}
