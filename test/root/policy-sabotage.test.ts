import test from 'ava';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

type Found = Readonly<Record<string, {readonly named: readonly string[]; readonly flows: number}>>;

const untouched = {named: [], flows: 0};

for (const user of anyUser) {
	test(`rules, elements and verdicts that are changed by hand are found and named, as ${user}`, async t => {
		const {nothing, mended, ...changes} = await inSandbox<Found>(user, 'policy-sabotage.ts', 'pods');
		t.deepEqual([nothing, mended], [untouched, untouched]);
		t.is(Object.keys(changes).length, 5);
		for (const [what, {named, flows}] of Object.entries(changes)) {
			t.true(named.length > 0, what);
			// Whoever keeps out what no connection knows decides about no flow: the comparison alone finds it.
			t.is(flows > 0, what !== 'a rule that denies no flow by itself', `${what}: ${flows} flows`);
		}
		t.regex(
			changes['an element of a set']?.named.join() ?? '',
			/element in table ip calico, set cali40s-.*10\.244\./,
		);
		t.regex(
			changes['a rule that allows']?.named.join() ?? '',
			/rule in table ip calico, chain filter-cali-pi-.*policy web/,
		);
	});

	test(`rules of host endpoints that are taken by hand are found and named, as ${user}`, async t => {
		const {nothing, mended, ...changes} = await inSandbox<Found>(user, 'policy-sabotage.ts', 'hosts');
		t.deepEqual([nothing, mended], [untouched, untouched]);
		t.is(Object.keys(changes).length, 3);
		for (const [what, {named, flows}] of Object.entries(changes)) {
			t.is(named.length, 1, what);
			t.true(flows > 0, what);
		}
		t.regex(changes['that it is not tracked']?.named[0] ?? '', /chain raw-cali-fh-eth0: .* notrack/);
	});
}
