/** Whatever else is broken by hand is mended from what the kernel has; test/root/facts.test.ts has what verify names. */
import test from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {inSandbox, users} from '../helpers/in-sandbox.js';
import {moreBreakages} from './more-breakages.js';

export type Mending = {
	readonly found: number;
	readonly failed?: string;
	/** `remove foreign` */
	readonly changes: readonly string[];
	/** What is still wrong. */
	readonly left: readonly Finding[];
};

const user = users[0] ?? 'plain';

/** So many fit into the time that a sandbox has, on a busy machine too. */
const atOnce = 13;

for (let from = 0; from < moreBreakages.length; from += atOnce) {
	const some = moreBreakages.slice(from, from + atOnce);
	test.serial(`mended from what the kernel has: ${some.map(({title}) => title).join('; ')}`, async t => {
		t.timeout(150_000);
		const mended = await inSandbox<Mending[]>(
			user,
			'mend.ts',
			'flannel-vxlan/one-segment',
			JSON.stringify(some),
		);
		t.is(mended.length, some.length);
		for (const [index, {title}] of some.entries()) {
			const {found = 0, failed, changes = [], left} = mended[index] ?? {};
			t.true(found > 0 && changes.length > 0, title);
			t.true(changes.length < 20, `${title}: ${changes.join(', ')}`);
			t.deepEqual({failed, left}, {failed: undefined, left: []}, title);
		}
	});
}
