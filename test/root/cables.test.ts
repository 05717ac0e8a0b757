import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Found = {
	readonly found: readonly {
		readonly kind: string;
		readonly script: readonly unknown[];
		readonly netlink: unknown;
	}[];
	readonly taken: {readonly script: string; readonly netlink: string};
	readonly lost: string;
};

for (const user of users) {
	test(`as ${user}: a pod’s cable that netlink makes is the one that the lines of plan make, and so is what refuses it`, async t => {
		const {found, taken, lost} = await inSandbox<Found>(user, 'cables.ts');
		t.is(found.length, 3);
		for (const {kind, script, netlink} of found) {
			t.is(script.length, 2, kind);
			t.deepEqual(netlink, script, kind);
		}
		t.notDeepEqual(found[0]?.script, found[1]?.script);
		t.notDeepEqual(found[1]?.script, found[2]?.script);
		t.regex(taken.netlink, /^ApplyError: node-1: .*\n {2}command: ip link add name hairpin-s up /);
		t.regex(taken.netlink, /File exists/);
		t.is(lineOf(taken.netlink), lineOf(taken.script));
		t.regex(lost, /it said: Cannot find device "br9"\n {2}why it was run: for a test/);
	});
}

function lineOf(refusal: string): string | undefined {
	return /command: (.*)/.exec(refusal)?.[1];
}
