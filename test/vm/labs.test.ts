/** Labs on Debian's own kernel, as in the Vagrant machine. */
import test from 'ava';
import {users} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';

for (const user of users) {
	test.serial(`as ${user}: flannel-vxlan proves itself and its checks, and is gone`, async t => {
		const {code, stdout, stderr} = await seatOf(t, user).run(['lab', 'flannel-vxlan', '--check']);
		t.is(code, 0, stdout + stderr);
	});
}
