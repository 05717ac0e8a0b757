import test from 'ava';
import {anyUser, inSandbox} from '../helpers/in-sandbox.js';

type Found = Readonly<Record<string, {readonly named: readonly string[]; readonly flows: number}>>;

for (const user of anyUser) {
	test(`rules, elements and verdicts that are changed by hand are found and named, as ${user}`, async t => {
		t.timeout(180_000);
		const {nothing, mended, ...changes} = await inSandbox<Found>(user, 'policy-sabotage.ts');
		t.deepEqual(
			[nothing, mended],
			[
				{named: [], flows: 0},
				{named: [], flows: 0},
			],
		);
		t.is(Object.keys(changes).length, 8);
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
}
