/** The output of the scripts of read-script.ts → facts. Pure. */

import {sysctlPath} from '../plan/ops.js';
import type {MachineFacts, PlaceFacts, QdiscFact} from './facts.js';
import {parseBird} from './parse-bird.js';
import {
	parseAddresses,
	parseDocuments,
	parseFdb,
	parseLinks,
	parseNeighbours,
	parseQdiscs,
	parseRoutes,
	parseRules,
} from './parse-iproute.js';
import {filesOf, machineItself, type Subject} from './read-script.js';

export type MachineOutput = {
	readonly facts: MachineFacts;
	readonly places: Readonly<Record<string, PlaceFacts>>;
};

/** A script's output, by place and part: `sections.get('default.web-0')?.get('nft')`. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Cuts the output at the lines that begin with the mark. */
export function splitSections(output: string, mark: string): Sections {
	const sections = new Map<string, Map<string, string>>();
	for (const piece of output.split(`\n${mark} `).slice(1)) {
		const end = piece.indexOf('\n');
		const [, place = '', part = ''] = /^(\S+) (.*)$/.exec(piece.slice(0, end)) ?? [];
		const parts = sections.get(place) ?? new Map<string, string>();
		sections.set(place, parts.set(part, piece.slice(end + 1)));
	}
	return sections;
}

/** What a machine's script printed. Throws a SyntaxError if that is not what the script prints. */
export function parseOutput({machine, ops}: Subject, mark: string, output: string): MachineOutput {
	const paths = new Set(filesOf(ops));
	const keys = new Map(ops.flatMap(op => (op.kind === 'sysctl' ? [[sysctlPath(op.key), op.key]] : [])));
	const sections = splitSections(output, mark);
	const own = sections.get(machineItself) ?? new Map<string, string>();
	const readable = [...sections].filter(([, parts]) => !parts.has('failed'));
	return {
		facts: {
			namespaces: (own.get('namespaces') ?? '').split('\n').filter(name => name !== ''),
			files: Object.fromEntries(parseFiles(own.get('files') ?? '', paths)),
			...(own.has('bird') && {bird: parseBird(own.get('bird') ?? '')}),
		},
		places: Object.fromEntries(
			readable.map(([place, parts]) => [
				place === machineItself ? machine : `${machine}/${place}`,
				{...parsePlace(parts), sysctls: parseSysctls(parts.get('files') ?? '', keys)},
			]),
		),
	};
}

function parsePlace(parts: ReadonlyMap<string, string>): Omit<PlaceFacts, 'sysctls'> {
	const [links = [], routes = [], neighbours = [], rules = []] = parseDocuments(parts.get('ip') ?? '');
	const rules6 = parseDocuments(parts.get('rule6') ?? '');
	return {
		links: parseLinks(links),
		addresses: parseAddresses(links),
		routes: parseRoutes(routes),
		neighbours: parseNeighbours(neighbours),
		fdb: parseDocuments(parts.get('fdb') ?? '').flatMap(parseFdb),
		rules: [...parseRules(rules, 'ipv4'), ...rules6.flatMap(answer => parseRules(answer, 'ipv6'))],
		ruleFamilies: rules6.length === 0 ? ['ipv4'] : ['ipv4', 'ipv6'],
		qdiscs: parseQdisc(parts.get('qdisc') ?? ''),
		nft: parts.get('nft') ?? '',
	};
}

/** What `tc -j qdisc show` printed. */
export function parseQdisc(text: string): QdiscFact[] {
	return text.trim() === '' ? [] : parseQdiscs(JSON.parse(text) as unknown[]);
}

function parseSysctls(text: string, keys: ReadonlyMap<string, string>): Record<string, string> {
	const files = parseFiles(text, new Set(keys.keys()));
	return Object.fromEntries(files.map(([path, content]) => [keys.get(path) ?? path, content.trim()]));
}

/** `tail -v`: `==> PATH <==` before each file, and an empty line before all but the first. */
function parseFiles(text: string, paths: ReadonlySet<string>): [path: string, content: string][] {
	const headers = [...text.matchAll(/(?:^|\n)==> (.*) <==\n/g)].map(match => ({
		path: match[1] ?? '',
		from: match.index,
		to: match.index + match[0].length,
	}));
	return headers
		.map(({path, to}, index): [string, string] => [path, text.slice(to, headers[index + 1]?.from)])
		.filter(([path]) => paths.has(path));
}
