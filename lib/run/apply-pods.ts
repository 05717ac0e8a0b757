/** New pods' cables and changes inside pods, made over netlink by this process: one for each of them would cost ten times as much. */
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
};

type Pods = Omit<Split, 'script'>;

/** Of one machine. Throws an ApplyError for the first thing that the kernel refuses, as a failing script does. */
export async function applyPods(machine: string, pods: Pods, settings: PodSettings): Promise<void> {
	let since = performance.now();
	for (const {work, changes} of worksOf(machine, pods, settings)) {
		const refused = doPodWork(work);
		const change = refused && changes[refused.at];
		if (refused && change) throw refusedChange(change, refused);
		if (performance.now() - since < longestTurnMs) continue;
		await nextTurn();
		since = performance.now();
	}
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

/** Meanwhile this process does nothing else, and it has others to answer. */
const longestTurnMs = 4;

function refusedChange(change: OpChange, {line, said}: RefusedWork): ApplyError {
	const {op} = change;
	const command = `ip ${linesOfChange(change)[line] ?? ''}`;
	return refusal({place: op.in, command, said, op});
}
