import test from 'ava';
import fc from 'fast-check';
import {compile} from '../../../../lib/control/compile.js';
import {groundOf, type Placement, placeLive, placementOf} from '../../../../lib/control/live/place.js';
import {modes} from '../../../../plugins/index.js';
import type {PodObject} from '../../../../topology/kubernetes/objects.js';
import {clusterText, labOf} from '../../../helpers/lab.js';
import {documents, pod} from '../../../helpers/manifests.js';
import {collecting} from '../../../helpers/problems.js';

type Start = {readonly ground: ReturnType<typeof groundOf>; readonly placement: Placement};

function startOf(labText: string, manifests = ''): Start {
	const {result} = collecting(report => compile(labOf(labText, manifests), modes, report));
	if (!result) throw new Error('the lab does not compile');
	const {cluster, mode, options, objects} = result;
	const ground = groundOf(cluster, {mode, options});
	const pods = objects.filter(object => object.kind === 'Pod');
	return {ground, placement: placementOf(cluster, pods, ground)};
}

function liveStart(families: readonly ('ipv4' | 'ipv6')[], mode = 'flannel-vxlan'): Start {
	const text = `${clusterText(3, {families: [...families]})}mode: ${mode}\n`;
	return startOf(text, documents(pod('a'), pod('b'), pod('c'), pod('d')));
}

function livePod(uid: string, node: string, more: Partial<PodObject['spec']> = {}): PodObject {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {name: `pod-${uid}`, namespace: 'default', uid},
		spec: {nodeName: node, containers: [{name: 'web', image: 'nginx'}], ...more},
	};
}

function objectsOf({pods}: Placement): PodObject[] {
	return [...pods.values()].map(({object}) => object);
}

function addressesOf({cluster}: Placement): Record<string, string | undefined> {
	return Object.fromEntries(cluster.pods.map(({name, addresses}) => [name, addresses.ipv4]));
}

test('a pod that comes gets the next address of its node, and the others keep theirs', t => {
	const {ground, placement} = liveStart(['ipv4']);
	const next = placeLive(placement, [...objectsOf(placement), livePod('x', 'node-2')], ground);
	t.deepEqual(next.refused, []);
	t.deepEqual(addressesOf(next.placement), {...addressesOf(placement), 'pod-x': '10.244.2.3/24'});
});

test('both families of a pod have the same number', t => {
	const {ground, placement} = liveStart(['ipv4', 'ipv6']);
	const {placement: next} = placeLive(placement, [livePod('x', 'node-1')], ground);
	t.deepEqual(next.cluster.pods[0]?.addresses, {ipv4: '10.244.1.4/24', ipv6: 'fd00:10:244:1::4/64'});
});

test('an address that has become free is given again last', t => {
	const {ground, placement} = liveStart(['ipv4']);
	const first = placeLive(placement, [livePod('x', 'node-3')], ground).placement;
	const second = placeLive(first, [livePod('y', 'node-3')], ground).placement;
	t.is(addressesOf(first)['pod-x'], '10.244.3.3/24');
	t.is(addressesOf(second)['pod-y'], '10.244.3.4/24');
});

test('a node whose addresses are all in use refuses, and gives the first one that is free again', t => {
	const {ground, placement} = liveStart(['ipv4'], 'bridge');
	const many = Array.from({length: 40}, (_, index) => livePod(`${index}`, 'node-1'));
	const full = placeLive(placement, many, ground);
	const size = many.length - full.refused.length;
	t.true(size > 0 && full.refused.length > 0);
	t.true(
		full.refused.every(
			({reason}) => reason === `the node node-1 has addresses for ${size} pods, and all are in use`,
		),
	);
	const [gone, ...staying] = objectsOf(full.placement);
	const again = placeLive(full.placement, [...staying, livePod('new', 'node-1')], ground);
	t.deepEqual(again.refused, []);
	t.is(addressesOf(again.placement)['pod-new'], addressesOf(full.placement)[gone?.metadata.name ?? '']);
});

test('a pod with hostNetwork has the addresses of its node; one for a node that is not there is refused', t => {
	const {ground, placement} = liveStart(['ipv4']);
	const pods = [livePod('h', 'node-2', {hostNetwork: true}), livePod('x', 'node-9')];
	const {placement: next, refused} = placeLive(placement, pods, ground);
	t.is(addressesOf(next)['pod-h'], next.cluster.nodes[1]?.attachment.addresses.ipv4);
	t.deepEqual(
		refused.map(({reason}) => reason),
		['there is no node node-9'],
	);
});

test('new labels are a new model under the old address; a new status alone is none', t => {
	const {ground, placement} = liveStart(['ipv4']);
	const [object, ...others] = objectsOf(placement);
	if (!object) throw new Error('no pod');
	const uid = object.metadata.uid ?? '';
	const modelOf = (now: PodObject) =>
		placeLive(placement, [now, ...others], ground).placement.pods.get(uid)?.model;
	const before = placement.pods.get(uid)?.model;
	t.is(modelOf({...object, status: {phase: 'Failed'}}), before);
	const labelled = modelOf({...object, metadata: {...object.metadata, labels: {team: 'web'}}});
	t.deepEqual(labelled, before && {...before, labels: {team: 'web'}});
});

test('however pods come and go, no address is there twice, all are of their node, and who stays keeps his', t => {
	const start = liveStart(['ipv4', 'ipv6']);
	const step = fc.array(fc.record({uid: fc.integer({min: 0, max: 60}), node: fc.integer({min: 1, max: 3})}), {
		maxLength: 40,
	});
	fc.assert(
		fc.property(fc.array(step, {maxLength: 6}), steps => {
			let {placement} = start;
			for (const wanted of steps) {
				const before = placement;
				const unique = new Map(
					wanted.map(({uid, node}) => [`${node}-${uid}`, livePod(`${node}-${uid}`, `node-${node}`)]),
				);
				placement = placeLive(before, [...unique.values()], start.ground).placement;
				const {pods} = placement.cluster;
				t.is(new Set(pods.map(({addresses}) => addresses.ipv4)).size, pods.length);
				t.true(pods.every(({node, addresses}) => addresses.ipv4?.startsWith(`10.244.${node.slice(5)}.`)));
				for (const [uid, {model}] of placement.pods) {
					const known = before.pods.get(uid);
					if (known) t.deepEqual(model.addresses, known.model.addresses);
				}
			}
		}),
	);
});

for (const mode of ['flannel-vxlan', 'bridge']) {
	test(`${mode}: where the addresses of a node begin does not depend on who is before it`, t => {
		const whole = liveStart(['ipv4', 'ipv6'], mode);
		const cluster = {...whole.placement.cluster, nodes: whole.placement.cluster.nodes.slice(2)};
		const {shares} = groundOf(cluster, whole.ground.chosen);
		t.deepEqual([...shares.keys()], ['node-3']);
		t.deepEqual(shares.get('node-3'), whole.ground.shares.get('node-3'));
	});
}
