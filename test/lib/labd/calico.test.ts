/** The network follows Calico's objects: an API without a kernel. */
import test, {type ExecutionContext} from 'ava';
import {type ApiKind, kindOfResource} from '../../../lib/api/kinds.js';
import {ApiError} from '../../../lib/api/status.js';
import {seedsOf} from '../../../lib/control/live/seed.js';
import {CalicoFollower, reviewCalico} from '../../../lib/labd/calico.js';
import type {LabShape, LiveNetwork} from '../../../lib/labd/network-types.js';
import type {Cluster} from '../../../topology/model.js';
import {testRegistry} from '../../helpers/api.js';
import {tryPoolLab} from '../../helpers/pool-labs.js';
import {poolMode} from '../../helpers/pools.js';

const mode = poolMode('routed');
const now = '2026-01-01T00:00:00Z';

function kind(resource: string): ApiKind {
	const found = kindOfResource(resource);
	if (!found) throw new Error(resource);
	return found;
}

function lab(t: ExecutionContext) {
	const {result, problems} = tryPoolLab({});
	if (!result) throw new Error(JSON.stringify(problems));
	const {registry, store} = testRegistry(t);
	const isNew = ({resource}: {resource: string}) => resource !== 'namespaces';
	for (const {resource, object} of seedsOf(result.objects, {now, families: result.cluster.families}).filter(
		isNew,
	))
		store.create(resource, object);
	let cluster: Cluster = result.cluster;
	let changes = 0;
	const network = {
		get cluster() {
			return cluster;
		},
		alone: async <T>(action: () => Promise<T>) => action(),
		change: async (update: (shape: LabShape) => LabShape) => {
			({cluster} = update({cluster, faults: [], frozen: {}}));
			changes++;
			return {changes: 1, ms: 0};
		},
	} as unknown as LiveNetwork;
	const follower = new CalicoFollower({store, network, mode});
	const settle = () => new Promise(resolve => setImmediate(resolve));
	return {registry, store, follower, settle, cluster: () => cluster, changes: () => changes};
}

test('the default pool is an object, and nothing follows from what is already so', t => {
	const {store, follower, cluster} = lab(t);
	t.deepEqual(
		store.list('ippools.projectcalico.org').map(({metadata}) => metadata.name),
		['default-ipv4-ippool'],
	);
	t.deepEqual(follower.clusterOf(cluster()), cluster());
});

test('annotations and labels of a Node, and a BGPPeer, make a reflector', async t => {
	const {registry, settle, cluster} = lab(t);
	registry.patch(
		{kind: kind('nodes'), name: 'node-1'},
		{
			type: 'application/merge-patch+json',
			value: {
				metadata: {
					labels: {rr: 'true'},
					annotations: {'projectcalico.org/RouteReflectorClusterID': '244.0.0.1'},
				},
			},
		},
	);
	registry.create(
		{kind: kind('bgppeers.projectcalico.org')},
		{metadata: {name: 'to-rr'}, spec: {nodeSelector: '!has(rr)', peerSelector: 'has(rr)'}},
	);
	await settle();
	const [first, second] = cluster().bgp?.speakers ?? [];
	t.is(first?.clusterId, '244.0.0.1');
	t.true(second?.sessions.some(({machine}) => machine === 'node-1'));
	t.false('rr' in (cluster().nodes[0]?.labels ?? {}), 'the topology gives it no such label');
});

test('a heartbeat of a node changes nothing', async t => {
	const {registry, store, settle, changes} = lab(t);
	const node = store.get({resource: 'nodes', name: 'node-1'});
	registry.patch(
		{kind: kind('nodes'), name: 'node-1'},
		{type: 'application/merge-patch+json', value: {metadata: {annotations: {beat: node?.metadata.uid}}}},
	);
	await settle();
	t.is(changes(), 0);
});

const reviews: readonly (readonly [title: string, name: string, spec: object | undefined, field?: string])[] =
	[
		['a pool beside the others is taken', 'more', {cidr: '10.99.0.0/16'}],
		['a pool that overlaps is refused', 'more', {cidr: '10.244.0.0/24'}, 'spec.cidr'],
		[
			'a tunnel that the mode has not is refused',
			'more',
			{cidr: '10.99.0.0/16', ipipMode: 'Always'},
			'spec.ipipMode',
		],
		['a pool that nobody uses may go', 'default-ipv4-ippool', undefined],
	];

for (const [title, name, spec, field] of reviews) {
	test(title, t => {
		const {store, cluster} = lab(t);
		const metadata = {name, uid: 'u', resourceVersion: '1', creationTimestamp: now};
		const after = spec && {apiVersion: 'projectcalico.org/v3', kind: 'IPPool', metadata, spec};
		const review = () =>
			reviewCalico(
				{kind: kind('ippools.projectcalico.org'), name, ...(after && {after})},
				{store, cluster: cluster(), chosen: {mode, options: {}}},
			);
		if (field === undefined) t.notThrows(review);
		else {
			const error = t.throws(review, {instanceOf: ApiError});
			t.is(error?.code, 422);
			t.deepEqual(
				error?.details?.causes?.map(cause => cause.field),
				[field],
			);
		}
	});
}
