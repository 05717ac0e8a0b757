import test from 'ava';
import type {LivePod, LiveStatefulSet} from '../../../../lib/control/live/live-objects.js';
import {type Live, liveWorld, podDraft, templateOf, workloadDraft} from '../../../helpers/live.js';

const resource = 'statefulsets.apps';

const image = (version: number) => ({template: templateOf('db', `nginx:${version}`)});

function statusOf(live: Live) {
	return (live.get(resource, 'db') as LiveStatefulSet).status;
}

function images(live: Live): string {
	return live
		.pods()
		.map(({metadata, spec}) => `${metadata.name}=${spec.containers[0]?.image?.slice(-1)}`)
		.join(' ');
}

function podOf(live: Live, name: string): LivePod {
	return live.get('pods', name) as LivePod;
}

test('pods come one after the other, each when the one before is ready', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 3}));
	for (const expected of [['db-0'], ['db-0', 'db-1'], ['db-0', 'db-1', 'db-2']]) {
		t.deepEqual(live.names('pods'), expected);
		live.ready(podOf(live, expected.at(-1) ?? ''));
	}
	t.deepEqual(
		live.events.filter(event => event.startsWith('StatefulSet')).at(0),
		'StatefulSet SuccessfulCreate: create Pod db-0 in StatefulSet db successful',
	);
});

test('a pod of another name is nobody’s business, whatever labels it has', t => {
	const live = liveWorld();
	live.create(podDraft('stray', {}, {labels: {app: 'db'}}));
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 1}));
	t.deepEqual(live.names('pods'), ['db-0', 'stray']);
	t.is(live.get('pods', 'stray').metadata.ownerReferences, undefined);
});

test('Parallel: they come all at once, and go all at once', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 3, podManagementPolicy: 'Parallel'}));
	t.deepEqual(live.names('pods'), ['db-0', 'db-1', 'db-2']);
	live.edit(resource, 'db', {replicas: 1});
	t.is(live.due().filter(({metadata}) => metadata.deletionTimestamp).length, 2);
});

test('pods go from the highest number down, one after the other', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 3}));
	for (const name of ['db-0', 'db-1', 'db-2']) live.ready(podOf(live, name));
	live.edit(resource, 'db', {replicas: 1});
	const leaving = () =>
		live
			.pods()
			.filter(({metadata}) => metadata.deletionTimestamp)
			.map(({metadata}) => metadata.name);
	t.deepEqual(leaving(), ['db-2']);
	live.ended(podOf(live, 'db-2'));
	t.deepEqual(leaving(), ['db-1']);
	live.ended(podOf(live, 'db-1'));
	t.deepEqual(live.names('pods'), ['db-0']);
});

test('an update goes from the highest number down, and waits for each', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 2}));
	live.ready(podOf(live, 'db-0'));
	live.ready(podOf(live, 'db-1'));
	const old = statusOf(live)?.currentRevision;
	live.edit(resource, 'db', image(2));
	t.is(statusOf(live)?.currentRevision, old);
	t.not(statusOf(live)?.updateRevision, old);
	live.ended(podOf(live, 'db-1'));
	t.is(images(live), 'db-0=1 db-1=2');
	t.is(podOf(live, 'db-0').metadata.deletionTimestamp, undefined);
	live.ready(podOf(live, 'db-1'));
	live.ended(podOf(live, 'db-0'));
	live.ready(podOf(live, 'db-0'));
	t.is(images(live), 'db-0=2 db-1=2');
	t.is(statusOf(live)?.currentRevision, statusOf(live)?.updateRevision);
	t.is(statusOf(live)?.updatedReplicas, 2);
});

test('a partition keeps the lower numbers, even when they are deleted', t => {
	const live = liveWorld();
	const updateStrategy = {type: 'RollingUpdate', rollingUpdate: {partition: 2}};
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 3, updateStrategy}));
	live.edit(resource, 'db', image(2));
	t.is(images(live), 'db-0=1 db-1=1 db-2=2');
	live.remove('pods', 'db-1');
	t.is(images(live), 'db-0=1 db-1=1 db-2=2');
	live.edit(resource, 'db', {updateStrategy: {type: 'RollingUpdate', rollingUpdate: {partition: 0}}});
	t.is(images(live), 'db-0=2 db-1=2 db-2=2');
});

test('OnDelete: a pod gets the new template when somebody deletes it', t => {
	const live = liveWorld();
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 2, updateStrategy: {type: 'OnDelete'}}));
	live.edit(resource, 'db', image(2));
	t.is(images(live), 'db-0=1 db-1=1');
	live.remove('pods', 'db-0');
	t.is(images(live), 'db-0=2 db-1=1');
});

test('templates are remembered as ControllerRevisions, and an old one that comes again is the newest', t => {
	const live = liveWorld();
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 1}));
	live.edit(resource, 'db', image(2));
	live.edit(resource, 'db', image(1));
	const revisions = live.world.list('controllerrevisions.apps');
	t.deepEqual(revisions.map(({revision}) => revision).sort(), [2, 3]);
	const newest = revisions.find(({revision}) => revision === 3);
	t.is(newest?.metadata.name, podOf(live, 'db-0').metadata.labels?.['controller-revision-hash']);
	t.is(images(live), 'db-0=1');
});

test('a pod that has failed is made again under its name', t => {
	const live = liveWorld();
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 1}));
	const {uid} = podOf(live, 'db-0').metadata;
	live.phase(podOf(live, 'db-0'), 'Failed');
	t.not(podOf(live, 'db-0').metadata.uid, uid);
	t.true(
		live.events.includes(
			'StatefulSet RecreatingFailedPod: StatefulSet default/db is recreating failed Pod db-0',
		),
	);
});
