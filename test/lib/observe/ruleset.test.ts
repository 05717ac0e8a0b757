import test from 'ava';
import {parseRuleset} from '../../../lib/observe/ruleset.js';

const listing = `table inet lab {
	comment "why"
	counter hits {
	}

	set hosts {
		type ipv4_addr . inet_service
		flags interval
		elements = { 10.0.0.2 . 5 comment "b, c",
			     1.2.3.4 . 80 }
	}

	set seen {
		type ipv4_addr
		flags dynamic,timeout
		elements = { 10.0.0.9 expires 4s }
	}

	map ways {
		type inet_service : verdict
		elements = { 80 : accept, 22 : drop }
	}

	chain in {
		type filter hook input priority filter; policy drop;
		ip saddr { 10.0.0.1, 10.0.0.2 } accept
		 counter 
	}

	chain empty {
	}
}
table ip6 nothing {
}
`;

test('a listing is read into tables, and each table into its parts', t => {
	const [lab, nothing] = parseRuleset(listing);
	t.is(lab?.name, 'inet lab');
	t.deepEqual(lab?.head, ['comment "why"']);
	t.deepEqual(
		lab?.blocks.map(({name}) => name),
		['counter hits', 'set hosts', 'set seen', 'map ways', 'chain in', 'chain empty'],
	);
	t.deepEqual(nothing, {name: 'ip6 nothing', head: [], blocks: []});
});

test('a set’s elements are sorted, wherever the listing breaks its lines', t => {
	const blocks = parseRuleset(listing)[0]?.blocks ?? [];
	t.deepEqual(blocks[1]?.lines, ['1.2.3.4 . 80', '10.0.0.2 . 5 comment "b, c"']);
	t.deepEqual(blocks[1]?.head, ['type ipv4_addr . inet_service', 'flags interval']);
	t.deepEqual(blocks[3]?.lines, ['22 : drop', '80 : accept']);
});

test('what packets put into a set is not compared', t => {
	const seen = parseRuleset(listing)[0]?.blocks[2];
	t.deepEqual(seen?.lines, []);
});

test('a chain’s rules keep their order, a rule whose text nft can’t tell included', t => {
	const chain = parseRuleset(listing)[0]?.blocks[4];
	t.deepEqual(chain?.head, ['type filter hook input priority filter; policy drop;']);
	t.deepEqual(chain?.lines, ['ip saddr { 10.0.0.1, 10.0.0.2 } accept', 'counter']);
});

test('nothing is read from an empty listing', t => {
	t.deepEqual(parseRuleset(''), []);
});
