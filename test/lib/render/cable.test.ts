import test from 'ava';
import type {OpChange} from '../../../lib/plan/diff.js';
import type {Op, VethOp} from '../../../lib/plan/ops.js';
import {splitPods} from '../../../lib/render/inside.js';
import {packMessages} from '../../../lib/render/netlink-bytes.js';
import {encodeCable} from '../../../lib/render/netlink-cable.js';
import {caseNamed, planOf} from '../../helpers/cases.js';

const cable: VethOp = {
	kind: 'veth',
	in: 'node-1',
	name: 'veth1',
	mtu: 1450,
	master: 'cni0',
	hairpin: true,
	peer: {in: 'node-1/default.web', name: 'eth0', mac: '0a:58:0a:80:01:02'},
	why: 'w',
};
const netns: Op = {kind: 'netns', in: 'node-1', name: 'default.web', why: 'w'};
const file: Op = {
	kind: 'file',
	in: 'node-1',
	path: '/etc/netns/default.web/hostname',
	content: 'w',
	why: 'w',
};
const route: Op = {
	kind: 'route',
	in: 'node-1',
	to: '10.1.0.2/32',
	family: 'ipv4',
	dev: 'veth1',
	why: 'w',
};

test('a cable is made with one queue at each end and the other end in its place, then comes up as the port that it is', t => {
	const text = packMessages(encodeCable(cable, {master: 7, netns: 33})).toString('latin1');
	t.is(text.split('veth1\0').length - 1, 2);
	const queue = [31, 32].map(type => Buffer.of(8, 0, type, 0, 1, 0, 0, 0).toString('latin1')).join('');
	t.is(text.split(queue).length - 1, 2);
	t.true(text.includes(Buffer.of(8, 0, 10, 0, 7, 0, 0, 0).toString('latin1')));
	t.true(text.includes(Buffer.of(8, 0, 28, 0, 33, 0, 0, 0).toString('latin1')));
	t.true(text.includes(Buffer.of(10, 0, 1, 0, 0x0a, 0x58, 0x0a, 0x80, 1, 2, 0, 0).toString('latin1')));
	t.true(text.includes('bridge'));
	t.false(packMessages(encodeCable({...cable, hairpin: false}, {master: 7, netns: 33})).includes('bridge'));
});

test('the cables of pods on a bridge are not the script’s, and everything else keeps its order there', t => {
	for (const {ops, kind} of planOf(caseNamed('flannel-vxlan/one-segment')).machines) {
		const {script, cables, pods} = splitPods(added(ops));
		const ofPods = ops.filter((op): op is VethOp => op.kind === 'veth');
		t.deepEqual(cables, ofPods);
		t.is(kind === 'node', ofPods.length > 0);
		const rest = ops.filter(op => op.kind !== 'veth' && !pods.has(op.in));
		t.deepEqual(
			script.map(({op}) => op),
			rest,
		);
	}
});

const kept: Readonly<Record<string, readonly OpChange[]>> = {
	'a route over it follows': added([netns, cable, route]),
	'its pod’s network is made anew': [{do: 'remove', op: netns}, ...added([cable]), {do: 'remove', op: netns}],
	'it goes': [{do: 'remove', op: cable}],
	'it changes': [{do: 'replace', op: {...cable, mtu: 1400}, before: cable}],
	'it is down': added([netns, {...cable, down: true}]),
	'it leads to a machine': added([{...cable, peer: {...cable.peer, in: 'node-1'}}]),
};

for (const [why, changes] of Object.entries(kept)) {
	test(`a cable is the script’s: ${why}`, t => {
		const {script, cables} = splitPods(changes);
		t.deepEqual([script, cables], [changes, []]);
	});
}

test('a cable that is made anew goes by the script, and comes after it', t => {
	const again: readonly OpChange[] = [
		{do: 'remove', op: cable},
		{do: 'remove', op: netns},
		...added([netns, cable]),
	];
	const {script, cables} = splitPods(again);
	t.deepEqual([script, cables], [again.slice(0, 3), [cable]]);
});

test('a cable that may be there already is the script’s, which takes it away first', t => {
	const changes = added([netns, cable, file]);
	t.is(splitPods(changes).cables.length, 1);
	t.deepEqual(splitPods(changes, true), {script: changes, cables: [], pods: new Map()});
});

function added(ops: readonly Op[]): OpChange[] {
	return ops.map(op => ({do: 'add', op}));
}
