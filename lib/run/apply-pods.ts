/** Changes inside pods, made by this process: it enters each pod for as long as one conversation with the kernel takes. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {OpChange} from '../plan/diff.js';
import {netnsOf} from '../plan/ops.js';
import {linesOfChange} from '../render/change.js';
import {resumedInside} from '../render/inside.js';
import {type EncodableOp, encodeChange, linkOf} from '../render/netlink.js';
import type {Message} from '../render/netlink-bytes.js';
import {type ApplyError, refusal} from './apply-error.js';
import {libc} from './libc.js';
import {inNetns} from './namespaces.js';
import {talk} from './netlink.js';

export type PodSettings = {
	/** As in renderChange. */
	readonly resume: boolean;
	/** An open descriptor of a pod's namespace. */
	readonly netns: (place: string) => number;
};

type Changes = readonly OpChange[];

/** By the pod's place. Throws an ApplyError for the first thing that the kernel refuses, as a failing script does. */
export async function applyPods(
	pods: ReadonlyMap<string, Changes>,
	{resume, netns}: PodSettings,
): Promise<void> {
	let since = performance.now();
	for (const [place, changes] of pods) {
		const fd = enter(place, changes, netns);
		inNetns(fd, () => applyHere(changes, resume));
		if (performance.now() - since < longestTurnMs) continue;
		await nextTurn();
		since = performance.now();
	}
}

/** Meanwhile this process does nothing else, and it has others to answer. */
const longestTurnMs = 4;

function enter(place: string, [first]: Changes, netns: PodSettings['netns']): number {
	try {
		return netns(place);
	} catch (error) {
		const said = `Cannot open network namespace "${netnsOf(place)}": ${(error as Error).message}`;
		throw refusal({place, said, ...(first ? {op: first.op} : {})}, error);
	}
}

/** A message, and the line that says the same. */
type Sent = {readonly message: Message; readonly change: OpChange; readonly line: number};

function applyHere(changes: Changes, resume: boolean): void {
	const sent: Sent[] = [];
	const numbers = new Map<string, number>();
	for (const each of changes) {
		const change = resume ? resumedInside(each) : each;
		const name = linkOf(change.op as EncodableOp);
		const index = numbers.get(name) ?? libc().if_nametoindex(name);
		numbers.set(name, index);
		if (index === 0 && isForced(change)) continue;
		if (index === 0) throw refused({change, line: 0}, `Cannot find device "${name}"`);
		for (const [line, message] of encodeChange(change, index).entries()) sent.push({message, change, line});
	}
	for (const {index, said} of talk(sent.map(({message}) => message))) {
		const message = sent[index];
		if (message && !isForced(message.change)) throw refused(message, said);
	}

	/** What it removes may be gone. */
	function isForced(change: OpChange): boolean {
		return resume && change.do === 'remove';
	}
}

function refused({change, line}: Pick<Sent, 'change' | 'line'>, said: string): ApplyError {
	const {op} = change;
	const command = `ip ${linesOfChange(change)[line] ?? ''}`;
	return refusal({place: op.in, command, said, op});
}
