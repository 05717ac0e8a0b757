/** Pods in every state, and what a real API server says of them; at midnight of 2 January 2026. */
const running = (name: string, ready = true) => ({name, ready, restartCount: 0, state: {running: {}}});
const waiting = (name: string, reason: string) => ({
	name,
	ready: false,
	restartCount: 0,
	state: {waiting: {reason}},
});
const ended = (name: string, exitCode: number, more: object = {}) => ({
	name,
	ready: false,
	restartCount: 0,
	state: {terminated: {exitCode, ...more}},
});

export type Case = {
	readonly says: string;
	readonly ready?: string;
	readonly restarts?: string;
	readonly metadata?: object;
	readonly spec?: object;
	readonly status: object;
};

const initialised = [{type: 'Initialized', status: 'True'}];
const sidecar = {initContainers: [{name: 'log', restartPolicy: 'Always'}]};
const inits = {initContainers: [{name: 'i1'}, {name: 'i2'}]};

export const cases: Readonly<Record<string, Case>> = {
	'not yet anywhere': {says: 'Pending', ready: '0/2', status: {phase: 'Pending'}},
	gated: {
		says: 'SchedulingGated',
		status: {
			phase: 'Pending',
			conditions: [{type: 'PodScheduled', status: 'False', reason: 'SchedulingGated'}],
		},
	},
	evicted: {says: 'Evicted', status: {phase: 'Failed', reason: 'Evicted'}},
	'both run': {
		says: 'Running',
		ready: '2/2',
		status: {phase: 'Running', containerStatuses: [running('a'), running('b')]},
	},
	'one not ready': {
		says: 'Running',
		ready: '1/2',
		status: {phase: 'Running', containerStatuses: [running('a'), running('b', false)]},
	},
	starting: {
		says: 'ContainerCreating',
		status: {
			phase: 'Pending',
			containerStatuses: [waiting('a', 'ContainerCreating'), waiting('b', 'ContainerCreating')],
		},
	},
	'no image, and another that runs': {
		says: 'ErrImagePull',
		ready: '1/2',
		status: {phase: 'Pending', containerStatuses: [running('a'), waiting('b', 'ErrImagePull')]},
	},
	'the first of two words': {
		says: 'CrashLoopBackOff',
		status: {
			phase: 'Running',
			containerStatuses: [waiting('a', 'CrashLoopBackOff'), ended('b', 1, {reason: 'Error'})],
		},
	},
	completed: {
		says: 'Completed',
		status: {
			phase: 'Succeeded',
			containerStatuses: [ended('a', 0, {reason: 'Completed'}), ended('b', 0, {reason: 'Completed'})],
		},
	},
	'one completed, one ready': {
		says: 'Running',
		ready: '1/2',
		status: {
			phase: 'Running',
			conditions: [{type: 'Ready', status: 'True'}],
			containerStatuses: [ended('a', 0, {reason: 'Completed'}), running('b')],
		},
	},
	'one completed, the pod not ready': {
		says: 'NotReady',
		ready: '1/2',
		status: {phase: 'Running', containerStatuses: [ended('a', 0, {reason: 'Completed'}), running('b')]},
	},
	'ended without a reason': {
		says: 'ExitCode:3',
		status: {phase: 'Failed', containerStatuses: [ended('a', 3)]},
	},
	'killed without a reason': {
		says: 'Signal:9',
		status: {phase: 'Failed', containerStatuses: [ended('a', 137, {signal: 9})]},
	},
	'first init container at work': {
		says: 'Init:0/2',
		spec: inits,
		status: {
			phase: 'Pending',
			initContainerStatuses: [running('i1', false), waiting('i2', 'PodInitializing')],
		},
	},
	'second init container at work': {
		says: 'Init:1/2',
		spec: inits,
		status: {phase: 'Pending', initContainerStatuses: [ended('i1', 0), running('i2', false)]},
	},
	'init container failed': {
		says: 'Init:Error',
		spec: inits,
		status: {phase: 'Pending', initContainerStatuses: [ended('i1', 1, {reason: 'Error'})]},
	},
	'init container failed without a reason': {
		says: 'Init:ExitCode:2',
		spec: inits,
		status: {phase: 'Pending', initContainerStatuses: [ended('i1', 2)]},
	},
	'init container falls again and again': {
		says: 'Init:CrashLoopBackOff',
		restarts: '4 (2m ago)',
		spec: inits,
		status: {
			phase: 'Pending',
			initContainerStatuses: [
				{
					...waiting('i1', 'CrashLoopBackOff'),
					restartCount: 4,
					lastState: {terminated: {exitCode: 1, finishedAt: '2026-01-01T23:58:00Z'}},
				},
			],
		},
	},
	'after the init containers their restarts do not count': {
		says: 'PodInitializing',
		restarts: '0',
		spec: inits,
		status: {
			phase: 'Pending',
			conditions: initialised,
			initContainerStatuses: [{...ended('i1', 0), restartCount: 4}, ended('i2', 0)],
			containerStatuses: [waiting('a', 'PodInitializing')],
		},
	},
	'a sidecar counts as a container': {
		says: 'Running',
		ready: '3/3',
		restarts: '2',
		spec: sidecar,
		status: {
			phase: 'Running',
			conditions: initialised,
			initContainerStatuses: [{...running('log'), started: true, restartCount: 2}],
			containerStatuses: [running('a'), running('b')],
		},
	},
	'a sidecar that has not started': {
		says: 'Init:0/1',
		ready: '0/3',
		spec: sidecar,
		status: {phase: 'Pending', initContainerStatuses: [{...running('log', false), started: false}]},
	},
	'restarted, and when': {
		says: 'Running',
		ready: '2/2',
		restarts: '5 (90s ago)',
		status: {
			phase: 'Running',
			containerStatuses: [
				{
					...running('a'),
					restartCount: 2,
					lastState: {terminated: {exitCode: 1, finishedAt: '2026-01-01T20:00:00Z'}},
				},
				{
					...running('b'),
					restartCount: 3,
					lastState: {terminated: {exitCode: 1, finishedAt: '2026-01-01T23:58:30Z'}},
				},
			],
		},
	},
	'being deleted': {
		says: 'Terminating',
		ready: '2/2',
		metadata: {deletionTimestamp: '2026-01-02T00:00:30Z'},
		status: {phase: 'Running', containerStatuses: [running('a'), running('b')]},
	},
	'being deleted, and over': {
		says: 'Completed',
		metadata: {deletionTimestamp: '2026-01-02T00:00:30Z'},
		status: {phase: 'Succeeded', containerStatuses: [ended('a', 0, {reason: 'Completed'})]},
	},
	'being deleted, on a node that is lost': {
		says: 'Unknown',
		metadata: {deletionTimestamp: '2026-01-02T00:00:30Z'},
		status: {phase: 'Running', reason: 'NodeLost'},
	},
};
