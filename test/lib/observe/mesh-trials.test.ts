import test from 'ava';
import {controlsOf, type Mesh, planMesh} from '../../../lib/observe/mesh-trials.js';
import type {Way} from '../../../lib/plan/fault-ways.js';

const ends = [1, 2, 3].map(index => ({
	place: `node-${index}/pod`,
	node: `node-${index}`,
	addresses: {ipv4: `10.0.0.${index}`, ipv6: `fd00::${index}`},
}));
const places = new Map(ends.map(({place, node}, index) => [place, {node, port: 1000 + index}]));

/** node-3 is off: it has no responder. */
const mesh: Mesh = {
	from: ends,
	to: ends,
	why: 'test',
	netnsOf: () => 0,
	absent: new Set(['node-3']),
	responders: {
		portOf: place => {
			const known = places.get(place);
			if (!known || known.node === 'node-3') throw new Error(`no responder in ${place}`);
			return known.port;
		},
		close: async () => {},
	},
	wayOf: (from, to, family): Way => {
		if ([from.node, to.node].includes('node-3')) return 'broken';
		return family === 'ipv6' ? 'disturbed' : 'whole';
	},
};

test('what can be tried is tried, and the rest is counted', t => {
	const {trials, of, leftOut} = planMesh(mesh);
	const said = trials.map(({request, isBroken}) => `${request.from} ${request.address} ${isBroken}`);
	t.deepEqual(said.sort(), [
		'node-1/pod 10.0.0.2 false',
		'node-1/pod 10.0.0.3 true',
		'node-1/pod fd00::3 true',
		'node-2/pod 10.0.0.1 false',
		'node-2/pod 10.0.0.3 true',
		'node-2/pod fd00::3 true',
	]);
	// Of each family two from node-3; and of IPv6 the two that are disturbed.
	t.deepEqual([of, leftOut], [12, 6]);
});

test('who must not be reached, or must not reach, shows that it is alive: in each family', t => {
	const controls = controlsOf(planMesh(mesh).trials, mesh).map(({request}) => request);
	t.deepEqual(controls.map(({from, to, address}) => [from === to, address].join(' ')).sort(), [
		'true 10.0.0.1',
		'true 10.0.0.2',
		'true fd00::1',
		'true fd00::2',
	]);
});

test('without faults there are no controls', t => {
	const {wayOf: _, absent: __, ...plain} = {...mesh, from: ends.slice(0, 2), to: ends.slice(0, 2)};
	const {trials, leftOut} = planMesh(plain);
	t.deepEqual([trials.length, leftOut], [4, 0]);
	t.deepEqual(controlsOf(trials, plain), []);
});

test('of a lab that is too large for all pairs a sample is tried, also among the few places that may be tried', t => {
	const many = Array.from({length: 120}, (_, index) => ({
		place: `node-${index % 4}/pod-${index}`,
		node: `node-${index % 4}`,
		addresses: {ipv4: `10.0.0.${index}`},
	}));
	const responders = {portOf: () => 1000, close: async () => {}};
	const large = {from: many, to: many, why: 'test', netnsOf: () => 0, responders, sample: 500};
	const some = planMesh({...large, among: new Set(many.slice(0, 60).map(({place}) => place))});
	t.deepEqual([some.trials.length, some.of], [500, 120 * 119]);
	const small = many.slice(0, 60);
	t.is(planMesh({...large, from: small, to: small}).trials.length, 60 * 59);
});
