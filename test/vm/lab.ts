import type {Declare} from '../helpers/declare.js';
import type {User} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';

/** `lab NAME --check` ends with 0: it came up, verify found nothing else than what it says, and its checks hold. */
export function labHolds(test: Declare, name: string, user: User): void {
	test(`as ${user}: ${name} proves itself, its checks hold, and it is gone`, async t => {
		const {code, stdout, stderr} = await seatOf(t, user).run(['lab', name, '--check']);
		t.is(code, 0, stdout + stderr);
	});
}
