import test from 'ava';
import type {LivePod} from '../../../../lib/control/live/live-objects.js';
import {type PodFacts, podWait} from '../../../../lib/control/live/pod-waits.js';
import {readyPod} from '../../../helpers/instant-kubelet.js';
import {podDraft} from '../../../helpers/live.js';

type Fields = Readonly<Record<string, unknown>>;

const stamps = {uid: 'u', resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z'};

function pod(spec: Fields = {nodeName: 'node-1'}, status: Fields = {}, metadata: Fields = {}): LivePod {
	const draft = podDraft('p', spec, {...stamps, ...metadata});
	return {...draft, status} as unknown as LivePod;
}

const running = readyPod(pod(), 0);

function conditions(...told: readonly (readonly [string, string])[]): Fields {
	return {conditions: told.map(([type, status]) => ({type, status, message: `${type} is ${status}`}))};
}

function container(state: Fields, more: Fields = {}): LivePod {
	const status = {...running.status, ...more, containerStatuses: [{name: 'main', state}]};
	return {...running, status} as unknown as LivePod;
}

const notReady = conditions(['PodReadyToStartContainers', 'True'], ['Ready', 'False']);
const leaving = {deletionTimestamp: '2024-01-01T00:00:00Z'};

/** The pod, what is known besides, and `level state` or nothing. */
const cases: Readonly<Record<string, readonly [LivePod, Partial<PodFacts>, string | undefined]>> = {
	'runs and is ready': [running, {}, undefined],
	'runs, and the kernel has no network for it': [running, {hasNetwork: false}, 'network coming'],
	'has a network, and the kubelet has not said so': [pod(), {}, 'network coming'],
	'was looked at by nobody': [pod({}), {hasNetwork: false}, 'network coming'],
	'fits no node': [pod({}, conditions(['PodScheduled', 'False'])), {hasNetwork: false}, 'network standing'],
	'has a gate': [pod({schedulingGates: [{name: 'x'}]}), {hasNetwork: false}, 'network standing'],
	'waits for another scheduler': [pod({schedulerName: 'x'}), {hasNetwork: false}, 'network standing'],
	'is on a node that is off': [running, {quiet: 'is off'}, 'network standing'],
	'was refused by the kernel': [pod(), {hasNetwork: false, failure: 'no room'}, 'network failed'],
	'is ending': [{...running, metadata: {...running.metadata, ...leaving}}, {}, 'network coming'],
	'is ending, without a network': [pod(undefined, {}, leaving), {hasNetwork: false}, 'network coming'],
	'is held by a finalizer, without a network': [
		pod(undefined, {}, {...leaving, finalizers: ['x/y']}),
		{hasNetwork: false},
		'network standing',
	],
	'is held by a finalizer, with a network': [
		pod(undefined, {}, {...leaving, finalizers: ['x/y']}),
		{},
		'network coming',
	],
	'is ending, on a node that is off': [pod(undefined, {}, leaving), {quiet: 'is off'}, 'network standing'],
	'has ended': [pod(undefined, {phase: 'Succeeded'}), {hasNetwork: false}, undefined],
	'has ended, with a network': [pod(undefined, {phase: 'Failed'}), {}, 'network coming'],
	'failed before it had a node': [pod({}, {phase: 'Failed'}), {hasNetwork: false}, undefined],
	'has a container that is being made': [
		container({waiting: {reason: 'ContainerCreating'}}, notReady),
		{},
		'network coming',
	],
	'has init containers at work': [
		container({waiting: {reason: 'PodInitializing'}}, notReady),
		{},
		'ready coming',
	],
	'has a container that crashes': [
		container({waiting: {reason: 'CrashLoopBackOff'}}, notReady),
		{},
		'ready standing',
	],
	'is not ready yet': [container({running: {}}, notReady), {}, 'ready coming'],
};

for (const [what, [object, facts, wanted]] of Object.entries(cases)) {
	test(`what a pod waits for that ${what}`, t => {
		const wait = podWait(object, {hasNetwork: true, quiet: undefined, failure: undefined, ...facts});
		t.is(wait && `${wait.level} ${wait.state}`, wanted);
	});
}
