/** The next step of a DaemonSet's rolling update: old pods that may go, nodes that get a new pod beside the old one. */
import {share} from '../deployment.js';
import type {Post} from './daemon-set.js';
import type {LiveDaemonSet, LivePod} from './live-objects.js';
import {isAvailable, isLeaving} from './pod-state.js';

export type Roll = {
	/** Names of nodes. */
	readonly create: readonly string[];
	readonly end: readonly LivePod[];
};

type Situation = {
	/** Those that shall have a pod. */
	readonly posts: readonly Post[];
	readonly hash: string;
	readonly now: number;
};

export function rolled(set: LiveDaemonSet, {posts, hash, now}: Situation): Roll {
	const {updateStrategy, minReadySeconds} = set.spec;
	if (updateStrategy?.type === 'OnDelete') return {create: [], end: []};
	const {maxUnavailable = 1, maxSurge = 0} = updateStrategy?.rollingUpdate ?? {};
	const surge = share(maxSurge, posts.length, Math.ceil);
	const unavailable = Math.max(share(maxUnavailable, posts.length, Math.ceil), surge === 0 ? 1 : 0);
	const pairs = posts.map(post => pairOf(post, hash));
	const isWell = (pod: LivePod) => isAvailable(pod, minReadySeconds, now);
	return surge > 0 ? surging(pairs, surge, isWell) : replacing(pairs, unavailable, isWell);
}

type Pair = {readonly name: string; readonly fresh: LivePod | undefined; readonly old: LivePod | undefined};
type IsWell = (pod: LivePod) => boolean;

function pairOf({name, pods}: Post, hash: string): Pair {
	const present = pods.filter(pod => !isLeaving(pod));
	const isFresh = ({metadata}: LivePod) => metadata.labels?.['controller-revision-hash'] === hash;
	return {name, fresh: present.find(isFresh), old: present.find(pod => !isFresh(pod))};
}

/** Old pods that do not work anyway go at once, others while not too many nodes are without a working pod. */
function replacing(pairs: readonly Pair[], maxUnavailable: number, isWell: IsWell): Roll {
	const replaceable = pairs.flatMap(({old, fresh}) => (old && !fresh ? [old] : []));
	const ailing = replaceable.filter(old => !isWell(old));
	const working = replaceable.filter(isWell);
	const without = pairs.filter(
		({old, fresh}) => !(fresh && !old && isWell(fresh)) && !(old && !fresh && isWell(old)),
	);
	return {create: [], end: [...ailing, ...working.slice(0, Math.max(maxUnavailable - without.length, 0))]};
}

/** The new pod comes first, and the old one goes when it works. */
function surging(pairs: readonly Pair[], maxSurge: number, isWell: IsWell): Roll {
	const end = pairs.flatMap(({old, fresh}) => (old && fresh && isWell(fresh) ? [old] : []));
	const doubled = pairs.filter(({old, fresh}) => old && fresh && !isWell(fresh)).length;
	const waiting = pairs.filter(({old, fresh}) => old && !fresh);
	const ailing = waiting.filter(({old}) => old && !isWell(old));
	const working = waiting.filter(({old}) => old && isWell(old));
	const create = [...ailing, ...working.slice(0, Math.max(maxSurge - doubled, 0))];
	return {create: create.map(({name}) => name), end};
}
