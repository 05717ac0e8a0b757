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
	readonly mount: Readonly<Record<string, unknown>>;
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

	test(`a folder of another mount namespace is opened, and this process stays where it was, as a ${user} user`, async t => {
		const {mount} = await inSandbox<Seen>(user, 'namespaces.ts');
		t.deepEqual(mount, {
			there: ['only-there'],
			text: 'inside\n',
			here: false,
			missing: 'ENOENT',
			back: true,
			cwd: '/usr',
			child: '/usr',
		});
	});
}
