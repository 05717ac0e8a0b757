import test from 'ava';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

type Seen = {
	readonly full: string;
	readonly log: {readonly same: boolean};
	readonly then: {readonly version: number; readonly objects: number; readonly told: number};
	readonly large: string;
	readonly compacted: string;
	readonly last: string;
	readonly found: readonly string[];
	readonly left: readonly string[];
};

for (const user of anyUser) {
	test(`on a full disk a write is refused, nothing has happened, and the next one is whole, as a ${user} user`, async t => {
		const seen = await inSandbox<Seen>(user, 'full-store.ts');
		t.regex(seen.full, /^StateError: .*objects\.log: the disk is full/);
		t.true(seen.log.same);
		t.deepEqual(seen.then, {version: 1, objects: 1, told: 1});
		t.is(seen.large, 'none');
		t.regex(seen.compacted, /^StateError: .*objects\.log\.new: the disk is full/);
		t.is(seen.last, 'none');
		t.deepEqual(seen.found, ['large 2', 'last 3', 'small 1']);
		t.deepEqual(seen.left, ['ballast', 'objects.log']);
	});
}
