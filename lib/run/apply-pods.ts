/** New pods' cables and changes inside pods, made over netlink by this process: one for each of them would cost ten times as much. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {OpChange} from '../plan/diff.js';
import {netnsOf, type VethOp} from '../plan/ops.js';
import {linesOfChange} from '../render/change.js';
import type {Split} from '../render/inside.js';
import {type ApplyError, refusal} from './apply-error.js';
import {changeInside, makeCables, type RefusedWork} from './pod-work.js';

/** An open descriptor of a machine's or a pod's namespace. */
type Netns = (place: string) => number;

/** New pods' cables in a machine. Throws an ApplyError for the first thing that the kernel refuses, as a failing script does. */
export async function applyCables(machine: string, cables: Split['cables'], netns: Netns): Promise<void> {
	for (let at = 0; at < cables.length; at += together) {
		const ops = cables.slice(at, at + together);
		const ends = ops.map(op => ({op, netns: open(op.peer.in, op, netns)}));
		const refused = await makeCables({fd: netns(machine), cables: ends});
		const op = refused && ops[refused.at];
		if (refused && op) throw refusedChange({do: 'add', op}, refused);
	}
}

/** In one conversation: the kernel's answers to so many have room in its socket's buffer, 208 kB (rmem_default). */
const together = 64;

/** What is inside pods, whose cables are there. `resume`: as in renderChange. Throws as applyCables does. */
export async function applyInside(
	pods: Split['pods'],
	{resume, netns}: {readonly resume: boolean; readonly netns: Netns},
): Promise<void> {
	let since = performance.now();
	for (const [place, changes] of pods) {
		const refused = changeInside({fd: open(place, changes[0]?.op, netns), changes, resume});
		const change = refused && changes[refused.at];
		if (refused && change) throw refusedChange(change, refused);
		if (performance.now() - since < longestTurnMs) continue;
		await nextTurn();
		since = performance.now();
	}
}

function open(place: string, op: OpChange['op'] | VethOp | undefined, netns: Netns): number {
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
