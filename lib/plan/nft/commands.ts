/** nft's commands for parts of a table, one a line. A group must come in one transaction. */
import type {NftOp} from '../ops.js';
import type {NftChain, NftSet} from './table.js';

export type Group = readonly string[];

export type Commands = ReturnType<typeof commandsFor>;

export function commandsFor({family, table}: Pick<NftOp, 'family' | 'table'>) {
	const name = `${family} ${table}`;
	const elements = (verb: 'add' | 'delete', set: string, list: readonly string[]): Group[] =>
		inPieces(list).map(piece => [`${verb} element ${name} ${set} { ${piece.join(', ')} }`]);
	const rules = (chain: NftChain): string[] =>
		chain.rules.map(rule => `add rule ${name} ${chain.name} ${rule}`);
	return {
		table: `table ${name}`,
		deleteTable: `delete table ${name}`,
		addSet: ({name: set, is, head}: NftSet) => `add ${is} ${name} ${set} { ${head.map(end).join(' ')} }`,
		deleteSet: ({name: set, is}: NftSet) => `delete ${is} ${name} ${set}`,
		elements,
		addChain: ({name: chain, hook}: NftChain) =>
			`add chain ${name} ${chain}${hook === undefined ? '' : ` { ${hook} }`}`,
		flushChain: (chain: NftChain) => `flush chain ${name} ${chain.name}`,
		deleteChain: (chain: NftChain) => `delete chain ${name} ${chain.name}`,
		rules,
	};
}

/** A pair's key: by it the kernel finds it. */
export function keyOf(element: string): string {
	return element.split(' : ')[0] ?? element;
}

function end(line: string): string {
	return `${line};`;
}

/** Groups in as few transactions as the kernel takes them in. */
export function packed(groups: readonly Group[]): string[][] {
	const batches: string[][] = [];
	let room = 0;
	for (const group of groups) {
		const size = sizeOf(group);
		const last = batches.at(-1);
		if (last === undefined || size > room) {
			batches.push([...group]);
			room = most - size;
		} else {
			last.push(...group);
			room -= size;
		}
	}
	return batches;
}

export function fits(lines: readonly string[]): boolean {
	return sizeOf(lines) <= most;
}

/** Two of the kind would not fit into one transaction. */
export function isLarge(lines: readonly string[]): boolean {
	return sizeOf(lines) > most / 2;
}

/**
 * Who is not root outside of its user namespace can't make a netlink socket's buffer larger (SO_SNDBUFFORCE, which is all that nft
 * 1.0.6 tries), and a transaction is one message of at most 212,992 bytes, less what the estimate may be wrong by.
 */
const most = 150_000;

/** Bytes of netlink, roughly: measured on rules and elements as they are in Calico's tables. A comment goes as it is. */
function sizeOf(lines: readonly string[]): number {
	return lines.reduce((sum, line) => {
		const comment = line.indexOf(' comment "');
		const words = comment < 0 ? line.length : comment;
		return sum + 60 + 6 * words + (line.length - words);
	}, 0);
}

/** Of a long list, so that each piece fits. */
function inPieces(list: readonly string[]): string[][] {
	const pieces: string[][] = [];
	for (let at = 0; at < list.length; at += piece) pieces.push(list.slice(at, at + piece));
	return pieces;
}

const piece = 500;
