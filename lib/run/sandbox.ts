/**
 * The sandbox of a lab: one process tree in its own mount, PID, UTS, IPC and network namespaces and, without root,
 * its own user namespace. Killing its init ends all of it; the kernel takes back what it had.
 */
import {type ChildProcess, type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {setTimeout as delay} from 'node:timers/promises';
import {childrenOf, identify, isAlive, type ProcessIdentity} from './processes.js';
import type {LabRecord} from './state.js';
import {systemPath} from './system-path.js';

/**
 * PID 1 of a lab, for sh. labd starts at once, because Node's start is the longest part of a small lab's, and waits for a
 * word on its standard input. That is opened before labd is forked: on a busy machine the fork may run when what was /mnt is
 * /run already. The init waits for two lines on its standard input, the state folder and a word: if who started it dies before it wrote
 * down who we are, that pipe closes, and nothing is left. Descriptor 3 is Node's channel from who started it to labd. /run becomes a file
 * system of the lab's own; the state folder stays reachable in it. Then it does what an init does: reap. A labd that ends before
 * the lab was up takes all with it: who started it may be gone, and the name must not stay taken.
 * For a lab of containers it gets the folder of the engine's socket, or nothing and the number of a process in the host's network,
 * where the engine is reached by. It has a pipe open for writing, and nobody else has: who waits at its other end, in containers and
 * in labd, reads its end when the init has ended, however that came. As it is no process 1 then, SIGPIPE would end it: nobody
 * may read what it says.
 */
const init = `
set -e
mount -n -t tmpfs -o mode=755 cnilab /mnt
mkdir -p /mnt/netns /mnt/cnilab/state
mkfifo /mnt/cnilab/go
exec 4<>/mnt/cnilab/go 5</mnt/cnilab/go
"$1" "$2" <&5 4>&- 5<&- &
labd=$!
exec 3>&- 5<&-
ip link set lo up
read -r folder || exit 1
trap '' PIPE
exec 2>>"$folder/labd.log"
if [ $# -gt 2 ]; then
	mkdir -p "$folder/nodes"
	mkfifo "$folder/nodes/lab"
	exec 6<>"$folder/nodes/lab"
	if [ -n "$3" ]; then
		mkdir /mnt/cnilab/engine
		mount -n --bind "$3" /mnt/cnilab/engine
	else
		: >/mnt/cnilab/host.net
		mount -n --bind "/proc/$4/ns/net" /mnt/cnilab/host.net
	fi
fi
mount -n --bind "$folder" /mnt/cnilab/state
mount -n --move /mnt /run
read -r word || exit 1
exec </dev/null
echo "$word" >&4
exec 4>&-
code=0
wait $labd || code=$?
echo '{"event":"failed","message":"labd has ended before the lab was up, with exit code '$code'","log":true}' 2>/dev/null || :
exec >/dev/null
[ -e /run/cnilab/up ] || exit 1
while :; do
	setpriv --pdeathsig KILL -- sleep infinity 6>&- &
	wait $!
done
`;

export type Sandbox = {
	readonly holder: ProcessIdentity;
	/** Its process 1; undefined if the sandbox could not be made. */
	init(): Promise<ProcessIdentity | undefined>;
	/** What labd prints: one JSON event a line; ends when labd does. */
	readonly output: Readable;
	/** The lab's state folder appears in it. */
	show(folder: string): void;
	/** Lets labd begin, when the folder has all that it reads. Write down who the holder is before. */
	go(): void;
	/** Of the API's listening socket, on the host's 127.0.0.1. */
	readonly port: number;
	/** When the sandbox ends: what unshare or init said. */
	readonly ended: Promise<string>;
};

export class SandboxError extends Error {
	override readonly name = 'SandboxError';
	/** This host can't. */
	readonly exit = 4;
}

export function needsUserNamespace(uid = process.getuid?.() ?? 0): boolean {
	return uid !== 0;
}

/** What unshare(1) is told; the doctor tries the same. */
export function sandboxFlags(): string[] {
	const user = needsUserNamespace() ? ['--user', '--map-root-user'] : [];
	return [...user, ...kinds, ...ownNumbers, '--fork', '--kill-child', '--mount-proc'];
}

const kinds = ['--net', '--mount', '--uts', '--ipc'];

/** Not for a lab of containers: their PID namespaces are not below that of the sandbox, and who is in one enters no other (setns(2)). */
const ownNumbers = ['--pid'];

/** Where containers' engine is reached: the folder of its socket, or else through the host's network. */
export type EngineWay = {readonly folder: string | undefined};

/** Starts a sandbox that waits for `go`. `labd` is the file of its main program; `engine` is for a lab of containers. */
export async function startSandbox(labd: string, engine?: EngineWay): Promise<Sandbox> {
	const more = engine === undefined ? [] : [engine.folder ?? '', String(process.pid)];
	const command = ['sh', '-c', init, 'cnilab-init', process.execPath, labd, ...more];
	const flags = engine === undefined ? sandboxFlags() : [...kinds, '--fork', '--kill-child'];
	const child = startTalking('unshare', [...flags, ...command]);
	const holder = child.pid === undefined ? undefined : identify(child.pid);
	const ended = child.pid === undefined ? Promise.resolve('') : endOf(child);
	if (!holder)
		throw new SandboxError(
			`the sandbox could not be made: ${(await ended) || 'unshare could not be started'}`,
		);
	const port = await handOver(child, 0);
	// A sandbox that could not be made has nobody who listens; `ended` tells why.
	child.stdin.on('error', () => {});
	return {
		holder,
		init: () => firstChild(holder),
		output: child.stdout,
		show: folder => void child.stdin.write(`${folder}\n`),
		go: () => void child.stdin.end('go\n'),
		port,
		ended,
	};
}

/** unshare(1) makes the namespaces, then forks. */
async function firstChild(parent: ProcessIdentity): Promise<ProcessIdentity | undefined> {
	for (;;) {
		const [child] = childrenOf(parent.pid).flatMap(pid => identify(pid) ?? []);
		if (child || !isAlive(parent)) return child;
		await delay(1);
	}
}

/** The argv before a command that shall run inside a lab's sandbox, as its root. Throws if its init is gone. */
export function enterSandbox(record: LabRecord): string[] {
	if (record.phase === 'starting')
		throw new SandboxError(`lab ${record.name} is not up yet: 'up' is still at work`);
	const {init} = record;
	if (!init || !isAlive(init))
		throw new SandboxError(
			`lab ${record.name} has no init any more: npx cnilab down ${record.name} removes what is left of it`,
		);
	const user = record.rootless ? ['--user', '--preserve-credentials'] : [];
	return [
		'nsenter',
		'--target',
		String(init.pid),
		...user,
		...kinds,
		...(record.runtime === 'docker' ? [] : ownNumbers),
		'--',
	];
}

/** Starts a labd again in a sandbox whose first one has died; it tells what it does on the stream that comes back, like the first. */
export async function restartLabd(record: LabRecord, labd: string): Promise<Readable> {
	// Its parent must be the sandbox's init and nobody outside, so the shell leaves it alone at once.
	const script = 'exec 4<&0; setsid "$@" <&4 4<&- 2>>/run/cnilab/state/labd.log &';
	const [file = '', ...args] = [...enterSandbox(record), 'sh', '-c', script, 'sh', process.execPath, labd];
	const child = startTalking(file, args);
	child.stdin.on('error', () => {});
	await handOver(child, record.port ?? 0);
	child.stdin.end('resume\n');
	return child.stdout;
}

/** What a process said on its standard error, when it has ended. The channel's end is not waited for: it never comes if a socket lies in it. */
async function endOf(child: Pick<ChildProcess, 'once'> & {readonly stderr: Readable}): Promise<string> {
	const exit = new Promise(resolve => child.once('exit', resolve));
	const said = await text(child.stderr);
	await exit;
	return said.trim();
}

/**
 * labd hears on its standard input, tells on its standard output, and is given a socket on Node's channel. Not by execa: a lab's
 * first process would wait until that is loaded, for 15 ms.
 */
function startTalking(file: string, argv: readonly string[]): ChildProcessWithoutNullStreams {
	const {NODE_EXTRA_CA_CERTS: _, ...others} = process.env;
	// Node reads these certificates when it starts, for 60 ms; labd calls nobody outside.
	const env = {...others, PATH: systemPath(process.env.PATH ?? '')};
	const child = spawn(file, argv, {detached: true, stdio: ['pipe', 'pipe', 'pipe', 'ipc'], env});
	// Not there: it has no number then, and whoever looks for that tells it.
	child.on('error', () => {});
	return child as unknown as ChildProcessWithoutNullStreams;
}

/**
 * Gives labd the API's listening socket, on the host's 127.0.0.1, where labd itself could not make one; returns its port. Not by
 * inheritance: unshare(1), which outlives labd, would keep it, and whoever connects would wait in vain. Throws what listen(2) does.
 */
async function handOver(child: Pick<ChildProcess, 'send' | 'on'>, wanted: number): Promise<number> {
	const server = createServer().listen(wanted, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	// labd closes the channel when it has it: what lies in a closed channel is lost.
	child.send?.('listener', server, {}, () => server.close());
	return port;
}
