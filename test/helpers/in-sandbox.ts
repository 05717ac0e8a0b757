/** Runs a TypeScript file inside namespaces of its own, which end with it, and reads the JSON that it prints. */
import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {systemPath} from '../../lib/run/system-path.js';

export type User = 'root' | 'plain';

/** Both users; only `plain` when the tests themselves don't run as root. */
export const users: readonly User[] = process.getuid?.() === 0 ? ['root', 'plain'] : ['plain'];

/** For what has nothing to do with rights: one of them. CNILAB_USERS=all tries these tests as both. */
export const anyUser: readonly User[] = process.env.CNILAB_USERS === 'all' ? users : users.slice(0, 1);

/** Of many that are alike, each as one of them, in turn. With CNILAB_USERS=all each is tried as both. */
export function inTurn(index: number): readonly User[] {
	if (process.env.CNILAB_USERS === 'all') return users;
	return users.filter((_, at) => at === index % users.length);
}

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The user that `plain` becomes when the tests run as root: Debian's nobody, without any privilege. */
const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];

/** What runs a file of test/root/fixtures: its source, or in `npm test` what was made of it (scripts/test-build.mjs). */
export function programOf(file: string): string[] {
	const {CNILAB_BUILT_TESTS: built} = process.env;
	if (built) return [process.execPath, `${project}${built}/test/root/fixtures/${file.replace(/ts$/, 'js')}`];
	return [process.execPath, '--import=tsx', `${project}test/root/fixtures/${file}`];
}

/** `file` is relative to test/root/fixtures. Rejects with what the file wrote to standard error. */
export async function inSandbox<T>(user: User, file: string, ...args: string[]): Promise<T> {
	return inSandboxFor(120, user, [file, ...args]);
}

/** Ended after `seconds`. */
export async function inSandboxFor<T>(
	seconds: number,
	user: User,
	[file = '', ...args]: readonly string[],
): Promise<T> {
	const drop = user === 'plain' && process.getuid?.() === 0 ? ['setpriv', ...nobody] : [];
	const own = user === 'plain' ? ['--user', '--map-root-user'] : [];
	const unshare = ['unshare', ...own, '--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
	// The folder /run of the sandbox's own is where `ip netns` keeps its names.
	const script = 'mount -t tmpfs none /run && ip link set lo up && exec "$@"';
	const [program = '', ...rest] = [
		...drop,
		...unshare,
		...['sh', '-c', script, 'sandbox'],
		...[...programOf(file), ...args],
	];
	const {stdout} = await promisify(execFile)(program, rest, {
		cwd: project,
		env: {...process.env, PATH: systemPath(process.env.PATH ?? ''), HOME: '/', TSX_DISABLE_CACHE: '1'},
		timeout: seconds * 1000,
		// unshare does not end on SIGTERM while its child runs.
		killSignal: 'SIGKILL',
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(stdout) as T;
}
