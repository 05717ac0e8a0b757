import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

const expected = {
	counted: 0,
	frozenServers: [1, 1, 0, 0, 0],
	thawedServers: [2, 2, 1, 1, 1],
	probes: {sent: 0, told: 0, reported: 0},
	reportedAgain: true,
	refusals: ['i/o timeout', 'connect: no route to host'].map(
		why => `error dialing backend: dial tcp 10.0.255.254:10250: ${why}`,
	),
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
