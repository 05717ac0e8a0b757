import test from 'ava';
import type {ContainerState} from 'kubernetes-types/core/v1.js';
import type {ContainerFacts, ContainerKind} from '../../../../lib/labd/kubelet/phase.js';
import {type PodFacts, podStatus} from '../../../../lib/labd/kubelet/status.js';

const early = '2025-01-01T00:00:00Z';
const later = '2025-01-01T00:00:09Z';
const running: ContainerState = {running: {startedAt: early}};
const waiting: ContainerState = {waiting: {reason: 'ContainerCreating'}};
const crashing: ContainerState = {waiting: {reason: 'CrashLoopBackOff'}};
const ended = (exitCode: number): ContainerState => ({terminated: {exitCode}});

function container(
	state: ContainerState,
	kind: ContainerKind = 'main',
	fields: Partial<ContainerFacts> = {},
): ContainerFacts {
	const isRunning = state.running !== undefined;
	const isDone = kind === 'init' && state.terminated?.exitCode === 0;
	const name = `${kind}-a`;
	const usual = {image: 'nginx', imageId: '', restartCount: 0, started: isRunning};
	return {kind, name, state, ready: kind === 'init' ? isDone : isRunning, ...usual, ...fields};
}

function status(containers: readonly ContainerFacts[], fields: Partial<PodFacts> = {}, now = later) {
	const facts: PodFacts = {
		spec: {containers: []},
		before: {},
		containers,
		podIps: ['10.244.0.2', 'fd00::2'],
		hostIps: ['192.168.0.1'],
		startTime: early,
		ending: false,
		...fields,
	};
	return podStatus(facts, now);
}

const policy = (restartPolicy: string): Partial<PodFacts> => ({spec: {containers: [], restartPolicy}});
const last = {exitCode: 1};

/** Type and reason of what is not true. */
function untrue({conditions = []}: ReturnType<typeof status>): string {
	return conditions
		.filter(condition => condition.status !== 'True')
		.map(({type, reason}) => (reason ? `${type}:${reason}` : type))
		.join(' ');
}

const notReady = 'Ready:ContainersNotReady ContainersReady:ContainersNotReady';
const over = (reason: string) => `PodReadyToStartContainers Ready:${reason} ContainersReady:${reason}`;
const notInitialized = `Initialized:ContainersNotInitialized ${notReady}`;

type Case = readonly [
	title: string,
	containers: readonly ContainerFacts[],
	phase: string,
	conditions: string,
	fields?: Partial<PodFacts>,
];

const cases: readonly Case[] = [
	['nothing runs yet', [container(waiting)], 'Pending', notReady],
	['all run', [container(running)], 'Running', ''],
	['one of two runs', [container(running), container(waiting)], 'Pending', notReady],
	['one is not ready', [container(running, 'main', {ready: false})], 'Running', notReady],
	['one crashes', [container(crashing, 'main', {last})], 'Running', notReady],
	['one ended well, for ever', [container(ended(0))], 'Succeeded', over('PodCompleted'), policy('Never')],
	['one ended badly, for ever', [container(ended(2))], 'Failed', over('PodFailed'), policy('Never')],
	[
		'one ended well, one runs',
		[container(ended(0)), container(running)],
		'Running',
		notReady,
		policy('Never'),
	],
	[
		'one ended well, one badly',
		[container(ended(0)), container(ended(1))],
		'Failed',
		over('PodFailed'),
		policy('Never'),
	],
	['one failed and is tried again', [container(ended(1))], 'Running', notReady, policy('OnFailure')],
	['the init container runs', [container(running, 'init'), container(waiting)], 'Pending', notInitialized],
	['the init container is done', [container(ended(0), 'init'), container(running)], 'Running', ''],
	[
		'the init container crashes',
		[container(crashing, 'init', {last}), container(waiting)],
		'Pending',
		notInitialized,
	],
	[
		'the init container failed, and may not again',
		[container(ended(1), 'init'), container(waiting)],
		'Failed',
		`PodReadyToStartContainers Initialized:ContainersNotInitialized Ready:PodFailed ContainersReady:PodFailed`,
		policy('Never'),
	],
	[
		'the sidecar does not run yet',
		[container(waiting, 'sidecar'), container(waiting)],
		'Pending',
		notInitialized,
	],
	[
		'the sidecar is not ready',
		[container(running, 'sidecar', {ready: false}), container(running)],
		'Running',
		notReady,
	],
	[
		'all but the sidecar are done',
		[container(running, 'sidecar'), container(ended(0))],
		'Running',
		notReady,
		policy('Never'),
	],
	[
		'the pod is being deleted, and all ended well',
		[container(ended(0))],
		'Succeeded',
		over('PodCompleted'),
		{ending: true},
	],
	[
		'the pod is being deleted, and one ended badly',
		[container(ended(137))],
		'Failed',
		over('PodFailed'),
		{ending: true},
	],
	['the pod is being deleted, and never began', [container(waiting)], 'Pending', notReady, {ending: true}],
	[
		'the pod took too long',
		[container(running)],
		'Failed',
		over('PodFailed'),
		{failure: {reason: 'DeadlineExceeded', message: 'too long'}},
	],
	[
		'a readiness gate is closed',
		[container(running)],
		'Running',
		'Ready:ReadinessGatesNotReady',
		{spec: {containers: [], readinessGates: [{conditionType: 'example.org/gate'}]}},
	],
	[
		'a readiness gate is open',
		[container(running)],
		'Running',
		'',
		{
			spec: {containers: [], readinessGates: [{conditionType: 'example.org/gate'}]},
			before: {conditions: [{type: 'example.org/gate', status: 'True'}]},
		},
	],
];
for (const [title, containers, phase, conditions, fields] of cases) {
	test(`a pod of which ${title} is ${phase}`, t => {
		const told = status(containers, fields);
		t.is(told.phase, phase);
		t.is(untrue(told), conditions);
	});
}

test('what is not ready is named', t => {
	const message = (type: string, told: ReturnType<typeof status>) =>
		told.conditions?.find(condition => condition.type === type)?.message;
	const two = [container(running, 'main', {ready: false}), container(waiting, 'main', {name: 'b'})];
	t.is(message('Ready', status(two)), 'containers with unready status: [main-a b]');
	const inits = [container(running, 'init'), container(waiting)];
	t.is(message('Initialized', status(inits)), 'containers with incomplete status: [init-a]');
	const spec = {containers: [], readinessGates: [{conditionType: 'g'}, {conditionType: 'h'}]};
	const before = {conditions: [{type: 'g', status: 'False'}]};
	t.is(
		message('Ready', status([container(running)], {spec, before})),
		'[the status of pod readiness gate "g" is not "True", but False, corresponding condition of pod readiness gate "h" does not exist.]',
	);
});

test('a condition keeps its time as long as it keeps its status', t => {
	const before = status([container(running, 'main', {ready: false})], {}, early);
	const after = status([container(running)], {before}, later);
	const times = Object.fromEntries(
		(after.conditions ?? []).map(({type, lastTransitionTime}) => [type, lastTransitionTime]),
	);
	t.deepEqual(times, {
		PodReadyToStartContainers: early,
		Initialized: early,
		Ready: later,
		ContainersReady: later,
		PodScheduled: early,
	});
});

test("the scheduler's condition is passed on", t => {
	const scheduled = {type: 'PodScheduled', status: 'True', lastTransitionTime: early, message: 'mine'};
	const told = status([container(running)], {before: {conditions: [scheduled]}});
	t.is(
		told.conditions?.find(({type}) => type === 'PodScheduled'),
		scheduled,
	);
});

test('addresses, times and containers are told as the API has them', t => {
	const inits = container(ended(0), 'init');
	const main = container(running, 'main', {
		name: 'z',
		last: {exitCode: 1},
		restartCount: 1,
		id: 'cnilab://x',
	});
	const other = container(running, 'main', {name: 'b'});
	const {conditions, ...told} = status([inits, main, other]);
	t.is(conditions?.length, 5);
	const {initContainerStatuses = [], containerStatuses = [], ...rest} = told;
	t.deepEqual(rest, {
		phase: 'Running',
		hostIP: '192.168.0.1',
		hostIPs: [{ip: '192.168.0.1'}],
		podIP: '10.244.0.2',
		podIPs: [{ip: '10.244.0.2'}, {ip: 'fd00::2'}],
		startTime: early,
		qosClass: 'BestEffort',
	});
	t.deepEqual(
		initContainerStatuses.map(({name, ready, started}) => ({name, ready, started})),
		[{name: 'init-a', ready: true, started: false}],
	);
	t.deepEqual(
		containerStatuses.map(({name}) => name),
		['b', 'z'],
	);
	t.deepEqual(containerStatuses[1], {
		name: 'z',
		state: running,
		lastState: {terminated: {exitCode: 1}},
		ready: true,
		restartCount: 1,
		image: 'nginx',
		imageID: '',
		containerID: 'cnilab://x',
		started: true,
	});
});
