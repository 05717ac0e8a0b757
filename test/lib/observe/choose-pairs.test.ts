import test from 'ava';
import fc from 'fast-check';
import {choosePairs, type PairEnd} from '../../../lib/observe/choose-pairs.js';

function pods(count: number, nodes: number): PairEnd[] {
	return Array.from({length: count}, (_, index) => ({place: `pod-${index}`, node: `node-${index % nodes}`}));
}

const limited = (limit: number) => ({most: limit, sample: limit});

test('all ordered pairs of different places are tried when they are not too many', t => {
	const {pairs, of} = choosePairs(pods(9, 3), pods(9, 3), limited(72));
	t.is(of, 72);
	t.is(new Set(pairs.map(([a, b]) => `${a.place} ${b.place}`)).size, 72);
	t.true(pairs.every(([a, b]) => a.place !== b.place));
});

test('nodes and pods are different ends: every pair of them counts', t => {
	const nodes = [0, 1, 2].map(index => ({place: `node-${index}`, node: `node-${index}`}));
	t.is(choosePairs(nodes, pods(9, 3), limited(1000)).of, 27);
	t.is(choosePairs(nodes, pods(9, 3), limited(1000)).pairs.length, 27);
});

test('a sample has exactly as many pairs as it shall, of all that there are', t => {
	const {pairs, of} = choosePairs(pods(1000, 20), pods(1000, 20), limited(10_000));
	t.is(of, 999_000);
	t.is(pairs.length, 10_000);
});

test('a sample may be smaller than what would be tried whole', t => {
	const [few, many] = [pods(10, 2), pods(11, 2)];
	t.is(choosePairs(few, few, {most: 90, sample: 50}).pairs.length, 90);
	t.is(choosePairs(many, many, {most: 90, sample: 50}).pairs.length, 50);
});

test('the same ends give the same sample', t => {
	t.deepEqual(
		choosePairs(pods(150, 7), pods(150, 7), limited(500)),
		choosePairs(pods(150, 7), pods(150, 7), limited(500)),
	);
});

test('a sample has every place on both sides, every ordered pair of nodes, and no pair twice', t => {
	const sizes = fc.tuple(fc.integer({min: 2, max: 60}), fc.integer({min: 1, max: 9}), fc.integer({max: 300}));
	const property = fc.property(sizes, ([count, nodes, limit]) => {
		const ends = pods(count, nodes);
		const {pairs} = choosePairs(ends, ends, limited(limit));
		const distinct = (keys: string[]) => new Set(keys).size;
		t.is(distinct(pairs.map(([a]) => a.place)), count);
		t.is(distinct(pairs.map(([, b]) => b.place)), count);
		t.is(distinct(pairs.map(([a, b]) => `${a.place} ${b.place}`)), pairs.length);
		const used = Math.min(nodes, count);
		// A node with one pod has no pair with itself.
		const alone = Array.from({length: used}, (_, node) => ends.filter(end => end.node === `node-${node}`));
		const expected = used * used - alone.filter(({length}) => length === 1).length;
		t.is(distinct(pairs.map(([a, b]) => `${a.node} ${b.node}`)), expected);
	});
	t.notThrows(() => fc.assert(property));
});

for (const [from, to] of [
	[0, 0],
	[0, 5],
	[1, 1],
] as const) {
	test(`${from} and ${to} ends have no pairs`, t => {
		t.deepEqual(choosePairs(pods(from, 1), pods(to, 1), limited(0)), {pairs: [], of: 0});
	});
}
