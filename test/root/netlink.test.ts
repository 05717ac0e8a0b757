import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import type {Parity} from './parity.js';
import {podRefusals, podSteps} from './pod-changes.js';

for (const user of users) {
	test(`as ${user}: inside a pod, netlink does what the lines of plan do, step by step`, async t => {
		const {states, refusals, resumed} = await inSandbox<Parity>(user, 'netlink.ts');
		t.is(states.length, podSteps.length);
		let before: unknown;
		for (const {title, script, netlink} of states) {
			t.deepEqual(netlink, script, title);
			t.notDeepEqual(netlink, before, `${title} changes something`);
			before = netlink;
		}
		t.is(refusals.length, podRefusals.length);
		for (const {title, script, netlink} of refusals) {
			t.regex(
				netlink,
				/^ApplyError: node-1\/netlink: .*\n {2}command: ip .*\n {2}it said: .*\n {2}why it was run: for /,
			);
			t.is(saidOf(netlink), saidOf(script), title);
		}
		t.is(resumed, 'nothing');
	});
}

function saidOf(refusal: string): string | undefined {
	return /it said: (.*?)(?:; Command failed -:\d+)?$/m.exec(refusal)?.[1];
}
