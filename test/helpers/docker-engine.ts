/** A Docker Engine of a test's own: its data, its sockets, its network and its mounts are its own, and it ends with the test. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import Dockerode from 'dockerode';

export type OwnEngine = {
	readonly docker: Dockerode;
	/** For DOCKER_HOST. */
	readonly host: string;
	/** Ends it as a service manager does, and starts it again with what it has. */
	restart(): Promise<void>;
	/** An image of these programs of the host, with the libraries that they need. */
	imageOf(name: string, programs: readonly string[]): Promise<void>;
	/** Nothing of it is left. */
	end(): Promise<void>;
};

/** An engine that is there already is neither asked nor touched. */
export async function startEngine(): Promise<OwnEngine> {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-engine-'));
	const socket = join(folder, 'run/docker.sock');
	const docker = new Dockerode({socketPath: socket, protocol: 'http'});
	mkdirSync(join(folder, 'run'));
	let engine = await started(folder, docker);
	return {
		docker,
		host: `unix://${socket}`,
		restart: async () => {
			await stopped(engine);
			engine = await started(folder, docker);
		},
		imageOf: (name, programs) => importPrograms(docker, name, programs),
		end: async () => {
			const all = await docker.listContainers({all: true});
			await Promise.all(all.map(({Id}) => docker.getContainer(Id).remove({force: true})));
			await stopped(engine);
			rmSync(folder, {recursive: true, force: true});
		},
	};
}

async function started(folder: string, docker: Dockerode): Promise<ChildProcess> {
	const at = (name: string) => join(folder, name);
	const log = openSync(at('log'), 'a');
	const options = [
		...['--data-root', at('data'), '--exec-root', at('run/exec'), '--pidfile', at('run/pid')],
		...['--host', `unix://${at('run/docker.sock')}`, '--config-file', at('none.json')],
		...['--bridge=none', '--iptables=false', '--ip6tables=false', '--userland-proxy=false'],
	];
	// Its mounts go with it. It ends when the test's process does, whatever ends that.
	const around = ['--pdeathsig', 'KILL', '--', 'unshare', '--net', '--mount', '--'];
	execFileSync('sh', ['-c', 'echo {} >"$1"', 'sh', at('none.json')]);
	const engine = spawn('setpriv', [...around, 'dockerd', ...options], {stdio: ['ignore', log, log]});
	const deadline = performance.now() + 60_000;
	while (!(await answers(docker))) {
		if (engine.exitCode !== null || performance.now() > deadline)
			throw new Error(`dockerd does not come up:\n${readFileSync(at('log'), 'utf8').slice(-2000)}`);
		await delay(20);
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

async function stopped(engine: ChildProcess): Promise<void> {
	const ended = new Promise(resolve => engine.once('exit', resolve));
	engine.kill('SIGTERM');
	await ended;
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
