/** The text of `nft -s list ruleset` → tables, chains and sets that can be compared. Pure. */

/** A chain, a set, a map, a counter …: one named thing in a table. */
export type Block = {
	/** `chain postrouting`, `set hosts`. */
	readonly name: string;
	/** For a chain `type nat hook postrouting priority srcnat; policy accept;`; for a set its type and flags. */
	readonly head: readonly string[];
	/** Rules in their order; a set's elements sorted. */
	readonly lines: readonly string[];
};

export type Table = {
	/** `ip flannel-ipv4`. */
	readonly name: string;
	/** What stands in the table itself: its comment, `flags dormant`. */
	readonly head: readonly string[];
	readonly blocks: readonly Block[];
};

/** The listing is told apart by its indentation, which nft's printer always writes: tables 0, their parts 1, the parts' content 2 tabs. */
export function parseRuleset(listing: string): Table[] {
	const tables: {name: string; head: string[]; blocks: Block[]}[] = [];
	let open: {name: string; body: string[]} | undefined;
	for (const line of listing.split('\n')) {
		const table = tables.at(-1);
		const opened = /^table (\S+ \S+) \{$/.exec(line);
		if (opened) tables.push({name: opened[1] ?? '', head: [], blocks: []});
		else if (table === undefined || line === '' || line === '}') continue;
		else if (open === undefined && line.endsWith(' {')) open = {name: line.slice(1, -2), body: []};
		else if (open === undefined) table.head.push(line.trim());
		else if (line !== '\t}') open.body.push(line.trim());
		else {
			table.blocks.push(toBlock(open.name, open.body));
			open = undefined;
		}
	}
	return tables;
}

/** A table as it is listed, to be loaded again; empty if it is not there. */
export function textOfTable(listing: string, name: string): string {
	const start = `\n${listing}`.indexOf(`\ntable ${name} {\n`);
	const end = start < 0 ? -1 : listing.indexOf('\n}', start);
	return end < 0 ? '' : listing.slice(start, end + 3);
}

function toBlock(name: string, body: readonly string[]): Block {
	if (!name.startsWith('chain ')) return toSet(name, body);
	// A base chain's first line; a policy or a comment may stand beside it.
	const isHead = (line: string) => /^(type \S+ hook |comment ")/.test(line);
	return {name, head: body.filter(isHead), lines: body.filter(line => !isHead(line))};
}

function toSet(name: string, body: readonly string[]): Block {
	const start = body.findIndex(line => line.startsWith('elements = {'));
	if (start < 0) return {name, head: body, lines: []};
	const head = body.slice(0, start);
	// What packets or a timeout put there is not the plan's.
	if (head.some(line => /^flags .*\b(dynamic|timeout)\b/.test(line))) return {name, head, lines: []};
	const inner = body
		.slice(start)
		.join(' ')
		.replace(/^elements = \{/, '')
		.replace(/\}$/, '');
	return {name, head, lines: splitElements(inner).sort()};
}

/** Splits at commas that stand outside of quotes and braces. */
function splitElements(text: string): string[] {
	const found = text.match(/(?:"[^"]*"|\{[^}]*\}|[^,])+/g) ?? [];
	return found.map(element => element.trim()).filter(element => element !== '');
}
