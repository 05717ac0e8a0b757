import test from 'ava';
import {withNeighbourRoom} from '../../../lib/observe/neighbour-room.js';
import type {Finding} from '../../../lib/observe/report.js';

const lost: Finding = {area: 'reach', place: 'a → b', what: 'TCP', expected: 'a connection', found: 'none'};

/** `full`: how often the table has been full when it is asked, one after the other. */
async function prove(found: readonly (readonly Finding[])[], full: readonly number[]) {
	let [proofs, asked] = [0, 0];
	const result = await withNeighbourRoom(
		async () => ({
			reach: {findings: found[Math.min(proofs++, found.length - 1)] ?? []},
			other: {findings: [] as readonly Finding[]},
		}),
		{overflows: async () => full[Math.min(asked++, full.length - 1)] ?? asked * 10, pauseMs: 1},
	);
	return {proofs, findings: result.reach.findings};
}

test('what is proved is proved once', async t => {
	t.deepEqual(await prove([[]], [5]), {proofs: 1, findings: []});
});

test('what is wrong while no table was full is wrong', async t => {
	t.deepEqual(await prove([[lost]], [5]), {proofs: 1, findings: [lost]});
});

test('what is wrong while a table was full is tried again', async t => {
	t.deepEqual(await prove([[lost], [lost], []], [5, 6, 7, 9]), {proofs: 3, findings: []});
});

test('what is still wrong when the table has room is wrong', async t => {
	t.deepEqual(await prove([[lost]], [5, 6, 6, 6]), {proofs: 2, findings: [lost]});
});

test('when the table is full every time, that is told first', async t => {
	const {proofs, findings} = await prove([[lost]], []);
	t.is(proofs, 10);
	t.deepEqual(
		findings.map(({place}) => place),
		['the host', 'a → b'],
	);
});
