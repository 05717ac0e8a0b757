/** The control groups of a container: cgroups(7), both versions. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** What is counted and limited, and what freezes; a container's devices and its place in systemd's tree are no limits. */
const controllers = new Set(['cpu', 'cpuacct', 'cpuset', 'memory', 'pids', 'blkio', 'freezer']);

const unified = 'cgroup2';

/** What proc(5) tells: `cgroup` is a process's, `mountinfo` that of who reads it. */
export type GroupTexts = {readonly cgroup: string; readonly mountinfo: string};

/**
 * The folders in which it must be written down who is in the groups of a process; none if nobody has mounted them. Version 2 beside
 * version 1, systemd's hybrid, has no controllers, and no say. Pure.
 */
export function groupFolders({cgroup, mountinfo}: GroupTexts): string[] {
	const mounts = mountsIn(mountinfo);
	const isVersion2 = versionIn(mounts) === 2;
	return cgroup
		.trim()
		.split('\n')
		.flatMap(line => {
			const [, names = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
			const own = names.split(',').filter(name => controllers.has(name));
			if (names === '' ? !isVersion2 : own.length === 0) return [];
			const mount = mounts.get(names === '' ? unified : (own[0] ?? ''));
			return mount === undefined ? [] : (folderIn(mount, path) ?? []);
		});
}

/** Which version of control groups counts and limits on a host whose mounts are these; undefined if none is mounted. Pure. */
export function groupVersion(mountinfo: string): 1 | 2 | undefined {
	return versionIn(mountsIn(mountinfo));
}

/** Of a process that runs. Throws if there is none of that number. */
export function cgroupFoldersOf(pid: number): string[] {
	return groupFolders({cgroup: readFileSync(`/proc/${pid}/cgroup`, 'utf8'), mountinfo: ownMounts()});
}

/** Of this host, as this process sees it. */
export function hostGroupVersion(): 1 | 2 | undefined {
	return groupVersion(ownMounts());
}

/** What the kernel calls frozen, or about to be, in version 1 and in version 2. */
const freezers = [
	{file: 'freezer.state', frozen: ['FROZEN', 'FREEZING'], thawed: 'THAWED'},
	{file: 'cgroup.freeze', frozen: ['1'], thawed: '0'},
] as const;

/** Whether what is in these groups is held still. */
export function isFrozen(folders: readonly string[]): boolean {
	return folders.some(folder =>
		freezers.some(({file, frozen}) => {
			const at = join(folder, file);
			return existsSync(at) && (frozen as readonly string[]).includes(readFileSync(at, 'utf8').trim());
		}),
	);
}

/** Lets what is in these groups go on. */
export function thaw(folders: readonly string[]): void {
	for (const folder of folders) {
		for (const {file, thawed} of freezers)
			if (existsSync(join(folder, file))) writeFileSync(join(folder, file), thawed);
	}
}

type Mount = {readonly root: string; readonly at: string};

/** By controller; version 2 has one for all. The first that shows a hierarchy from its top, else the first. */
function mountsIn(mountinfo: string): ReadonlyMap<string, Mount> {
	const mounts = new Map<string, Mount>();
	const add = (name: string, mount: Mount) => {
		if (!mounts.has(name) || (mounts.get(name)?.root !== '/' && mount.root === '/')) mounts.set(name, mount);
	};
	for (const line of mountinfo.split('\n')) {
		const [before = '', after = ''] = line.split(' - ');
		const [type, , options = ''] = after.split(' ');
		const [, , , root = '', at = ''] = before.split(' ');
		if (type === unified) add(unified, {root, at});
		if (type === 'cgroup')
			for (const name of options.split(',')) if (controllers.has(name)) add(name, {root, at});
	}
	return mounts;
}

function versionIn(mounts: ReadonlyMap<string, Mount>): 1 | 2 | undefined {
	if ([...mounts.keys()].some(name => name !== unified)) return 1;
	return mounts.has(unified) ? 2 : undefined;
}

/** A mount may show a part of the hierarchy alone. */
function folderIn({root, at}: Mount, path: string): string | undefined {
	if (root === '/') return `${at}${path}`;
	return path === root || path.startsWith(`${root}/`) ? `${at}${path.slice(root.length)}` : undefined;
}

function ownMounts(): string {
	return readFileSync('/proc/self/mountinfo', 'utf8');
}
