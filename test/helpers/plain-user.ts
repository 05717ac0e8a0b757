/** The argv before a command that shall run in namespaces of its own: as root, or as a user without any privilege. */
import type {User} from './in-sandbox.js';

/** Debian's nobody. */
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];

/** The namespaces end with the command. */
export function inNamespaces(user: User): string[] {
	const drop = user === 'plain' && process.getuid?.() === 0 ? nobody : [];
	const own = user === 'plain' ? ['--user', '--map-root-user'] : [];
	return [...drop, 'unshare', ...own, '--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
}
