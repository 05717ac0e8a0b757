/** What components tell of objects: Events, and the status of pods. */
import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {testRegistry} from '../../../helpers/api.js';
import {makePod, namespace} from '../../../helpers/registry.js';

test('the same Event is counted, another one is added', t => {
	let now = Date.parse('2026-01-01T00:00:00Z');
	const {registry, store} = testRegistry(t, {}, {now: () => now});
	const about = makePod({registry}, 'a');
	const tell = (message: string) =>
		registry.change({do: 'event', about, type: 'Warning', reason: 'BackOff', message}, 'kubelet');
	tell('once');
	now += 5000;
	tell('once');
	tell('twice');
	const events = store.list('events') as unknown as Array<Record<string, unknown> & ApiObject>;
	t.deepEqual(
		events.map(({message, count}) => `${message} ${count}`),
		['once 2', 'twice 1'],
	);
	t.like(events[0], {
		type: 'Warning',
		reason: 'BackOff',
		firstTimestamp: '2026-01-01T00:00:00Z',
		lastTimestamp: '2026-01-01T00:00:05Z',
		involvedObject: {kind: 'Pod', namespace, name: 'a', uid: about.metadata.uid},
		source: {component: 'kubelet'},
	});
	t.regex(events[0]?.metadata.name ?? '', /^a\.[0-9a-f]{16}$/);
});

test('an Event is kept for an hour', t => {
	let now = Date.now();
	const {registry, store} = testRegistry(t, {}, {now: () => now});
	const about = makePod({registry}, 'a');
	const tell = (message: string) =>
		registry.change({do: 'event', about, type: 'Normal', reason: 'A', message}, 'test');
	tell('old');
	now += 30 * 60_000;
	tell('young');
	now += 31 * 60_000;
	tell('new');
	t.deepEqual(
		store.list('events').map(({message}) => message),
		['young', 'new'],
	);
});

test('of more Events than there is room for those go that were written longest ago', t => {
	const {registry, store} = testRegistry(t);
	const about = makePod({registry}, 'a');
	const tell = (message: string) =>
		registry.change({do: 'event', about, type: 'Normal', reason: 'A', message}, 'test');
	const messages = () => new Set(store.list('events').map(({message}) => message as string));
	for (let number = 0; number < 1900; number++) tell(`${number}`);
	tell('0');
	for (let number = 1900; number < 2600; number++) tell(`${number}`);
	t.true(messages().size <= 2200 && messages().size >= 2000, `${messages().size}`);
	t.true(messages().has('0') && messages().has('2599') && !messages().has('1'));
	// What has gone is not counted, but told anew.
	tell('1');
	const again = store.list('events').find(({message}) => message === '1');
	t.is(again?.count, 1);
});

test('a lab with many pods keeps ten Events of each', t => {
	const {registry, store} = testRegistry(t);
	const pods = Array.from({length: 260}, (_, number) => makePod({registry}, `pod-${number}`));
	for (let round = 0; round < 12; round++) {
		for (const about of pods)
			registry.change({do: 'event', about, type: 'Normal', reason: 'A', message: `${round}`}, 'test');
	}
	const {length} = store.list('events');
	t.true(length >= 2600 && length <= 2860, `${length}`);
});

test('the kubelet reports a pod, not one that has its name now', t => {
	const {registry, store} = testRegistry(t);
	const {metadata} = makePod({registry}, 'a');
	const scheduled = {type: 'PodScheduled', status: 'True'};
	registry.reportPod(metadata.uid, {namespace, name: 'a'}, {phase: 'Pending', conditions: [scheduled]});
	registry.reportPod(
		metadata.uid,
		{namespace, name: 'a'},
		{phase: 'Running', conditions: [{type: 'Ready', status: 'True'}]},
	);
	registry.reportPod('other', {namespace, name: 'a'}, {phase: 'Failed'});
	registry.reportPod('other', {namespace, name: 'nobody'}, {phase: 'Failed'});
	const status = store.list('pods')[0]?.status as {phase: string; conditions: Array<{type: string}>};
	t.is(status.phase, 'Running');
	t.deepEqual(
		status.conditions.map(({type}) => type),
		['Ready', 'PodScheduled'],
	);
});
