/** What is done about pods by talking with the kernel, in namespaces that this process enters. */
import type {OpChange} from '../plan/diff.js';
import type {VethOp} from '../plan/ops.js';
import {resumedInside} from '../render/inside.js';
import {type EncodableOp, encodeChange, linkOf} from '../render/netlink.js';
import type {Message} from '../render/netlink-bytes.js';
import {encodeCable} from '../render/netlink-cable.js';
import {libc} from './libc.js';
import {inNetns} from './namespaces.js';
import {openConversation, type Refusal, talk, talkAside} from './netlink.js';

/** `fd`: an open descriptor of the namespace in which it happens. */
export type CableWork = {
	readonly fd: number;
	readonly cables: readonly {readonly op: VethOp; readonly netns: number}[];
};

/** `resume`: as in renderChange. */
export type InsideWork = {
	readonly fd: number;
	readonly changes: readonly OpChange[];
	readonly resume: boolean;
};

/** What the kernel has refused: which cable or change, which of its lines, and why. */
export type RefusedWork = {readonly at: number; readonly line: number; readonly said: string};

/** A message, and what it is for. */
type Sent = {readonly message: Message; readonly at: number; readonly line: number};

/** Returns the first refusal. While the kernel is at it, this thread does other things. Throws as `talkAside` does. */
export async function makeCables({fd, cables}: CableWork): Promise<RefusedWork | undefined> {
	const begun = inNetns(fd, () => {
		const messages = cableMessages(cables);
		return 'said' in messages ? messages : {messages, conversation: openConversation()};
	});
	if ('said' in begun) return begun;
	const refusals = await talkAside(begun.conversation, messagesOf(begun.messages));
	return firstOf(refusals, begun.messages);
}

function cableMessages(cables: CableWork['cables']): Sent[] | RefusedWork {
	const sent: Sent[] = [];
	const numbers = new Numbers();
	for (const [at, {op, netns}] of cables.entries()) {
		const master = op.master === undefined ? 0 : numbers.of(op.master);
		if (op.master !== undefined && master === 0) return {at, line: 0, said: missing(op.master)};
		for (const [index, message] of encodeCable(op, {master, netns}).entries())
			sent.push({message, at, line: op.hairpin ? index : 0});
	}
	return sent;
}

/** Returns the first refusal. Throws a SystemCallError if there is no conversation. */
export function changeInside({fd, ...work}: InsideWork): RefusedWork | undefined {
	return inNetns(fd, () => change(work));
}

function change({changes, resume}: Omit<InsideWork, 'fd'>): RefusedWork | undefined {
	const sent: Sent[] = [];
	const numbers = new Numbers();
	/** What it removes may be gone. */
	const isForced = (at: number): boolean => resume && changes[at]?.do === 'remove';
	for (const [at, each] of changes.entries()) {
		const done = resume ? resumedInside(each) : each;
		const name = linkOf(done.op as EncodableOp);
		const index = numbers.of(name);
		if (index === 0 && isForced(at)) continue;
		if (index === 0) return {at, line: 0, said: missing(name)};
		for (const [line, message] of encodeChange(done, index).entries()) sent.push({message, at, line});
	}
	return firstOf(talk(messagesOf(sent)), sent, isForced);
}

function messagesOf(sent: readonly Sent[]): Message[] {
	return sent.map(({message}) => message);
}

function firstOf(
	refusals: readonly Refusal[],
	sent: readonly Sent[],
	isForced = (_at: number) => false,
): RefusedWork | undefined {
	for (const {index, said} of refusals) {
		const found = sent[index];
		if (found && !isForced(found.at)) return {at: found.at, line: found.line, said};
	}
	return undefined;
}

function missing(name: string): string {
	return `Cannot find device "${name}"`;
}

/** Of links, by their name in this namespace; each is asked for once. */
class Numbers {
	readonly #known = new Map<string, number>();

	/** 0: there is no such link. */
	of(name: string): number {
		const index = this.#known.get(name) ?? libc().if_nametoindex(name);
		this.#known.set(name, index);
		return index;
	}
}
