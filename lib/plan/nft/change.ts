/** From one table to the next: elements, and chains that are other; nothing that stays is touched, nor are its counters. */
import {sameValue} from '../../../topology/same-value.js';
import type {NftOp} from '../ops.js';
import {type Commands, commandsFor, type Group, keyOf, packed} from './commands.js';
import {isSameChain, isSameSet, isSameTable, type NftChain, type NftParts, type NftSet} from './table.js';

/**
 * What `nft -f` reads, one transaction each, and one in all unless the change is larger than the kernel takes at once. Undefined if
 * nothing but the whole table can be said anew: what a set is of, or where a chain is hooked, can't change. `before` must be what
 * is there.
 */
export function changeBatches(op: NftOp, before: NftOp): string[][] | undefined {
	if (!op.parts || !before.parts || isSameTable(before.parts, op.parts)) return undefined;
	const sets = pairUp(before.parts.sets, op.parts.sets, isSameSet);
	const chains = pairUp(before.parts.chains, op.parts.chains, isSameChain);
	if (sets.both.some(([was, is]) => was.is !== is.is || !sameValue(was.head, is.head))) return undefined;
	if (chains.both.some(([was, is]) => was.hook !== is.hook)) return undefined;
	return packed(groupsOf(commandsFor(op), sets, chains));
}

type Pairs<Part> = {
	readonly gone: readonly Part[];
	readonly both: readonly (readonly [was: Part, is: Part])[];
	readonly fresh: readonly Part[];
};

/** Two tables begin and end alike: `both` has those that are between. */
function pairUp<Part extends NftParts[keyof NftParts][number]>(
	before: readonly Part[],
	after: readonly Part[],
	isAlike: (a: Part, b: Part) => boolean,
): Pairs<Part> {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && isAlike(before[head] as Part, after[head] as Part)) head++;
	let tail = 0;
	while (tail < shorter - head && isAlike(before.at(-1 - tail) as Part, after.at(-1 - tail) as Part)) tail++;
	return pairsOf(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
}

function pairsOf<Part extends {readonly name: string}>(
	before: readonly Part[],
	after: readonly Part[],
): Pairs<Part> {
	const was = new Map(before.map(part => [part.name, part]));
	const is = new Set(after.map(({name}) => name));
	return {
		gone: before.filter(({name}) => !is.has(name)),
		both: after.flatMap(part => {
			const old = was.get(part.name);
			return old ? [[old, part] as const] : [];
		}),
		fresh: after.filter(({name}) => !was.has(name)),
	};
}

/** What is new is there before anything leads to it, and what goes goes when nothing does any more. */
function groupsOf(say: Commands, sets: Pairs<NftSet>, chains: Pairs<NftChain>): Group[] {
	const isMap = ({is}: NftSet) => is === 'map';
	const isBased = ({hook}: NftChain) => hook !== undefined;
	const add = ({name, elements}: NftSet) => say.elements('add', name, elements);
	const own = chains.fresh.filter(chain => !isBased(chain));
	const rules = (chain: NftChain) => say.rules(chain).map(rule => [rule]);
	const others = chains.both.filter(([was, is]) => !sameValue(was.rules, is.rules));
	return [
		...sets.fresh.map(set => [say.addSet(set)]),
		...own.map(chain => [say.addChain(chain)]),
		...sets.fresh.filter(set => !isMap(set)).flatMap(add),
		...own.flatMap(rules),
		...others.map(([, is]) => [say.flushChain(is), ...say.rules(is)]),
		...sets.both.flatMap(([was, is]) => elementGroups(say, was, is)),
		...sets.fresh.filter(isMap).flatMap(add),
		...chains.fresh.filter(isBased).map(chain => [say.addChain(chain), ...say.rules(chain)]),
		...goneGroups(say, chains.gone),
		...sets.gone.map(set => [say.deleteSet(set)]),
	];
}

/** Those that go first: what comes may overlap them. */
function elementGroups(say: Commands, was: NftSet, is: NftSet): Group[] {
	if (was.elements === is.elements) return [];
	const [before, after] = [new Set(was.elements), new Set(is.elements)];
	const gone = was.elements.filter(element => !after.has(element)).map(keyOf);
	const fresh = is.elements.filter(element => !before.has(element));
	const groups = [...say.elements('delete', is.name, gone), ...say.elements('add', is.name, fresh)];
	return groups.length === 0 ? [] : [groups.flat()];
}

/** They may jump to each other: all are emptied before one goes. */
function goneGroups(say: Commands, gone: readonly NftChain[]): Group[] {
	return [...gone.map(chain => [say.flushChain(chain)]), ...gone.map(chain => [say.deleteChain(chain)])];
}
