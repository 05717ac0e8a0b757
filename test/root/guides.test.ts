/** The guides of the labs, followed on the real kernel: every command is run, and cnilab says what the page says. */
import test from 'ava';
import {listLabs} from '../../topology/load.js';
import {users} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {follow, readerAt} from '../helpers/transcript.js';

for (const {name} of listLabs()) {
	test.serial(`the guide of ${name} is true`, async t => {
		const seat = seatOf(t, users[0] ?? 'plain');
		t.deepEqual(await follow(`labs/${name}/README.md`, readerAt(seat)), []);
	});
}
