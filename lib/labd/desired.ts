/** What a lab shall be: written by `up` into the state folder, then kept up to date by labd, read by the verbs that only look. */
import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {Fault} from '../../topology/faults.js';
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Pod} from '../../topology/model.js';
import type {Policy, PolicyModel, Tier} from '../../topology/policy/types.js';
import {sameValue} from '../../topology/same-value.js';
import type {Scenario} from '../../topology/scenario.js';
import type {Check} from '../../topology/schema.js';
import type {Task} from '../../topology/task.js';
import {kubernetesTimers, type Timers} from '../../topology/timers.js';
import type {NeighbourLimits} from '../plan/neighbours.js';
import type {Op} from '../plan/ops.js';
import {remembered} from '../plan/remember.js';
import type {Substitute} from '../plan/substitutes.js';
import type {DockerLab} from '../run/docker-lab.js';
import {readState, writeState} from '../run/state-file.js';
import {
	appendLine,
	type Piece,
	piecesOf,
	readLines,
	removeLines,
	spliceBetween,
	withLines,
} from './desired-log.js';

export type Desired = {
	readonly cluster: Cluster;
	/** What the store begins with: every Kubernetes object of the lab after the controllers. Empty once labd has them. */
	readonly objects: readonly KubernetesObject[];
	/** As the lab file says them. */
	readonly checks: readonly Check[];
	/** What the lab's files said when it came up, or was last applied: what is no longer said then goes. */
	readonly manifests?: readonly ManifestKey[];
	/** Those that stand. */
	readonly faults?: readonly Fault[];
	/** For a node whose daemon is dead: what it had made then. */
	readonly frozen?: Readonly<Record<string, readonly Op[]>>;
	readonly timers?: Timers;
	/** As the lab file says it. */
	readonly scenario?: Scenario;
	readonly task?: Task;
	/** What the host's neighbour tables take. */
	readonly limits: NeighbourLimits;
	/** What the host has not, and is done by something else. */
	readonly substitutes?: readonly Substitute[];
	/** Set if its machines are containers. */
	readonly docker?: DockerLab;
	/** A change of the network that is at work: if labd dies meanwhile, nobody knows how much of it has happened. */
	readonly changing?: Changing;
};

/** `machines`: those that start or stop; set if more than pods is changing. */
export type Changing = {
	readonly coming: readonly Pod[];
	readonly going: readonly Pod[];
	readonly machines?: readonly string[];
};

/** An object that a lab's manifests have. */
export type ManifestKey = {readonly resource: string; readonly namespace?: string; readonly name: string};

/** As they are when they are looked at: a lab file that is applied may change them. */
export function timersOf(desired: () => Pick<Desired, 'timers'>): Timers {
	return {
		get nodeMonitorGracePeriod() {
			return (desired().timers ?? kubernetesTimers).nodeMonitorGracePeriod;
		},
		get unreachableToleration() {
			return (desired().timers ?? kubernetesTimers).unreachableToleration;
		},
	};
}

function desiredFile(folder: string): string {
	return join(folder, 'desired.json');
}

/** Of the file's shape, and of the log's beside it: raise it when a labd would misread what another version has written. */
const version = 2;

/** Throws a StateError. */
export function writeDesired(folder: string, desired: Desired): void {
	writeWhole(folder, desired);
}

/** Returns the name by which lines of the log are about it, and its length. */
function writeWhole(folder: string, desired: Desired): {readonly id: string; readonly length: number} {
	const id = randomUUID();
	const text = textOf({version, id, ...desired});
	writeState(desiredFile(folder), text);
	removeLines(folder);
	return {id, length: text.length};
}

/** Live handle: who keeps it up to date. Where nothing but pods and policies has changed since the last time, that is one line more. */
export class DesiredFile {
	readonly #folder: string;
	#last: Last | undefined;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Throws a StateError: what was written before is then still there. */
	write({changing, ...standing}: Desired): void {
		const last = this.#last;
		// What fails may have left half a line, after which none counts.
		this.#last = undefined;
		const head = headOf(standing);
		const pieces = piecesOf(standing.cluster);
		if (last && last.room > 0 && sameValue(last.head, head)) {
			const splice = spliceBetween(last.pieces, pieces);
			const used = appendLine(this.#folder, {of: last.id, ...splice, ...(changing && {changing})});
			this.#last = {...last, pieces, room: last.room - used};
			return;
		}
		const {id, length} = writeWhole(this.#folder, {...standing, ...(changing && {changing})});
		this.#last = {id, head, pieces, room: length + slack};
	}
}

/** What was written last, and how much more the log may take. */
type Last = {
	readonly id: string;
	readonly head: object;
	readonly pieces: readonly Piece[];
	readonly room: number;
};

/** Characters that the log may have beyond the length of the whole. */
const slack = 64 * 1024;

/** All but pods and policies. */
function headOf({cluster: {pods: _, policy, ...around}, ...desired}: Desired): object {
	const tiers = policy?.tiers.map(({policies: _, ...tier}) => tier);
	return {...desired, cluster: {...around, policy: policy && {...policy, tiers}}};
}

type Written = Desired & {readonly version: number; readonly id: string};

/** Policies and pods last: of thousands nearly all are the same objects as when it was written the last time. */
function textOf({cluster, ...desired}: Written): string {
	const {pods, policy, ...around} = cluster;
	const text = JSON.stringify({...desired, cluster: {...around, pods: []}});
	const policies = policy ? `"policy":${modelText(policy)},` : '';
	return `${text.slice(0, -end.length)}${policies}"pods":[${pods.map(podText).join(',')}]}}`;
}

/** Of an object whose last part is the cluster, whose last part is its pods. */
const end = '"pods":[]}}';

const podText = remembered((pod: Pod) => JSON.stringify(pod));

const modelText = remembered(({tiers, ...model}: PolicyModel) =>
	withList(model, 'tiers', tiers.map(tierText)),
);

const tierText = remembered(({policies, ...tier}: Tier) =>
	withList(tier, 'policies', policies.map(policyText)),
);

const policyText = remembered((policy: Policy) => JSON.stringify(policy));

/** The object's text with one field more. It has others. */
function withList(object: object, field: string, texts: readonly string[]): string {
	return `${JSON.stringify(object).slice(0, -1)},"${field}":[${texts.join(',')}]}`;
}

/** Throws a StateError if the file is not there, of another version, or not whole. */
export function readDesired(folder: string): Desired {
	const lines = readLines(folder);
	const {version: _, id, ...desired} = readState<Written>(desiredFile(folder), {version, isWhole});
	return withLines(desired, id, lines);
}

/** What whoever reads it goes through. */
function isWhole({id, cluster, objects, checks, limits}: Partial<Written>): boolean {
	const lists = [cluster?.nodes, cluster?.pods, cluster?.families, objects, checks];
	const named = typeof id === 'string' && typeof cluster?.mode?.name === 'string';
	return lists.every(Array.isArray) && named && limits !== undefined;
}
