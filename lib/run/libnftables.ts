/**
 * nft without a process: the library that nft is made of (libnftables(3), of the same Debian package) reads the same text and makes
 * the same transaction of it.
 */
import {closeSync, openSync, readlinkSync} from 'node:fs';
import {createRequire} from 'node:module';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {type Script, transactionsOf} from '../render/script.js';
import {checked, libc} from './libc.js';
import {inNetns} from './namespaces.js';

/**
 * To be called before this process has a thousand files open. The library waits with select(2), which ends a process whose
 * descriptor has a number of FD_SETSIZE (1024) or more: so some low numbers are kept for its sockets.
 */
export function keepNumbersForFilter(): void {
	if (numbers.length + spent.length > 0) return;
	const opened = Array.from({length: kept}, () => openSync('/dev/null', 'r'));
	for (const number of opened) keep(number);
}

/** Contexts that may be there at once: some changes of twenty machines each, one soon after the other. */
const kept = 128;
const numbers: number[] = [];
const highest = 1023;

function keep(number: number): void {
	if (number > highest) closeSync(number);
	else numbers.push(number);
}

/**
 * Does what a script says if nft alone does it all, and none of it is long. Returns what is left to be done: the script from the
 * transaction on that the kernel has refused, or all of it. `netns`: an open descriptor of the machine's. Throws a SystemCallError.
 */
export async function tellFilter(script: Script, netns: number): Promise<Script | undefined> {
	const transactions = transactionsOf(script);
	if (!transactions?.every(({input}) => input.length < longest)) return script;
	for (const {input, rest} of transactions) {
		const since = performance.now();
		const isTaken = inNetns(netns, () => tell(input));
		const ms = performance.now() - since;
		if (!isTaken) return rest;
		if (ms > longestTurnMs) await nextTurn();
	}
	return undefined;
}

/** Characters. Meanwhile this process does nothing else. */
const longest = 100_000;

/** Of this process, which has others to answer. */
const longestTurnMs = 4;

type Context = object | null;

/** The functions that we call, as nftables/libnftables.h declares them. */
type Libnftables = {
	readonly nft_ctx_new: (flags: number) => Context;
	readonly nft_ctx_free: (context: Context) => void;
	readonly nft_ctx_buffer_output: (context: Context) => number;
	readonly nft_ctx_buffer_error: (context: Context) => number;
	readonly nft_run_cmd_from_buffer: (context: Context, commands: string) => number;
};

const declarations: Readonly<Record<keyof Libnftables, string>> = {
	nft_ctx_new: 'void *nft_ctx_new(uint32_t)',
	nft_ctx_free: 'void nft_ctx_free(void *)',
	nft_ctx_buffer_output: 'int nft_ctx_buffer_output(void *)',
	nft_ctx_buffer_error: 'int nft_ctx_buffer_error(void *)',
	nft_run_cmd_from_buffer: 'int nft_run_cmd_from_buffer(void *, const char *)',
};

/**
 * The lowest number that is free, which is the one that the library's socket will get. As a file may be closed that was opened before
 * ours were kept, it is looked for.
 */
function freeNumber(): number | undefined {
	if (spent.length >= kept) freeSpent();
	const lowest = openSync('/dev/null', 'r');
	closeSync(lowest);
	if (lowest <= highest) return lowest;
	if (numbers.length === 0) freeSpent();
	const number = numbers.pop();
	if (number !== undefined) closeSync(number);
	return number;
}

/** A context has its socket in the namespace that it is made in, and remembers what interfaces there are: each call gets its own. */
function tell(commands: string): boolean {
	const library = libnftables();
	if (!library) return false;
	const number = freeNumber();
	if (number === undefined) return false;
	const context = library.nft_ctx_new(0);
	spend(context);
	// Another thread may have opened a file just then.
	if (!isSocket(number)) return false;
	// libmnl leaves it open to programs that this process starts meanwhile: they would hold the namespace.
	checked(libc().ioctl(number, FIOCLEX, null), 'ioctl', 'FIOCLEX');
	// What it says would be this process's own output.
	library.nft_ctx_buffer_output(context);
	library.nft_ctx_buffer_error(context);
	return library.nft_run_cmd_from_buffer(context, commands) === 0;
}

/** asm-generic/ioctls.h */
const FIOCLEX = 0x5451;

function isSocket(number: number): boolean {
	try {
		return readlinkSync(`/proc/self/fd/${number}`).startsWith('socket:');
	} catch {
		return false;
	}
}

/** Contexts that have done what they were made for, and not been freed. */
const spent: Context[] = [];
let freeing: NodeJS.Timeout | undefined;

/**
 * Where rules were deleted, closing a netlink socket waits until no processor can see them any more, some 20 ms (nft_rcv_nl_event
 * in net/netfilter/nf_tables_api.c flushes what is to be destroyed). A while later there is nothing to wait for.
 */
function spend(context: Context): void {
	spent.push(context);
	if (freeing) freeing.refresh();
	else freeing = setTimeout(freeSpent, 500).unref();
}

function freeSpent(): void {
	clearTimeout(freeing);
	freeing = undefined;
	for (const context of spent.splice(0)) {
		libnftables()?.nft_ctx_free(context);
		// The lowest number that is free.
		if (numbers.length < kept) keep(openSync('/dev/null', 'r'));
	}
}

let loaded: {readonly library: Libnftables | undefined} | undefined;

/** Undefined where there is none: nft may be linked with it. */
function libnftables(): Libnftables | undefined {
	loaded ??= {library: load()};
	return loaded.library;
}

function load(): Libnftables | undefined {
	const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
	try {
		const library = koffi.load('libnftables.so.1');
		const functions = Object.entries(declarations).map(([name, declaration]) => [
			name,
			library.func(declaration),
		]);
		return Object.fromEntries(functions) as Libnftables;
	} catch {
		return undefined;
	}
}
