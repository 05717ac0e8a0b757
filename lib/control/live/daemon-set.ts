/** DaemonSet: a pod on every node that its template takes; nodes come and go, and updates go from node to node. */
import {keyOf} from '../../api/object.js';
import type {NodeFacts} from '../controllers.js';
import {daemonSetPod, shouldRun} from '../daemon-set.js';
import {namespaceOf} from '../owned.js';
import type {Change, Controller, World} from './controller.js';
import {rolled} from './daemon-set-rollout.js';
import {daemonSetStatus} from './daemon-set-status.js';
import type {LiveDaemonSet, LiveNode, LivePod} from './live-objects.js';
import {claim, ownersFor} from './ownership.js';
import {createChanges, deleteChanges} from './pod-changes.js';
import {hasEnded, isLeaving, nextAvailable} from './pod-state.js';
import {beyondLimit, revisionsOf} from './revisions.js';
import {nodeFacts} from './scheduler.js';
import {statusChange} from './status-change.js';

export const daemonSetController: Controller = {
	name: 'daemonset-controller',
	resource: 'daemonsets.apps',
	related: {
		pods: ownersFor('daemonsets.apps', 'DaemonSet'),
		nodes: (_, world) => world.list('daemonsets.apps').map(keyOf),
	},
	sync: (object, world) => syncDaemonSet(object as LiveDaemonSet, world),
};

/** A node, and the set's pods that are meant for it; nodes that are gone have pods, too. */
export type Post = {
	readonly name: string;
	/** Undefined: it is gone. */
	readonly node: NodeFacts | undefined;
	readonly pods: readonly LivePod[];
};

function syncDaemonSet(set: LiveDaemonSet, world: World): readonly Change[] {
	const {selector, minReadySeconds, revisionHistoryLimit} = set.spec;
	const {mine, changes} = claim<LivePod>(set, {resource: 'pods', selector}, world);
	if (changes.length > 0) return changes;
	const revisions = revisionsOf(set, world);
	const {hash} = revisions;
	const posts = postsOf(mine, (world.list('nodes') as readonly LiveNode[]).map(nodeFacts));
	const used = new Set([hash, ...mine.map(({metadata}) => metadata.labels?.['controller-revision-hash'])]);
	const waits = nextAvailable(mine, minReadySeconds, world.now);
	const isGoing = set.metadata.deletionTimestamp !== undefined;
	return [
		...(isGoing ? [] : [...revisions.changes, ...podChanges(set, {posts, hash}, world)]),
		...statusChange(set, daemonSetStatus(set, {posts, hash, now: world.now})),
		...beyondLimit(revisions, revisionHistoryLimit, ({metadata: {labels}}) =>
			used.has(labels?.['controller-revision-hash']),
		),
		...(waits === undefined ? [] : [{do: 'again', at: waits} as const]),
	];
}

function postsOf(pods: readonly LivePod[], nodes: readonly NodeFacts[]): Post[] {
	const meant = new Map<string, LivePod[]>();
	for (const pod of pods) meant.set(nodeMeant(pod), [...(meant.get(nodeMeant(pod)) ?? []), pod]);
	const known = new Set(nodes.map(({name}) => name));
	const gone = [...meant].filter(([name]) => !known.has(name));
	return [
		...nodes.map(node => ({name: node.name, node, pods: meant.get(node.name) ?? []})),
		...gone.map(([name, left]) => ({name, node: undefined, pods: left})),
	];
}

/** The node that a pod has, or that its affinity will give it. */
function nodeMeant({spec}: LivePod): string {
	if (spec.nodeName !== undefined) return spec.nodeName;
	const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
	const fields = required?.nodeSelectorTerms.flatMap(({matchFields = []}) => matchFields) ?? [];
	return fields.find(({key}) => key === 'metadata.name')?.values?.[0] ?? '';
}

type Situation = {readonly posts: readonly Post[]; readonly hash: string};

function podChanges(set: LiveDaemonSet, {posts, hash}: Situation, world: World): Change[] {
	const kept = posts.map(post => ({post, ...tidied(set, post, hash)}));
	const missing = kept.filter(({isMissing}) => isMissing).map(({post}) => post.name);
	const wrong = kept.flatMap(({surplus}) => surplus);
	const update =
		missing.length + wrong.length > 0
			? {create: [], end: []}
			: rolled(set, {posts: posts.filter(({node}) => node && shouldRun(set, node)), hash, now: world.now});
	const isTaken = (name: string) => world.get('pods', namespaceOf(set), name) !== undefined;
	const made = [...missing, ...update.create].map(node => daemonSetPod(set, {node, hash, isTaken}));
	return [...deleteChanges(set, [...wrong, ...update.end]), ...createChanges(set, made)];
}

/** Whether a node lacks a pod, and which of its pods are wrong there: ended, not wanted, or the younger of two. */
function tidied(
	set: LiveDaemonSet,
	{node, pods}: Post,
	hash: string,
): {readonly isMissing: boolean; readonly surplus: readonly LivePod[]} {
	const present = pods.filter(pod => !isLeaving(pod));
	if (!node) return {isMissing: false, surplus: present.filter(({spec}) => spec.nodeName === undefined)};
	if (!shouldRun(set, node, true)) return {isMissing: false, surplus: present};
	if (pods.length === 0) return {isMissing: shouldRun(set, node), surplus: []};
	const ended = present.filter(hasEnded);
	const running = present.filter(pod => !hasEnded(pod));
	return {isMissing: false, surplus: [...ended, ...doubles(running, hash)]};
}

/** One of each revision may be there: during an update with maxSurge the new one beside the old one. */
function doubles(pods: readonly LivePod[], hash: string): readonly LivePod[] {
	const isNew = ({metadata}: LivePod) => metadata.labels?.['controller-revision-hash'] === hash;
	const oldest = (a: LivePod, b: LivePod) =>
		a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1;
	const surplus = (group: readonly LivePod[]) => [...group].sort(oldest).slice(1);
	return [...surplus(pods.filter(isNew)), ...surplus(pods.filter(pod => !isNew(pod)))];
}
