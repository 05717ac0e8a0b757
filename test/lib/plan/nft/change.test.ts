import test from 'ava';
import {changeBatches} from '../../../../lib/plan/nft/change.js';
import {loadBatches, reloadBatches} from '../../../../lib/plan/nft/load.js';
import {type NftParts, nftOp} from '../../../../lib/plan/nft/table.js';

const parts: NftParts = {
	sets: [
		{name: 'front', is: 'set', head: ['type ipv4_addr'], elements: ['10.0.0.1', '10.0.0.2']},
		{name: 'pods', is: 'map', head: ['type ifname : verdict'], elements: ['"a" : goto to-a']},
	],
	chains: [
		{name: 'to-a', rules: ['ip saddr @front accept', 'drop']},
		{
			name: 'forward',
			hook: 'type filter hook forward priority filter; policy accept;',
			rules: ['oifname vmap @pods'],
		},
	],
};

test('where a set has other members, they are all that is said', t => {
	const [front, pods] = parts.sets;
	const other = {...parts, sets: [{...front, elements: ['10.0.0.2', '10.0.0.3']}, pods]} as NftParts;
	t.deepEqual(changeBatches(table(other), table(parts)), [
		['delete element ip t front { 10.0.0.1 }', 'add element ip t front { 10.0.0.3 }'],
	]);
});

test('a chain that comes is there before the map leads to it', t => {
	const [front, pods] = parts.sets;
	const more: NftParts = {
		sets: [front, {...pods, elements: ['"a" : goto to-a', '"b" : goto to-b']}] as NftParts['sets'],
		chains: [...parts.chains, {name: 'to-b', rules: ['drop']}],
	};
	t.deepEqual(changeBatches(table(more), table(parts)), [
		['add chain ip t to-b', 'add rule ip t to-b drop', 'add element ip t pods { "b" : goto to-b }'],
	]);
	t.deepEqual(changeBatches(table(parts), table(more)), [
		['delete element ip t pods { "b" }', 'flush chain ip t to-b', 'delete chain ip t to-b'],
	]);
});

test('a chain with other rules is emptied and filled in one transaction', t => {
	const [toA, forward] = parts.chains;
	const other = {...parts, chains: [{...toA, rules: ['drop']}, forward]} as NftParts;
	t.deepEqual(changeBatches(table(other), table(parts)), [
		['flush chain ip t to-a', 'add rule ip t to-a drop'],
	]);
});

test('what a set is of, and where a chain is hooked, takes the whole table', t => {
	const [front, pods] = parts.sets;
	const [toA, forward] = parts.chains;
	const ranges = {...parts, sets: [{...front, head: ['type ipv4_addr', 'flags interval']}, pods]} as NftParts;
	const hooked = {
		...parts,
		chains: [toA, {...forward, hook: 'type filter hook input priority filter;'}],
	} as NftParts;
	t.is(changeBatches(table(ranges), table(parts)), undefined);
	t.is(changeBatches(table(hooked), table(parts)), undefined);
	t.is(changeBatches(table(parts), table(parts)), undefined, 'said again: all of it');
});

test('a table that is too large for one transaction forwards nothing while it is made anew', t => {
	const rule = 'ip saddr @front tcp dport { 80, 443, 8080 } counter accept';
	const chains = Array.from({length: 400}, (_, index) => ({name: `c-${index}`, rules: [rule, rule]}));
	const large = table({...parts, chains: [...parts.chains, ...chains]});
	t.is(loadBatches(table(parts)).length, 1);
	t.true(loadBatches(large).length > 1);
	const [first = [], ...more] = reloadBatches(large);
	t.deepEqual(first.slice(0, 2), ['table ip t', 'delete table ip t']);
	t.true(first.includes('add rule ip t forward drop'));
	t.deepEqual(more.at(-1)?.slice(-2), [
		'flush chain ip t forward',
		'add rule ip t forward oifname vmap @pods',
	]);
});

function table(of: NftParts) {
	return nftOp({in: 'node-1', family: 'ip', table: 't', parts: of, why: 'a test'});
}
