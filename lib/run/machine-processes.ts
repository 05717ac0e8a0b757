/** Which processes are in which machine, whoever started them. */
import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {machineMark} from '../render/machine.js';
import {identify, type ProcessIdentity} from './processes.js';

/**
 * Those that are in one of the networks (inodes of namespaces), and those that see the /run or the /etc of one of the
 * machines, in whatever network: who has made namespaces of their own in there sees them too. Never this process, nor what
 * shares its network and its mounts.
 */
export function processesIn(machines: ReadonlySet<string>, networks: ReadonlySet<number>): ProcessIdentity[] {
	const own = namespaceOf('self', 'net');
	const isMarked = markReader(machines);
	return readdirSync('/proc')
		.map(Number)
		.filter(pid => {
			if (!Number.isInteger(pid)) return false;
			const network = namespaceOf(pid, 'net');
			// It has ended: a zombie has no namespaces any more.
			if (network === undefined) return false;
			return (network !== own && networks.has(network)) || isMarked(pid);
		})
		.flatMap(pid => identify(pid) ?? []);
}

/** Its name, for people. */
export function commandOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
	} catch {
		return 'gone meanwhile';
	}
}

/** Reads each mount namespace once. */
function markReader(machines: ReadonlySet<string>): (pid: number) => boolean {
	const sources = new Set([...machines].map(machineMark));
	const own = new Set(mountsOf('self'));
	const known = new Map<number, boolean>();
	return pid => {
		const namespace = namespaceOf(pid, 'mnt');
		if (namespace === undefined) return false;
		const answer =
			known.get(namespace) ??
			// A lab in a machine of another lab sees that one's mounts everywhere.
			mountsOf(pid).some(mount => sources.has(mount.split(' ')[1] ?? '') && !own.has(mount));
		known.set(namespace, answer);
		return answer;
	};
}

/** Of each mount, the device and the source: `0:51 cnilab-node-1`. Empty if the process has ended. */
function mountsOf(pid: number | 'self'): string[] {
	try {
		// proc_pid_mountinfo(5): ID, parent, device, root, mount point, options, optional fields, `-`, type, source …
		const lines = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').split('\n');
		return lines.flatMap(line => {
			const [before = '', after = ''] = line.split(' - ');
			return after === '' ? [] : [`${before.split(' ')[2]} ${after.split(' ')[1]}`];
		});
	} catch {
		return [];
	}
}

/** The inode of a process's namespace; undefined if the process has ended. */
function namespaceOf(pid: number | 'self', kind: 'net' | 'mnt'): number | undefined {
	try {
		return Number(/\d+/.exec(readlinkSync(`/proc/${pid}/ns/${kind}`))?.[0]);
	} catch {
		return undefined;
	}
}
