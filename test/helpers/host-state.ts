/** Everything of the host's own network that a lab must not touch, and its mounts, as text that can be compared. */
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';

export type HostState = Readonly<Record<string, readonly string[]>>;

/** Keys of JSON that change by themselves: counters of packets, how long an address or route is still valid, a bridge's clocks. */
const moving = new Set([
	...['packets', 'bytes', 'valid_life_time', 'preferred_life_time', 'expires'],
	...['hello_timer', 'tcn_timer', 'topology_change_timer', 'gc_timer'],
]);

/** Kernel settings that are no settings: each read gives another value, or another program's doings. */
const movingSysctls: ReadonlyArray<readonly [RegExp, string]> = [
	[/^kernel\.random\.(uuid|boot_id|entropy_avail)$/, 'a new random number with each read'],
	[/^kernel\.ns_last_pid$/, 'the last process that was started'],
	[/^fs\.(dentry-state|file-nr|inode-nr|inode-state|aio-nr)$/, 'counts of what is in memory'],
	[/^fs\.quota\./, 'counts of the file systems'],
	[/^kernel\.pty\.nr$/, 'how many terminals are open'],
	[/^net\.netfilter\.nf_conntrack_count$/, 'how many connections the host has'],
	[/^kernel\.hung_task_detect_count$/, 'a count'],
	[/^kernel\.perf_event_max_sample_rate$/, 'the kernel lowers it when the machine is busy'],
	[
		/^user\./,
		'of the user namespace of who reads it, which is the host’s: only the limits, which follow the memory',
	],
];

export function hostState(): HostState {
	return {
		links: json('ip', '-j', '-d', 'link'),
		addresses: json('ip', '-j', 'addr'),
		'IPv4 routes': json('ip', '-j', 'route', 'show', 'table', 'all'),
		'IPv6 routes': json('ip', '-j', '-6', 'route', 'show', 'table', 'all'),
		'IPv4 rules': json('ip', '-j', 'rule'),
		'IPv6 rules': json('ip', '-j', '-6', 'rule'),
		// Only root may read it: and only root could change it.
		ruleset: process.getuid?.() === 0 ? json('nft', '-j', 'list', 'ruleset') : [],
		sysctls: sysctls(),
		'named namespaces': existsSync('/run/netns') ? readdirSync('/run/netns').sort() : ['none'],
		'/etc/hosts': lines(readFileSync('/etc/hosts', 'utf8')),
		mounts: lines(readFileSync('/proc/self/mountinfo', 'utf8')).sort(),
		hostname: [readFileSync('/proc/sys/kernel/hostname', 'utf8')],
		'own network namespace': [readlinkSync('/proc/self/ns/net')],
	};
}

/** `links: − …`, `links: + …`; empty if they are the same. */
export function differences(before: HostState, after: HostState): string[] {
	return Object.entries(before).flatMap(([what, old]) => {
		const now = after[what] ?? [];
		return [
			...old.filter(line => !now.includes(line)).map(line => `${what}: − ${line}`),
			...now.filter(line => !old.includes(line)).map(line => `${what}: + ${line}`),
		];
	});
}

/** One line an element, so that a difference is short. */
function json(command: string, ...args: readonly string[]): string[] {
	const text = execFileSync(command, args, {encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
	const value: unknown = JSON.parse(text || '[]', (key, inner) => (moving.has(key) ? 0 : inner));
	const list = Array.isArray(value) ? value : (value as {nftables: readonly unknown[]}).nftables;
	return list.map(element => JSON.stringify(element)).sort();
}

function sysctls(): string[] {
	const text = execFileSync('sysctl', ['-a'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		maxBuffer: 64 * 1024 * 1024,
	});
	return lines(text).filter(line => {
		const [key = ''] = line.split(' = ');
		return !movingSysctls.some(([pattern]) => pattern.test(key));
	});
}

function lines(text: string): string[] {
	return text.split('\n').filter(line => line !== '');
}
