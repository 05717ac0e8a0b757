/** What a labd that died in the middle of a change of machines leaves behind is made what it should be. */
import test from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

export type MendedMachines = {
	readonly title: string;
	readonly done: readonly string[];
	readonly left: readonly Finding[];
	readonly failed?: string;
};

for (const user of anyUser) {
	test.serial(`as ${user}: machines that are half there are made whole, and those too many end`, async t => {
		const mended = await inSandbox<MendedMachines[]>(user, 'mend-machines.ts', 'flannel-vxlan/one-segment');
		t.is(mended.length, 6);
		for (const {title, done, left, failed} of mended) {
			t.deepEqual({failed, left}, {failed: undefined, left: []}, title);
			t.true(done.length > 0, title);
		}
		t.true(mended[0]?.done.includes('node-2: machine node-2'));
		t.true(mended[1]?.done.includes('underlay: machine node-3'));
	});
}
