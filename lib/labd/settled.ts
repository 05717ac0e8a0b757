/** Knowing when what the objects say is true in the kernel. */
import type {Pod} from '../../topology/model.js';
import {type ApiObject, keyOf} from '../api/object.js';
import type {LivePod} from '../control/live/live-objects.js';
import {podWait, type Wait} from '../control/live/pod-waits.js';
import {rolloutWait} from '../control/live/rollout-wait.js';
import {nameOfPod} from '../plan/places.js';
import {remembered} from '../plan/remember.js';
import {type Convergence, unmetWords} from './convergence.js';
import type {Journal} from './journal-types.js';
import type {LiveNetwork} from './network-types.js';
import {quietNodes} from './quiet-nodes.js';
import type {OpenStore} from './store/store.js';
import type {Key} from './store/types.js';

/** The body of `/settled`. */
export type SettledQuery = {
	/** `network`: the kernel is as the objects say; `ready`: and what runs in it is, too. */
	readonly until?: 'network' | 'ready';
	/** Only these, and what they have made, need be ready; of others only what is on its way in the kernel is waited for. */
	readonly objects?: readonly Key[];
	/** As long as the client is there if nothing is said. */
	readonly timeoutMs?: number;
};

export type Settled = {
	/** False when the time is over, or the kernel has refused something. */
	readonly settled: boolean;
	/** What is not as it shall be, and why: also of what can't be, and is not waited for. */
	readonly waitingFor: readonly string[];
	readonly ms: number;
};

export type SettledParts = {
	readonly store: OpenStore;
	readonly journal: Pick<Journal, 'watch'>;
	readonly network: Pick<LiveNetwork, 'alone' | 'cluster' | 'shape' | 'unenforced'>;
	/** Resolves when the controllers have nothing to say. */
	readonly idle: () => Promise<void>;
	/** Of the daemons' part. */
	readonly convergence?: Pick<Convergence, 'done' | 'now' | 'isComing'>;
};

type Subject = Wait & {readonly subject: string};

/** Resolves when nothing is left that comes by itself. */
export async function settled(
	parts: SettledParts,
	query: SettledQuery,
	clientGone: AbortSignal,
): Promise<Settled> {
	const start = performance.now();
	const over = endOf(query.timeoutMs, clientGone);
	for (;;) {
		const {version} = parts.store;
		const news = newsOf(parts);
		try {
			await Promise.race([rest(parts), over]);
			const waits = waitsOf(parts, query);
			const isCalm = parts.store.version === version && !waits.some(({state}) => state === 'coming');
			if (isCalm || over.isOver()) {
				const isSettled = isCalm && !waits.some(({state}) => state === 'failed');
				return {settled: isSettled, waitingFor: waits.map(textOf), ms: Math.round(performance.now() - start)};
			}
			if (parts.store.version === version) await Promise.race([news.come, over]);
		} finally {
			news.end();
		}
	}
}

/** The controllers have done what they want, and the network what came of that. */
async function rest({idle, network, convergence}: SettledParts): Promise<void> {
	await idle();
	await network.alone(async () => {});
	await convergence?.done();
}

type End = Promise<void> & {isOver(): boolean};

function endOf(timeoutMs: number | undefined, clientGone: AbortSignal): End {
	let isOver = clientGone.aborted;
	const end = new Promise<void>(resolve => {
		const stop = () => {
			isOver = true;
			resolve();
		};
		clientGone.addEventListener('abort', stop, {once: true});
		if (timeoutMs !== undefined) setTimeout(stop, timeoutMs).unref();
	});
	return Object.assign(end, {isOver: () => isOver});
}

/** An object has changed; or the network, which the journal tells. */
function newsOf({store, journal}: SettledParts): {readonly come: Promise<void>; end(): void} {
	let ends: (() => void)[] = [];
	const come = new Promise<void>(resolve => {
		ends = [store.watch(store.version, () => resolve()), journal.watch(() => resolve())];
	});
	return {
		come,
		end: () => {
			for (const end of ends) end();
		},
	};
}

function textOf({subject, why}: Subject): string {
	return `${subject}: ${why}`;
}

function waitsOf(parts: SettledParts, {until = 'network', objects}: SettledQuery): Subject[] {
	const {store} = parts;
	const pods = store.list('pods') as readonly LivePod[];
	const concerned = objects && concernedBy(store, objects);
	const isAsked = ({metadata}: ApiObject) => !concerned || concerned.has(metadata.uid);
	const waitFor = podWaits(parts);
	const ofPods = pods.flatMap(pod => {
		const wait = waitFor(pod);
		if (!wait || (wait.level === 'ready' && until !== 'ready')) return [];
		if (!isAsked(pod) && (wait.level === 'ready' || wait.state !== 'coming')) return [];
		return [{...wait, subject: `Pod ${keyOf(pod)}`, uid: pod.metadata.uid}];
	});
	const left = [...leftovers(parts, keysOf(pods)), ...unmet(parts), ...unenforced(parts)];
	if (until !== 'ready') return [...ofPods, ...left];
	const stuck = new Set(ofPods.flatMap(({state, uid}) => (state === 'coming' ? [] : [uid])));
	return [...ofPods, ...left, ...rollouts(store, {isAsked, stuck})];
}

function podWaits({store, network}: SettledParts): (pod: LivePod) => Wait | undefined {
	const {cluster, shape} = network;
	const there = namesOf(cluster.pods);
	const quiet = quietNodes(shape.faults);
	return pod => {
		const hasNetwork = there.has(nameOfLive(pod));
		const kind = quiet.get(pod.spec.nodeName ?? '');
		if (hasNetwork && !kind) return waitOfNetworked(pod);
		return podWait(pod, {
			hasNetwork,
			quiet: kind && (kind === 'pause' ? 'is frozen' : 'is off'),
			failure: hasNetwork ? undefined : failureOf(store, pod),
		});
	};
}

/** Nearly all have one, on a node that is heard, and have not changed since they were asked last. */
const waitOfNetworked = remembered((pod: LivePod) =>
	podWait(pod, {hasNetwork: true, quiet: undefined, failure: undefined}),
);

const nameOfLive = remembered((pod: LivePod) => keyOf(pod));
const keysOf = remembered((pods: readonly LivePod[]): ReadonlySet<string> => new Set(pods.map(nameOfLive)));

const nameOfPlaced = remembered((pod: Pod) => nameOfPod(pod));
const namesOf = remembered((pods: readonly Pod[]): ReadonlySet<string> => new Set(pods.map(nameOfPlaced)));

type Told = {
	readonly involvedObject?: {readonly uid?: string};
	readonly reason?: string;
	readonly message?: string;
};

/** What was told last of why it has no network. */
function failureOf(store: OpenStore, {metadata: {uid, namespace}}: LivePod): string | undefined {
	const events = store.list('events', namespace) as readonly (ApiObject & Told)[];
	const failed = events.filter(
		({involvedObject, reason}) => involvedObject?.uid === uid && reason === 'FailedCreatePodSandBox',
	);
	return failed.at(-1)?.message;
}

/** A pod that was removed by force has no object any more, and its network until nothing of it runs. */
function leftovers({network}: SettledParts, known: ReadonlySet<string>): Subject[] {
	return network.cluster.pods
		.filter(pod => !known.has(nameOfPlaced(pod)))
		.map(pod => ({
			subject: `Pod ${nameOfPod(pod)}`,
			level: 'network',
			why: 'was removed, its network is still there',
			state: 'coming',
		}));
}

/** What daemons have not done in their time: nobody waits for it any more. */
function unmet({convergence, network}: SettledParts): Subject[] {
	if (!convergence) return [];
	const state = convergence.isComing ? 'coming' : 'failed';
	const subject = `Lab ${network.cluster.name}`;
	return convergence.now().unmet.map(each => ({subject, level: 'network', why: unmetWords(each), state}));
}

/** A pod that gets no network is told of by itself. */
function unenforced({network: {cluster, unenforced: why}}: SettledParts): Subject[] {
	if (why === undefined || !cluster.policy) return [];
	const subject = `Lab ${cluster.name}`;
	return [
		{
			subject,
			level: 'network',
			why: `its policies are not enforced as they are now: ${why}`,
			state: 'failed',
		},
	];
}

const workloads = ['deployments.apps', 'replicasets.apps', 'statefulsets.apps', 'daemonsets.apps'];

type Asked = {readonly isAsked: (object: ApiObject) => boolean; readonly stuck: ReadonlySet<string>};

/** One that waits for pods that can't be ready waits for whoever mends them. */
function rollouts(store: OpenStore, {isAsked, stuck}: Asked): Subject[] {
	return workloads.flatMap(resource =>
		store.list(resource).flatMap((object): Subject[] => {
			const why = isAsked(object) ? rolloutWait(object) : undefined;
			if (why === undefined) return [];
			const isStuck = [...dependents(store, object)].some(uid => stuck.has(uid));
			const state = isStuck || isPaused(object) ? 'standing' : 'coming';
			return [{subject: `${object.kind} ${keyOf(object)}`, level: 'ready', why, state}];
		}),
	);
}

function isPaused({spec}: ApiObject): boolean {
	return (spec as {readonly paused?: boolean} | undefined)?.paused === true;
}

/** UIDs of these objects, of what they have made, and so on. */
function concernedBy(store: OpenStore, keys: readonly Key[]): ReadonlySet<string> {
	const found = new Set<string>();
	for (const key of keys) {
		const object = store.get(key);
		if (object) dependents(store, object, found);
	}
	return found;
}

function dependents(store: OpenStore, object: ApiObject, found = new Set<string>()): ReadonlySet<string> {
	const {uid} = object.metadata;
	if (found.has(uid)) return found;
	found.add(uid);
	for (const owned of store.ownedBy(uid)) dependents(store, owned, found);
	return found;
}
