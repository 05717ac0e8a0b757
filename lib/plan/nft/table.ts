/** An nftables table in parts: what a change of it is told by, and its text, by which it is shown, loaded and compared. */
import type {Direction} from '../../../topology/policy/types.js';
import {sameValue} from '../../../topology/same-value.js';
import type {NftOp} from '../ops.js';
import {remembered} from '../remember.js';

export type NftParts = {
	readonly sets: readonly NftSet[];
	readonly chains: readonly NftChain[];
};

export type NftSet = {
	readonly name: string;
	readonly is: 'set' | 'map';
	/** `type ipv4_addr`, `flags interval`. */
	readonly head: readonly string[];
	/** As they stand in the braces: `10.244.1.2`, `"cali0" : goto filter-cali-tw-cali0`. */
	readonly elements: readonly string[];
};

export type NftChain = {
	readonly name: string;
	/** Of a base chain: `type filter hook forward priority filter; policy accept;`. */
	readonly hook?: string;
	readonly rules: readonly string[];
	/** Set if it is a pod's own: its packets alone come here. */
	readonly of?: ChainOwner;
};

/** A pod as `namespace/name`. */
export type ChainOwner = {readonly pod: string; readonly direction: Direction};

/** The op of a table that is given in parts. A change is told by them alone: its text is put together when somebody reads it. */
export function nftOp({parts, ...op}: Omit<NftOp, 'kind' | 'text'> & {readonly parts: NftParts}): NftOp {
	let text: string | undefined;
	return {
		...op,
		kind: 'nft',
		get text() {
			text ??= tableText(op, parts);
			return text;
		},
		parts,
	};
}

/** Whether the texts of two tables are the same: what did not change of them is the same object. */
export function isSameTable(a: NftParts, b: NftParts): boolean {
	return areAlike(a.sets, b.sets, isSameSet) && areAlike(a.chains, b.chains, isSameChain);
}

function areAlike<Part>(
	a: readonly Part[],
	b: readonly Part[],
	isAlike: (a: Part, b: Part) => boolean,
): boolean {
	if (a.length !== b.length) return false;
	return a.every((part, index) => isAlike(part, b[index] as Part));
}

export function isSameSet(a: NftSet, b: NftSet): boolean {
	if (a === b) return true;
	return a.name === b.name && a.is === b.is && sameValue(a.head, b.head) && sameValue(a.elements, b.elements);
}

export function isSameChain(a: NftChain, b: NftChain): boolean {
	if (a === b) return true;
	return a.name === b.name && a.hook === b.hook && sameValue(a.rules, b.rules);
}

function tableText({family, table}: Pick<NftOp, 'family' | 'table'>, {sets, chains}: NftParts): string {
	const blocks = [...sets.map(setText), ...chains.map(chainText)];
	return `table ${family} ${table} {\n${blocks.join('')}}\n`;
}

/** Whoever makes tables keeps the parts that stay the same. */
const chainText = remembered(({name, hook, rules}: NftChain) =>
	blockText(`chain ${name}`, hook === undefined ? rules : [hook, ...rules]),
);

const setText = remembered(({name, is, head, elements}: NftSet) =>
	blockText(`${is} ${name}`, [...head, ...(elements.length === 0 ? [] : elementLines(elements))]),
);

function blockText(name: string, lines: readonly string[]): string {
	return `\t${name} {\n${lines.map(line => `\t\t${line}\n`).join('')}\t}\n`;
}

/** Verdicts are long: one a line. */
function elementLines(elements: readonly string[]): string[] {
	const isShort = elements.every(element => !element.includes(' : '));
	if (isShort || elements.length === 1) return [`elements = { ${elements.join(', ')} }`];
	return ['elements = {', ...elements.map(element => `\t${element},`), '}'];
}
