/** Why this user can't make namespaces, and the line that mends it. */
import {readFileSync} from 'node:fs';
import {asRoot, type HostProblem} from './host-report.js';

/** Reads a sysctl of the host: `kernel.unprivileged_userns_clone`; undefined where the kernel has none of that name. */
export type ReadSysctl = (key: string) => string | undefined;

export function readSysctl(key: string): string | undefined {
	try {
		return readFileSync(`/proc/sys/${key.replaceAll('.', '/')}`, 'utf8').trim();
	} catch {
		return undefined;
	}
}

/** Switches that distributions have for namespaces of plain users: the value that forbids, and the one that allows. */
const switches = [
	// Debian's and Arch's own patch; Debian allows since 11.
	{key: 'kernel.unprivileged_userns_clone', forbids: '0', allows: '1'},
	// Ubuntu since 23.10: the namespace is made, but has no capabilities in it.
	{key: 'kernel.apparmor_restrict_unprivileged_userns', forbids: '1', allows: '0'},
	{key: 'user.max_user_namespaces', forbids: '0', allows: '15000'},
];

const kinds = ['user', 'net', 'mnt', 'pid', 'uts', 'ipc'];

/** `said` is what unshare(1) printed. */
export function namespaceProblem(
	said: string,
	read: ReadSysctl = readSysctl,
	uid = process.getuid?.() ?? 0,
): HostProblem {
	const what = `namespaces can't be made by ${uid === 0 ? 'root' : 'this user'} (${said.split('\n')[0] || 'no reason given'})`;
	if (uid !== 0) {
		const off = switches.find(({key, forbids}) => read(key) === forbids);
		if (off) return {what, hint: `sudo sysctl -w ${off.key}=${off.allows}`};
	}
	// user_namespaces(7): ENOSPC is what the kernel says when a limit on their number is reached.
	if (/No space left|ENOSPC/.test(said)) return {what, hint: asRoot(`sysctl -w ${raisedLimits(read)}`, uid)};
	if (uid === 0) {
		const options = '--cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined';
		return {
			what,
			hint: `in a container? start it with: docker run ${options} --security-opt apparmor=unconfined …`,
		};
	}
	return {what, hint: 'run it as root: sudo -E npm run lab NAME'};
}

function raisedLimits(read: ReadSysctl): string {
	const limits = kinds.map(kind => ({
		key: `user.max_${kind}_namespaces`,
		value: Number(read(`user.max_${kind}_namespaces`)),
	}));
	const low = limits.filter(({value}) => value < 1000);
	return (low.length > 0 ? low : limits)
		.map(({key, value}) => `${key}=${Math.max(15_000, 2 * value || 0)}`)
		.join(' ');
}
