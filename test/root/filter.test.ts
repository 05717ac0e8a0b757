/** nft's library in place of its process. */
import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Told = {
	/** Of a program that was started meanwhile, beside its input and output. */
	readonly sockets: number;
	readonly highest: number;
	readonly taken: boolean;
	/** Where a number was free below those that are kept. */
	readonly lower: boolean;
	readonly many: number;
	readonly left: readonly number[];
	readonly text: string;
	readonly inside: string;
	readonly outside: string;
};

for (const user of users) {
	test(`a machine's packet filter is told without a process, also by one with a thousand files open, as a ${user} user`, async t => {
		const {sockets, highest, taken, lower, many, left, text, inside, outside} = await inSandbox<Told>(
			user,
			'filter.ts',
		);
		t.true(highest > 1023);
		t.true(taken);
		t.true(lower);
		t.is(sockets, 0);
		t.is(many, 70);
		t.is(inside, 'table ip t { chain c { udp dport 53 drop } chain first { } }');
		t.is(outside, '', 'nothing was done where the process itself is');
		t.deepEqual(left, [2, 3], 'what the kernel has refused, and what comes after it, is left to a script');
		t.regex(text, /^# node-1: what changes\n(.|\n)*^step=2 /m);
		t.notRegex(text, /chain ip t first/);
	});
}
