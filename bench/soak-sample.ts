/** What a lab has at one moment: of labd, of the kernel, on disk. */
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {commandIn} from '../lib/run/attach.js';
import type {LabRecord} from '../lib/run/state.js';
import {gripOf, processesOf, roles} from '../test/helpers/traces.js';
import type {Tolerance} from './trend.js';

/** Each is compared at moments at which the lab has the same objects. */
export const tolerances = {
	// V8 gives memory back late, and the journal and the history of watches fill up to their limits.
	'labd, resident, MB': {by: 16, share: 0.12},
	// Of a pod that was made anew under its name, the namespace before is held until the pod goes.
	'labd, descriptors': {by: 3, share: 0},
	processes: {by: 0.5, share: 0},
	namespaces: {by: 0.5, share: 0},
	links: {by: 0.5, share: 0},
	routes: {by: 0.5, share: 0},
	'lines of nft rules': {by: 0.5, share: 0},
	// Connections that are over count until their timers have run out.
	'connections tracked': {by: 30, share: 0.25},
	sockets: {by: 10, share: 0.1},
	// The store's log is compacted when it has grown by 4 MB, the journal's file is cut.
	'state folder, MB': {by: 12, share: 0},
} as const satisfies Readonly<Record<string, Tolerance>>;

export type What = keyof typeof tolerances;
export type Sample = Readonly<Record<What, number>>;

/** Throws if labd is dead. */
export function sampleOf(state: string, record: LabRecord, machines: readonly string[]): Sample {
	const processes = processesOf(state);
	const labd = processes.find(roles.labd);
	if (!labd) throw new Error('labd is dead');
	const grip = gripOf(state);
	grip.close();
	const kernel = machines.map(machine => countsIn(record, machine));
	const sum = (index: number) => kernel.reduce((total, counts) => total + (counts[index] ?? 0), 0);
	return {
		'labd, resident, MB': residentMegabytes(labd.pid),
		'labd, descriptors': readdirSync(`/proc/${labd.pid}/fd`).length,
		processes: processes.length,
		namespaces: grip.namespaces.size,
		links: sum(0),
		routes: sum(1),
		'lines of nft rules': sum(2),
		'connections tracked': sum(3),
		sockets: sum(4),
		'state folder, MB': bytesIn(join(state, record.name)) / 2 ** 20,
	};
}

function residentMegabytes(pid: number): number {
	const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
}

/**
 * Of the machine and of all its pods together. The sockets first: those of `ip` and `nft` are there until some time after
 * their end, since the kernel frees them by RCU.
 */
const countScript = `
sockets="sed -n 's/^sockets: used //p' /proc/self/net/sockstat"
count=$(cat <<'END'
ip -o link | wc -l
{ ip -o route show table all; ip -o -6 route show table all; } | wc -l
nft list ruleset | wc -l
cat /proc/sys/net/netfilter/nf_conntrack_count 2>/dev/null || echo 0
END
)
for what in "$sockets" "$count"; do
	sh -c "$what"
	for name in $(ls /run/netns); do nsenter --net=/run/netns/$name sh -c "$what"; done
done
`;

/** Links, routes, lines of rules, connections, sockets. */
function countsIn(record: LabRecord, machine: string): number[] {
	const [file = '', ...args] = commandIn(record, machine, ['sh', '-s']);
	const numbers = execFileSync(file, args, {input: countScript, encoding: 'utf8'})
		.trim()
		.split(/\s+/)
		.map(Number);
	const places = numbers.length / 5;
	if (!Number.isInteger(places) || numbers.some(Number.isNaN))
		throw new Error(`${machine} can't be counted: ${numbers}`);
	const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
	const others = numbers.slice(places);
	const counts = [0, 1, 2, 3].map(index => sum(others.filter((_, at) => at % 4 === index)));
	return [...counts, sum(numbers.slice(0, places))];
}

function bytesIn(folder: string): number {
	return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
