/** The argv before a command: as root, or as a user without any privilege, and in namespaces of its own. */
import type {User} from './in-sandbox.js';

/** Debian's nobody. */
export const nobodyId = 65534;

/** The command runs as this user. */
export function asUser(user: User): string[] {
	if (user === 'root' || process.getuid?.() !== 0) return [];
	return ['setpriv', `--reuid=${nobodyId}`, `--regid=${nobodyId}`, '--clear-groups', '--inh-caps=-all'];
}

/** The namespaces end with the command. */
export function inNamespaces(user: User): string[] {
	const own = user === 'plain' ? ['--user', '--map-root-user'] : [];
	const kinds = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
	return [...asUser(user), 'unshare', ...own, ...kinds];
}
