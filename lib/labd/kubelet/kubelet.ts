/** The kubelet: one for all nodes of the lab. */
import type {Notice} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {ApiError, badRequest} from '../../api/status.js';
import {isOnHost} from '../workloads/programs.js';
import {clock} from './clock.js';
import type {Container} from './container.js';
import {EventQueue} from './event-queue.js';
import {logLines} from './log-lines.js';
import type {Shared} from './pod-context.js';
import {PodWorker} from './pod-worker.js';
import {ProbeQueue} from './probe-queue.js';
import type {Kubelet, KubeletHost, LogOptions} from './types.js';

export function createKubelet(host: KubeletHost): Kubelet {
	const workers = new Map<string, PodWorker>();
	const frozen = new Set<string>();
	/** By UID: their nodes are, or were, off. */
	const left = new Map<string, string>();
	/** Who asks for a pod asks its node's kubelet. */
	const workerFor = (uid: string): PodWorker => {
		const worker = workers.get(uid);
		const node = frozen.has(uid) ? worker?.node : left.get(uid);
		if (node === undefined) return workerOf(workers, uid);
		const {ipv4, ipv6 = ''} = host.nodeAddresses(node);
		throw unreachable(ipv4 ?? `[${ipv6}]`, worker ? 'i/o timeout' : 'connect: no route to host');
	};
	const events = new EventQueue(
		({about, type, reason, message}) => host.event(about, type, reason, message),
		event => host.happened?.(event),
	);
	const onHost = (program: string) => isOnHost(program, process.env.PATH ?? '');
	const shared: Shared = {host, events, probes: new ProbeQueue(), onHost, time: clock(() => host.now())};
	const forget = (uid: string) => {
		for (const known of [workers, frozen, left]) known.delete(uid);
	};
	return {
		start: (object, pod, resumed = false) => {
			const {uid} = object.metadata;
			const worker = new PodWorker(object, pod, shared);
			workers.set(uid, worker);
			worker.freeze(frozen.has(uid));
			const wasOff = left.delete(uid);
			worker.start(resumed ? (wasOff ? 'rebooted' : 'resumed') : 'new');
		},
		changed: (object, pod) => workers.get(object.metadata.uid)?.changed(object, pod),
		stop: async (uid, graceSeconds) => {
			await workers.get(uid)?.stop(graceSeconds * 1000);
			forget(uid);
		},
		leave: async (uid, graceSeconds) => {
			const worker = workers.get(uid);
			forget(uid);
			left.set(uid, worker?.node ?? '');
			await worker?.close(graceSeconds * 1000);
		},
		freeze: (uid, isFrozen) => {
			if (isFrozen) frozen.add(uid);
			else frozen.delete(uid);
			workers.get(uid)?.freeze(isFrozen);
		},
		holdEvents: work => events.hold(work),
		logs: (uid, container, options, signal) =>
			readLog({worker: workerFor(uid), container, options}, {now: host.now(), signal}),
		command: (uid, name, argv) => {
			const worker = workerFor(uid);
			const container = chosen(worker, name);
			const command = container.command(argv);
			if (!command) throw notRunning(container);
			return command;
		},
		console: (uid, name) => {
			const container = chosen(workerFor(uid), name);
			const {console} = container;
			if (console === 'ended') throw notRunning(container);
			return console;
		},
		notices: () => [...workers.values()].flatMap(({notices}): readonly Notice[] => notices),
		close: async () => {
			await Promise.all([...workers.values()].map(worker => worker.close()));
			workers.clear();
			events.flush();
		},
	};
}

function workerOf(workers: ReadonlyMap<string, PodWorker>, uid: string): PodWorker {
	const worker = workers.get(uid);
	if (worker) return worker;
	// The API has asked for a pod that it has.
	throw badRequest(
		'nothing of this pod runs: it is about to be started, or had ended before labd was started again',
	);
}

/** As the API server says that it can't reach a kubelet. */
function unreachable(address: string, why: string): ApiError {
	return new ApiError(500, 'InternalError', `error dialing backend: dial tcp ${address}:10250: ${why}`);
}

function notRunning({name}: Container): ApiError {
	return new ApiError(404, 'NotFound', `container not found ("${name}")`);
}

/** The one that is named, or the only one. */
function chosen(worker: PodWorker, name: string | undefined): Container {
	const {object, mainNames} = worker;
	const wanted = name || defaultContainer(object, mainNames);
	const container = wanted === undefined ? undefined : worker.container(wanted);
	if (container) return container;
	const pod = object.metadata.name;
	if (wanted !== undefined) throw badRequest(`container ${wanted} is not valid for pod ${pod}`);
	throw badRequest(
		`a container name must be specified for pod ${pod}, choose one of: [${mainNames.join(' ')}]`,
	);
}

function defaultContainer({metadata}: ApiObject, names: readonly string[]): string | undefined {
	const annotated = metadata.annotations?.['kubectl.kubernetes.io/default-container'];
	return names.length === 1 ? names[0] : annotated;
}

type LogRequest = {
	readonly worker: PodWorker;
	readonly container: string | undefined;
	readonly options: LogOptions;
};

/** Throws at once, not when the first line is asked for: the answer's status depends on it. */
function readLog(
	{worker, container: name, options}: LogRequest,
	how: {readonly now: number; readonly signal: AbortSignal},
): AsyncIterable<string> {
	const container = chosen(worker, name);
	const previous = options.previous === true;
	const {state, last} = container.facts;
	const pod = worker.object.metadata.name;
	const log = container.log(previous);
	if (previous && !last)
		throw badRequest(`previous terminated container "${container.name}" in pod "${pod}" not found`);
	if (log) return logLines(log, options, how);
	if (state.waiting)
		throw badRequest(
			`container "${container.name}" in pod "${pod}" is waiting to start: ${state.waiting.reason}`,
		);
	return nothing();
}

/** A run before this labd: its log went with the one that kept it. */
async function* nothing(): AsyncGenerator<string> {}
