/** The control groups of a container: cgroups(7), both versions. */
import {readFileSync} from 'node:fs';

/** What is counted and limited, and what freezes; a container's devices and its place in systemd's tree are no limits. */
const controllers = new Set(['cpu', 'cpuacct', 'cpuset', 'memory', 'pids', 'blkio', 'freezer']);

/** The folders in which it must be written down who is in the groups of a process. */
export function cgroupFoldersOf(pid: number): string[] {
	const mounts = cgroupMounts();
	return readFileSync(`/proc/${pid}/cgroup`, 'utf8')
		.trim()
		.split('\n')
		.flatMap(line => {
			const [, names = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
			const own = names.split(',').filter(name => controllers.has(name));
			const mount = mounts.get(names === '' ? unified : (own[0] ?? ''));
			// The groups of version 2, beside those of version 1, have no controllers.
			const counts = names === '' ? mounts.size === 1 : own.length > 0;
			return mount === undefined || !counts ? [] : [`${mount}${path}`];
		});
}

const unified = 'cgroup2';

/** By controller; version 2 has one for all. */
function cgroupMounts(): ReadonlyMap<string, string> {
	const mounts = new Map<string, string>();
	for (const line of readFileSync('/proc/self/mountinfo', 'utf8').split('\n')) {
		const [before = '', after = ''] = line.split(' - ');
		const [type, , options = ''] = after.split(' ');
		const at = before.split(' ')[4] ?? '';
		if (type === unified) mounts.set(unified, at);
		if (type === 'cgroup')
			for (const name of options.split(',')) if (controllers.has(name)) mounts.set(name, at);
	}
	return mounts;
}
