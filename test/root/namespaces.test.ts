import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Seen = {
	readonly entered: boolean;
	readonly back: boolean;
	readonly afterThrow: string;
	readonly asynchronous: string;
	readonly nested: string;
	readonly notNamespace: string;
	readonly errors: Readonly<Record<string, string>>;
};

for (const user of users) {
	test(`namespaces are entered and left, as a ${user} user`, async t => {
		const seen = await inSandbox<Seen>(user, 'namespaces.ts');
		t.true(seen.entered);
		t.true(seen.back);
		t.is(seen.afterThrow, 'ENOENT');
		t.is(seen.asynchronous, 'TypeError');
		t.is(seen.nested, 'Error');
		t.is(seen.notNamespace, 'EINVAL');
		t.deepEqual(seen.errors, {taken: 'EADDRNOTAVAIL', large: 'EMSGSIZE', noRoute: 'ENETUNREACH'});
	});
}
