import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

const expected = {
	counts: {running: true, frozen: 0, after: true},
	frozenServers: [1, 1, 0, 1, 0],
	thawedServers: [2, 2, 1, 2, 1],
	probes: {sent: 0, told: 0, reported: 0},
	reportedAgain: true,
	timersFrozen: ['Running', 'Running', null],
	timersThawed: ['Succeeded', 'Failed', 'Running'],
	stopWaits: true,
	stopped: ['Failed', 'main terminated Error 7'],
	left: [0, true],
};

for (const user of users) {
	test(`a frozen pod neither runs nor answers nor is told of, and goes on where it was, as a ${user} user`, async t => {
		t.deepEqual(await inSandbox<unknown>(user, 'freeze.ts'), expected);
	});
}
