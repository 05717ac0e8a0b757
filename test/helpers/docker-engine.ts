/** A Docker Engine of a test's own: its data, its sockets, its network and its mounts are its own, and it ends with the test. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import Dockerode from 'dockerode';

export type OwnEngine = {
	readonly docker: Dockerode;
	/** For DOCKER_HOST. */
	readonly host: string;
	/** The number of its process, or of the one that waits for it. */
	process(): number;
	/** Ends it as a service manager does, and starts it again with what it has. */
	restart(): Promise<void>;
	/** Ends it as nobody should. */
	crash(): Promise<void>;
	/** An image of these programs of the host, with the libraries that they need. */
	imageOf(name: string, programs: readonly string[]): Promise<void>;
	/** Nothing of it is left. */
	end(): Promise<void>;
};

/** How it differs from one that has nothing but what a lab of containers needs. */
export type EngineKind = {
	/** As a package sets it up: a bridge, and rules; in the engine's own network. */
	readonly networks?: boolean;
	/** Control groups of version 2, as far as the kernel has them beside those of version 1. */
	readonly groups?: 2;
	/** Process numbers of its own, as an engine on another machine has. */
	readonly numbers?: boolean;
};

/** An engine that is there already is neither asked nor touched. */
export async function startEngine(kind: EngineKind = {}): Promise<OwnEngine> {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-engine-'));
	const socket = join(folder, 'run/docker.sock');
	const docker = new Dockerode({socketPath: socket, protocol: 'http'});
	mkdirSync(join(folder, 'run'));
	const start = () => started(folder, docker, kind);
	let engine = await start();
	return {
		docker,
		host: `unix://${socket}`,
		process: () => engine.pid ?? 0,
		restart: async () => {
			await stopped(engine);
			engine = await start();
		},
		crash: () => stopped(engine, 'SIGKILL'),
		imageOf: (name, programs) => importPrograms(docker, name, programs),
		end: async () => {
			const isDead = engine.exitCode !== null || engine.signalCode !== null;
			if (!isDead) {
				const all = await docker.listContainers({all: true});
				await Promise.all(all.map(({Id}) => docker.getContainer(Id).remove({force: true})));
				await stopped(engine);
			} else killAll(folder);
			rmSync(folder, {recursive: true, force: true});
		},
	};
}

async function started(folder: string, docker: Dockerode, kind: EngineKind): Promise<ChildProcess> {
	const at = (name: string) => join(folder, name);
	const log = openSync(at('log'), 'a');
	const none = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--userland-proxy=false'];
	const options = [
		...['--data-root', at('data'), '--exec-root', at('run/exec'), '--pidfile', at('run/pid')],
		...['--host', `unix://${at('run/docker.sock')}`, '--config-file', at('none.json')],
		...(kind.networks ? [] : none),
	];
	// Its mounts go with it. It ends when the test's process does, whatever ends that.
	const numbers = kind.numbers ? ['--pid', '--fork', '--kill-child', '--mount-proc'] : [];
	const around = ['--pdeathsig', 'KILL', '--', 'unshare', '--net', '--mount', ...numbers, '--'];
	const groups = 'umount -l /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup && ';
	const shell = ['sh', '-c', `${kind.groups === 2 ? groups : ''}exec dockerd "$@"`, 'sh', ...options];
	execFileSync('sh', ['-c', 'echo {} >"$1"', 'sh', at('none.json')]);
	const engine = spawn('setpriv', [...around, ...shell], {stdio: ['ignore', log, log]});
	const deadline = performance.now() + 60_000;
	while (!(await answers(docker))) {
		if (engine.exitCode !== null || performance.now() > deadline)
			throw new Error(`dockerd does not come up:\n${readFileSync(at('log'), 'utf8').slice(-2000)}`);
		await delay(50);
	}
	return engine;
}

async function answers(docker: Dockerode): Promise<boolean> {
	try {
		await docker.ping();
		return true;
	} catch {
		return false;
	}
}

async function stopped(engine: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	const ended = new Promise(resolve => engine.once('exit', resolve));
	// unshare(1) with a child of its own lets no signal through.
	const children = readFileSync(`/proc/${engine.pid}/task/${engine.pid}/children`, 'utf8').split(' ');
	const unshared = /unshare/.test(readFileSync(`/proc/${engine.pid}/comm`, 'utf8'));
	if (unshared) process.kill(Number(children[0]), signal);
	else engine.kill(signal);
	await ended;
}

/** What it has started, and what was started for its containers: all name its folder. */
function killAll(folder: string): void {
	for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
		const file = `/proc/${pid}/cmdline`;
		const argv = existsSync(file) ? readFileSync(file, 'utf8').split('\0') : [];
		const isIts = /containerd/.test(argv[0] ?? '') && argv.some(word => word.startsWith(`${folder}/`));
		if (isIts) process.kill(Number(pid), 'SIGKILL');
	}
}

async function importPrograms(docker: Dockerode, name: string, programs: readonly string[]): Promise<void> {
	const libraries = programs.flatMap(program =>
		[...execFileSync('ldd', [program], {encoding: 'utf8'}).matchAll(/(\/\S+) \(0x/g)].map(
			([, file = '']) => file,
		),
	);
	const files = [...new Set([...programs, ...libraries])].filter(file => existsSync(realpathSync(file)));
	const tar = spawn('tar', ['--create', '--dereference', '--absolute-names', ...files], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [repo, tag] = name.split(':');
	const said = await docker.importImage(tar.stdout, {repo, tag});
	await new Promise((resolve, reject) => said.resume().once('end', resolve).once('error', reject));
}
