/** What labs of one state folder have on this machine: processes, namespaces, mounts, files. Read from /proc. */
import {closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';

export type LabProcess = {
	readonly pid: number;
	readonly argv: readonly string[];
	/** Namespaces by kind: `net` → `net:[4026532008]`. */
	readonly namespaces: Readonly<Record<string, string>>;
	/** It is process 1 of its PID namespace. */
	readonly isInit: boolean;
};

const kinds = ['net', 'mnt', 'pid', 'uts', 'ipc', 'user'] as const;

/** Everything that cnilab starts inherits CNILAB_STATE: by it a lab's processes are known, and only those of this test. */
export function processesOf(state: string): LabProcess[] {
	return pids().flatMap(pid => {
		const environment = read(pid, 'environ')?.split('\0') ?? [];
		return environment.includes(`CNILAB_STATE=${state}`) ? [processOf(pid)] : [];
	});
}

/** Those of a lab's process tree, by what they are there for. */
export const roles = {
	holder: ({argv}: LabProcess) => argv[0] === 'unshare' && argv.includes('cnilab-init'),
	init: ({argv, isInit}: LabProcess) => isInit && argv.includes('cnilab-init') && argv[0] !== 'unshare',
	labd: ({argv}: LabProcess) => argv[0] === process.execPath && argv[1]?.endsWith('labd/main.js') === true,
	'machine’s holder': ({argv, namespaces}: LabProcess) =>
		argv[0] === 'sleep' && namespaces.net !== namespacesOf(process.pid).net,
	program: ({argv}: LabProcess) => argv[0] === 'ip' && argv[1] === 'monitor',
} as const;

export type Role = keyof typeof roles;

/** Namespaces that a lab has now, held open so that their numbers are not given to others: compared later with `leftOf`. */
export type Grip = {
	/** `net:[4026532008]` … */
	readonly namespaces: ReadonlySet<string>;
	close(): void;
};

/** All namespaces that the lab's processes are in, and that are mounted where they see them: its pods'. */
export function gripOf(state: string): Grip {
	const own = new Set(Object.values(namespacesOf(process.pid)));
	const held = new Map<string, number>();
	for (const {pid} of processesOf(state)) {
		for (const file of [...kinds.map(kind => `ns/${kind}`), ...mountedNetns(pid)]) {
			const [name, fd] = openNamespace(`/proc/${pid}/${file}`);
			if (fd === undefined) continue;
			if (own.has(name) || held.has(name)) closeSync(fd);
			else held.set(name, fd);
		}
	}
	return {
		namespaces: new Set(held.keys()),
		close: () => {
			for (const fd of held.values()) closeSync(fd);
		},
	};
}

function mountedNetns(pid: number): string[] {
	return list(`/proc/${pid}/root/run/netns`).map(name => `root/run/netns/${name}`);
}

// A process may end meanwhile.
function openNamespace(file: string): [name: string, fd: number | undefined] {
	try {
		const fd = openSync(file, 'r');
		return [namespaceNamed(`/proc/self/fd/${fd}`) ?? '', fd];
	} catch {
		return ['', undefined];
	}
}

/**
 * What is left: processes of the lab, whoever else is in one of its namespaces, holds a descriptor of one or has one
 * mounted, and the state folder. A namespace that has none of these is none: the kernel takes it back.
 */
export function leftOf(state: string, {namespaces}: Grip): string[] {
	const mine = processesOf(state).map(({pid, argv}) => `process ${pid}: ${argv.join(' ')}`);
	const others = pids().filter(pid => pid !== process.pid && !isZombie(pid));
	const holders = others.flatMap(pid => holdings(pid, namespaces).map(held => `process ${pid}: ${held}`));
	return [...mine, ...holders, ...(existsSync(state) ? [`folder ${state}: ${readdirSync(state)}`] : [])];
}

function holdings(pid: number, namespaces: ReadonlySet<string>): string[] {
	const inside = Object.values(namespacesOf(pid)).filter(namespace => namespaces.has(namespace));
	const open = list(`/proc/${pid}/fd`)
		.map(fd => namespaceNamed(`/proc/${pid}/fd/${fd}`) ?? '')
		.filter(target => namespaces.has(target));
	const mounts = (read(pid, 'mountinfo') ?? '').split('\n').filter(line => {
		const [, , , root = ''] = line.split(' ');
		return namespaces.has(root);
	});
	return [
		...inside.map(namespace => `is in ${namespace}`),
		...open.map(namespace => `has ${namespace} open`),
		...mounts.map(line => `has mounted ${line}`),
	];
}

/** Of a descriptor: one that was opened where `ip netns` mounts it has that path as its name, so its number counts. */
function namespaceNamed(descriptor: string): string | undefined {
	const target = link(descriptor);
	if (!target?.includes('/run/netns/')) return target;
	const inode = statSync(descriptor, {throwIfNoEntry: false})?.ino;
	return inode === undefined ? undefined : `net:[${inode}]`;
}

/** It has ended; only its number is kept until its parent has asked for its exit code. */
function isZombie(pid: number): boolean {
	return /^State:\s+[ZX]/m.test(read(pid, 'status') ?? 'State: X');
}

function processOf(pid: number): LabProcess {
	const argv = (read(pid, 'cmdline') ?? '').split('\0').slice(0, -1);
	// proc(5): NSpid has the pid in each PID namespace, the innermost last.
	const isInit = /^NSpid:.*\t1$/m.test(read(pid, 'status') ?? '');
	return {pid, argv, namespaces: namespacesOf(pid), isInit};
}

function namespacesOf(pid: number): Record<string, string> {
	return Object.fromEntries(
		kinds.flatMap(kind => {
			const target = link(`/proc/${pid}/ns/${kind}`);
			return target === undefined ? [] : [[kind, target]];
		}),
	);
}

function pids(): number[] {
	return list('/proc').map(Number).filter(Number.isInteger);
}

// A process may end while it is looked at.
function read(pid: number, file: string): string | undefined {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return undefined;
	}
}

function link(path: string): string | undefined {
	try {
		return readlinkSync(path);
	} catch {
		return undefined;
	}
}

function list(path: string): string[] {
	try {
		return readdirSync(path);
	} catch {
		return [];
	}
}
