/** nftables: tables, chains, sets and rules, exactly as nft lists them. Pure. */
import type {NftOp} from '../plan/ops.js';
import {type Check, factsOf, foreign, missing, netnsKey, present, unplanned, type Wrong} from './check.js';
import type {Expected, Facts} from './facts.js';
import {type Block, parseRuleset, type Table, textOfTable} from './ruleset.js';

type Planned = {
	readonly ops: readonly NftOp[];
	readonly places: readonly string[];
	readonly expectedRules: Expected['rules'];
};

/** A check for each planned table, and one for each other; iptables' rules are such tables too. */
export function compareNft({ops, places, expectedRules}: Planned, facts: Facts): Check[] {
	return places.flatMap(place => {
		const own = ops.filter(op => op.in === place);
		const expected = parseRuleset(expectedRules[place] ?? '');
		const found = parseRuleset(factsOf(facts, place).nft);
		const planned = new Set(own.map(nameOf));
		const named = (tables: readonly Table[], name: string) => tables.find(table => table.name === name);
		return [
			...own.map(op => checkTable(op, named(expected, nameOf(op)), named(found, nameOf(op)))),
			...found
				.filter(({name}) => !planned.has(name))
				.flatMap(table => unplannedTable(place, table, factsOf(facts, place).nft)),
		];
	});
}

function nameOf({family, table}: NftOp): string {
	return `${family} ${table}`;
}

function checkTable(op: NftOp, expected: Table | undefined, found: Table | undefined): Check {
	const {in: place, why} = op;
	const what = `nft table ${nameOf(op)}`;
	const check = {place, why, needs: [netnsKey(place)], lost: !found, remedy: {out: [op]}};
	if (!found) return {...check, wrong: [{what, expected: present, found: missing}]};
	// A table that is planned but was not listed would make every rule of it look unplanned.
	if (!expected) throw new Error(`${what} in ${place}: the planned rules were not read`);
	return {...check, wrong: [...tableDifferences(expected, found)]};
}

/** Each rule of a table that nobody planned; the table itself if it has none. */
function unplannedTable(place: string, table: Table, listing: string): Check[] {
	const {name} = table;
	const op = foreign(place, {what: 'table', name, text: textOfTable(listing, name)});
	const rules = table.blocks.flatMap(block => block.lines.map(line => `${lineName(table, block)}: ${line}`));
	return (rules.length > 0 ? rules : [`nft table ${name}`]).map(what => unplanned(place, what, op));
}

function* tableDifferences(expected: Table, found: Table): Iterable<Wrong> {
	const what = `nft table ${expected.name}`;
	yield* headDifference(what, expected.head, found.head);
	for (const block of expected.blocks) {
		const other = found.blocks.find(({name}) => name === block.name);
		if (other) yield* blockDifferences(expected, block, other);
		else yield {what: `${what}, ${block.name}`, expected: present, found: missing};
	}
	for (const block of found.blocks) {
		if (expected.blocks.some(({name}) => name === block.name)) continue;
		yield {
			what: `${what}, ${block.name}`,
			expected: 'absent',
			found: [...block.head, ...block.lines].join(' ') || present,
		};
	}
}

function* headDifference(
	what: string,
	expected: readonly string[],
	found: readonly string[],
): Iterable<Wrong> {
	const [wanted, is] = [expected.join(' '), found.join(' ')];
	if (wanted !== is) yield {what, expected: wanted || 'nothing more', found: is || 'nothing more'};
}

function* blockDifferences(table: Table, expected: Block, found: Block): Iterable<Wrong> {
	yield* headDifference(`nft table ${table.name}, ${expected.name}`, expected.head, found.head);
	const what = lineName(table, expected);
	const [gone, added] = [without(expected.lines, found.lines), without(found.lines, expected.lines)];
	if (gone.length === added.length) {
		for (const [index, line] of gone.entries()) yield {what, expected: line, found: added[index] ?? ''};
	} else {
		for (const line of gone) yield {what: `${what}: ${line}`, expected: present, found: missing};
		for (const line of added) yield {what: `${what}: ${line}`, expected: 'absent', found: present};
	}
	if (gone.length > 0 || added.length > 0) return;
	const at = expected.lines.findIndex((line, index) => line !== found.lines[index]);
	if (at < 0) return;
	const tell = (lines: readonly string[]) => `number ${at + 1} is: ${lines[at]}`;
	yield {what: `order of ${what}`, expected: tell(expected.lines), found: tell(found.lines)};
}

function lineName({name}: Table, block: Block): string {
	return `nft ${block.name.startsWith('chain ') ? 'rule' : 'element'} in table ${name}, ${block.name}`;
}

/** The lines of `all` that `others` has not, counting repeated ones. */
function without(all: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return all.filter(line => {
		const index = left.indexOf(line);
		if (index >= 0) left.splice(index, 1);
		return index < 0;
	});
}
