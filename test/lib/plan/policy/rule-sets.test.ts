/** A set of addresses that gets its first prefix. */
import test from 'ava';
import {changeBatches} from '../../../../lib/plan/nft/change.js';
import {nftOp} from '../../../../lib/plan/nft/table.js';
import {addressSet} from '../../../../lib/plan/policy/rule-sets.js';

function tableOf(members: readonly string[]) {
	const set = addressSet({prefix: 'cali40', family: 'ipv4', id: 'who'}, {ipv4: members, ipv6: []});
	const chains = [
		{name: 'asks', rules: [`ip saddr @${set.name} accept`]},
		{name: 'asks not', rules: ['drop']},
	];
	return nftOp({in: 'node-1', family: 'ip', table: 't', why: 'a test', parts: {sets: [set], chains}});
}

test('where one address more comes, that is all that is said', t => {
	const [lines = [], ...others] =
		changeBatches(tableOf(['10.0.0.1', '10.0.0.2']), tableOf(['10.0.0.1'])) ?? [];
	t.deepEqual(others, []);
	t.is(lines.length, 1);
	t.regex(lines[0] ?? '', /^add element ip t cali40s-\S+ \{ 10\.0\.0\.2 \}$/);
});

test('where the first prefix comes, the set is another one, and the table stays', t => {
	const [before, after] = [tableOf(['10.0.0.1']), tableOf(['10.0.0.1', '10.1.0.0/16'])];
	for (const [to, from] of [
		[after, before],
		[before, after],
	] as const) {
		const [lines = [], ...others] = changeBatches(to, from) ?? [];
		t.deepEqual(others, []);
		t.deepEqual(
			lines.map(line => line.split(' ', 2).join(' ')),
			['add set', 'add element', 'flush chain', 'add rule', 'delete set'],
		);
		t.false(lines.join('\n').includes('asks not'));
	}
});
