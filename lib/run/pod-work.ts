/**
 * What is done about pods by talking with the kernel: this process enters a namespace for as long as one conversation takes.
 */
import type {OpChange} from '../plan/diff.js';
import type {VethOp} from '../plan/ops.js';
import {resumedInside} from '../render/inside.js';
import {type EncodableOp, encodeChange, linkOf} from '../render/netlink.js';
import type {Message} from '../render/netlink-bytes.js';
import {encodeCable} from '../render/netlink-cable.js';
import {libc} from './libc.js';
import {inNetns} from './namespaces.js';
import {talk} from './netlink.js';

/** `fd`: an open descriptor of the namespace in which it happens. */
export type PodWork = CableWork | InsideWork;

export type CableWork = {
	readonly do: 'cables';
	/** The machine's. */
	readonly fd: number;
	readonly cables: readonly {readonly op: VethOp; readonly netns: number}[];
};

export type InsideWork = {
	readonly do: 'inside';
	/** The pod's. */
	readonly fd: number;
	readonly changes: readonly OpChange[];
	/** As in renderChange. */
	readonly resume: boolean;
};

/** What the kernel has refused: which cable or change, which of its lines, and why. */
export type RefusedWork = {readonly at: number; readonly line: number; readonly said: string};

/** Returns the first refusal. Throws a SystemCallError if there is no conversation. */
export function doPodWork(work: PodWork): RefusedWork | undefined {
	return inNetns(work.fd, () => (work.do === 'cables' ? makeCables(work) : change(work)));
}

/** A message, and what it is for. */
type Sent = {readonly message: Message; readonly at: number; readonly line: number};

function makeCables({cables}: CableWork): RefusedWork | undefined {
	const sent: Sent[] = [];
	const numbers = new Numbers();
	for (const [at, {op, netns}] of cables.entries()) {
		const master = op.master === undefined ? 0 : numbers.of(op.master);
		if (op.master !== undefined && master === 0) return {at, line: 0, said: missing(op.master)};
		for (const [index, message] of encodeCable(op, {master, netns}).entries())
			sent.push({message, at, line: op.hairpin ? index : 0});
	}
	return refusedOf(sent, () => false);
}

function change({changes, resume}: InsideWork): RefusedWork | undefined {
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
	return refusedOf(sent, isForced);
}

function refusedOf(sent: readonly Sent[], isForced: (at: number) => boolean): RefusedWork | undefined {
	for (const {index, said} of talk(sent.map(({message}) => message))) {
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
