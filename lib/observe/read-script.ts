/**
 * The shell script that prints a machine's network state. Pure. A process is the dearest thing here (1 to 3 ms
 * each), so one `ip -batch` asks for everything that iproute2 knows, one `tail` reads all sysctls and files, and most
 * pods cost one process.
 */

import {netnsOf, type Op, sysctlPath} from '../plan/ops.js';
import {birdSocket} from '../plan/passive.js';
import {frozenBird} from './parse-bird.js';

/** One machine, or the underlay, and the ops of the plan whose things are in it. */
export type Subject = {
	readonly machine: string;
	readonly ops: readonly Op[];
	/** Its pods, by their names there, that are known to have no rules of nftables: it is not asked for them. */
	readonly unruled?: ReadonlySet<string>;
};

/** The place of the machine itself, beside its pods' names; no namespace can be called that. */
export const machineItself = '.';

/** A script that prints sections, each after a line `MARK PLACE PART`; the mark is a text that is in no file of the machine. */
export function readScript({machine, ops, unruled}: Subject, mark: string): string {
	const own = ops.filter(op => op.in === machine);
	const files = filesOf(ops);
	return [
		prelude(mark, machineItself),
		placeScript({files: [...sysctlFiles(own), ...files], ipv6: true, fdb: true, qdisc: own.some(isQdisc)}),
		'section "$place" namespaces',
		'ls -U /run/netns 2>/dev/null || :',
		...(own.some(({kind}) => kind === 'daemon') ? [`section "$place" bird; ${askBird}`] : []),
		...podLoops(ops, unruled ?? new Set(), mark),
	].join('\n');
}

/** One that does not run is told by saying nothing. One that is frozen (docker pause) takes the question and never answers. */
const askBird = `timeout 3 birdc -r -s ${birdSocket} show protocols all 2>/dev/null || [ $? -ne 124 ] || echo ${frozenBird}`;

/** The files that the plan writes. */
export function filesOf(ops: readonly Op[]): string[] {
	return ops.flatMap(op => {
		if (op.kind === 'file') return [op.path];
		return op.kind === 'daemon' ? op.files.map(({path}) => path) : [];
	});
}

export type Listing = {
	/** Each in transactions, one after the other. */
	readonly rulesets: readonly (readonly string[])[];
	/** Devices that chains of the rulesets hang on. */
	readonly devices: readonly string[];
	/** Arguments of `tc qdisc`, with blanks between. */
	readonly qdiscs: readonly string[];
};

/** Makes rulesets and qdiscs, one after the other, in a namespace that is nobody's, and prints a section for each: what the tools make of them. */
export function expectedScript({rulesets, devices, qdiscs}: Listing, mark: string): string {
	return [
		`unshare --net sh -s <<'${mark}'`,
		prelude(mark, machineItself),
		...[...devices, ...(qdiscs.length > 0 ? [qdiscTrial] : [])].map(
			name => `ip link add name ${quote(name)} type bridge`,
		),
		...qdiscs.flatMap((words, index) => [
			`tc qdisc replace dev ${qdiscTrial} root ${words}`,
			`section ${index} qdisc; tc -j qdisc show dev ${qdiscTrial} root`,
		]),
		...rulesets.flatMap((loads, index) => [
			...loads.flatMap(text => [`nft -f - <<'${mark} ${index}'`, text, `${mark} ${index}`]),
			`section ${index} nft; nft -s list ruleset`,
		]),
		mark,
	].join('\n');
}

/** A device; no port of a segment is called that. */
const qdiscTrial = '.qdisc';

/** Each namespace that the plan has is asked; one that can't be entered is told as failed. */
function podLoops(ops: readonly Op[], unruled: ReadonlySet<string>, mark: string): string[] {
	const names = ops.flatMap(op => (op.kind === 'netns' ? [op.name] : []));
	const inside = ops.filter(op => netnsOf(op.in) !== undefined);
	const parts = {
		files: sysctlFiles(inside),
		ipv6: inside.some(isIpv6),
		fdb: inside.some(op => op.kind === 'fdb'),
		qdisc: inside.some(isQdisc),
	};
	const isPlain = parts.files.length === 0 && !parts.ipv6 && !parts.fdb && !parts.qdisc;
	const plain = new Set(isPlain ? names.filter(name => unruled.has(name)) : []);
	const full = names.filter(name => !plain.has(name));
	return [
		...podLoop([...plain], plainPod),
		...(full.length > 0 ? inPod(parts, mark) : []),
		...podLoop(full, [fullPod]),
	];
}

function podLoop(names: readonly string[], lines: readonly string[]): string[] {
	return names.length === 0 ? [] : [`for place in ${names.map(quote).join(' ')}; do`, ...lines, 'done'];
}

const questions = ['addr show', 'route show table all', 'neigh show nud permanent', 'rule show', 'END'];

/** No shell in the pod. */
const plainPod = [
	'section "$place" ip',
	`nsenter --net="/run/netns/$place" ip -j -d -batch - 2>/dev/null <<'END' || section "$place" failed`,
	...questions,
];

/** What is asked in the machine itself is asked in the pod. */
function inPod(parts: Parts, mark: string): string[] {
	return [`script=$(cat <<'${mark}'`, prelude(mark, '$0'), placeScript(parts), mark, ')'];
}

const fullPod =
	'nsenter --net="/run/netns/$place" sh -c "$script" "$place" 2>/dev/null </dev/null || section "$place" failed';

type Parts = {
	readonly files: readonly string[];
	readonly ipv6: boolean;
	readonly fdb: boolean;
	readonly qdisc: boolean;
};

function placeScript({files, ipv6, fdb, qdisc}: Parts): string {
	const paths = [...new Set(files)].map(quote).join(' ');
	return [
		'section "$place" ip',
		"ip -j -d -batch - <<'END'",
		...questions,
		// A kernel without IPv6 refuses, and has no rules.
		...(ipv6 ? ['section "$place" rule6; ip -6 -j rule show 2>/dev/null || :'] : []),
		...(fdb ? ['section "$place" fdb; bridge -j fdb show'] : []),
		...(qdisc ? ['section "$place" qdisc; tc -j qdisc show'] : []),
		// `tail` puts a line with its name before each file, and leaves out those that are missing.
		...(paths === '' ? [] : [`section "$place" files; tail -n +1 -v -- ${paths} 2>/dev/null || :`]),
		'section "$place" nft; nft -s list ruleset',
	].join('\n');
}

function prelude(mark: string, place: string): string {
	return `set -e; place="${place}"\nsection() { printf '\\n%s %s\\n' ${quote(mark)} "$*"; }`;
}

function sysctlFiles(ops: readonly Op[]): string[] {
	return ops.flatMap(op => (op.kind === 'sysctl' ? [sysctlPath(op.key)] : []));
}

function isQdisc({kind}: Op): boolean {
	return kind === 'qdisc';
}

/** A pod without an IPv6 address has no IPv6 rules to look for: that saves a process. */
function isIpv6(op: Op): boolean {
	return op.kind === 'address' && op.address.includes(':');
}

function quote(word: string): string {
	return `'${word.replaceAll("'", `'\\''`)}'`;
}
