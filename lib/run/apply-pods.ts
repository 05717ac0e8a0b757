/** New pods' cables and changes inside pods, made over netlink: by this thread, or by one that has nothing else to do. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {OpChange} from '../plan/diff.js';
import {netnsOf, type VethOp} from '../plan/ops.js';
import {linesOfChange} from '../render/change.js';
import type {Split} from '../render/inside.js';
import {type ApplyError, refusal} from './apply-error.js';
import {doPodWork, type PodWork, type RefusedWork} from './pod-work.js';

export type PodSettings = {
	/** As in renderChange. */
	readonly resume: boolean;
	/** An open descriptor of a machine's or a pod's namespace. */
	readonly netns: (place: string) => number;
	/** Does all of it, up to the first refusal. Not set: this thread does it, and answers others meanwhile. */
	readonly work?: ((works: readonly PodWork[]) => Promise<Refused | undefined>) | undefined;
};

/** `work`: its place among those that were given. */
export type Refused = RefusedWork & {readonly work: number};

type Pods = Omit<Split, 'script'>;

/** Of one machine. Throws an ApplyError for the first thing that the kernel refuses, as a failing script does. */
export async function applyPods(
	machine: string,
	pods: Pods,
	{resume, netns, work = workHere}: PodSettings,
): Promise<void> {
	const works = worksOf(machine, pods, {resume, netns});
	if (works.length === 0) return;
	const refused = await work(works.map(({work}) => work));
	const change = refused && works[refused.work]?.changes[refused.at];
	if (refused && change) throw refusedChange(change, refused);
}

/** `changes`: what the work's numbers are of. */
type Told = {readonly work: PodWork; readonly changes: readonly OpChange[]};

function worksOf(machine: string, {cables, pods}: Pods, {resume, netns}: PodSettings): Told[] {
	const told: Told[] = [];
	for (let at = 0; at < cables.length; at += together) {
		const ops = cables.slice(at, at + together);
		const changes = ops.map((op): OpChange => ({do: 'add', op}));
		const ends = ops.map(op => ({op, netns: open(op.peer.in, op, netns)}));
		told.push({work: {do: 'cables', fd: netns(machine), cables: ends}, changes});
	}
	for (const [place, changes] of pods) {
		const fd = open(place, changes[0]?.op, netns);
		told.push({work: {do: 'inside', fd, changes, resume}, changes});
	}
	return told;
}

/** Cables in one conversation: for its time nothing else is done in this thread. */
const together = 8;

function open(place: string, op: OpChange['op'] | VethOp | undefined, netns: PodSettings['netns']): number {
	try {
		return netns(place);
	} catch (error) {
		const said = `Cannot open network namespace "${netnsOf(place)}": ${(error as Error).message}`;
		throw refusal({place, said, ...(op && {op})}, error);
	}
}

async function workHere(works: readonly PodWork[]): Promise<Refused | undefined> {
	let since = performance.now();
	for (const [index, work] of works.entries()) {
		const refused = doPodWork(work);
		if (refused) return {...refused, work: index};
		if (performance.now() - since < longestTurnMs) continue;
		await nextTurn();
		since = performance.now();
	}
	return undefined;
}

/** Meanwhile this process does nothing else, and it has others to answer. */
const longestTurnMs = 4;

function refusedChange(change: OpChange, {line, said}: Refused): ApplyError {
	const {op} = change;
	const command = `ip ${linesOfChange(change)[line] ?? ''}`;
	return refusal({place: op.in, command, said, op});
}
