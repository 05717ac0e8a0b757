/** labd: the lab's own process. Started by the sandbox's init, waits for its word, brings the lab up and serves it. */
import {writeFileSync} from 'node:fs';
import type {Server} from 'node:net';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {setFlagsFromString} from 'node:v8';
import type {FaultOrder} from '../../topology/faults.js';
import type {DockerRuntime} from '../run/docker-runtime.js';
import {preload} from '../run/libc.js';
import {prepareShells} from '../run/shells.js';
import {unmetWords} from './convergence.js';
import {type Desired, readDesired} from './desired.js';
import {ContainerFollower} from './follow-containers.js';
import {tellStart} from './journal-lab.js';
import {Lab, type Progress} from './lab.js';
import {log, logTo} from './log.js';
import {serveLabApi} from './serve-api.js';
import {serveLabd} from './server.js';
import {starter} from './starter.js';

/** Where the sandbox's init makes the lab's state folder appear. */
const folder = '/run/cnilab/state';
const upFile = '/run/cnilab/up';
const {tell, letGo} = starter();
// Who started us may be gone: what is said to nobody is no error.
process.stderr.on('error', () => {});
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
	process.on(event, error => log(`${event}: ${error instanceof Error ? error.stack : error}`));
}

const listener = listenerFromParent();
// While the input is still being read.
preload();
prepareShells();
// Until the lab is up, V8 optimizes nothing: hardly anything runs often enough by then, and its compiler would take a sixth of
// the processors' time from the kernel (measured with 1,000 pods, on two processors). And its young generation, which begins with one
// megabyte, grows faster than by the double: what lives on is copied each time that it is full. Not sooner: V8 takes compiled code under
// the flags under which it was made, so what Node itself loads from now on is parsed anew, which was 10 ms.
for (const flag of ['--no-opt', '--semi-space-growth-factor=16']) setFlagsFromString(flag);
// Not awaited: the build makes CommonJS of this file, which Node starts sooner.
void main();

async function main(): Promise<void> {
	const word = (await text(process.stdin)).trim();
	// Who started us has ended before it had written all down.
	if (word === '') process.exit(1);
	const start = performance.now();
	logTo(folder);
	try {
		const desired = readDesired(folder);
		const runtime = await dockerFor(desired, folder);
		const lab = new Lab(folder, desired, runtime);
		const progress: Progress = (what, done, all) => tell({event: 'progress', what, done, all});
		await (word === 'resume' ? lab.resume(progress) : lab.start(progress));
		await serveLabApi({lab: lab.name, folder, listener: await listener}, lab.core);
		const follower = runtime && new ContainerFollower({runtime, ...lab.live});
		await serveLabd(join(folder, 'labd.sock'), {
			...lab.handlers,
			...(follower && {'/fault': async body => follower.order(body as FaultOrder)}),
		});
		// For the sandbox's init: from now on the lab lives on without us.
		writeFileSync(upFile, '');
		const {unmet} = await lab.converged(progress);
		const ms = Math.round(performance.now() - start);
		tellStart(lab.core.journal, {lab: lab.name, resumed: word === 'resume', ms});
		tell({event: 'up', ms, notices: lab.notices(), waitingFor: unmet.map(unmetWords)});
		void letGo();
		setFlagsFromString('--opt');
		// Left to itself, V8 lets its heap grow to some four times what lives in it before it looks for garbage: 250 MB in place of
		// 130 after ten minutes of changes (npm run soak).
		setFlagsFromString('--optimize-for-size');
	} catch (error) {
		log(`${error instanceof Error ? error.stack : error}`);
		const {exit} = error as {exit?: number};
		const message = error instanceof Error ? error.message : String(error);
		tell({event: 'failed', message, ...(exit === undefined ? {} : {exit})});
		process.exitCode = 1;
		void letGo().then(() => process.exit());
	}
}

/** What containers need is loaded where there are some. */
async function dockerFor({docker}: Desired, folder: string): Promise<DockerRuntime | undefined> {
	if (!docker) return undefined;
	const {dockerRuntime, endWithInit} = await import('../run/docker-runtime.js');
	endWithInit(join(folder, 'nodes/lab'));
	return dockerRuntime(docker);
}

/** The API's socket: who started us listens on the host's loopback, where we can't. */
function listenerFromParent(): Promise<Server> {
	return new Promise((resolve, reject) => {
		const alone = () => reject(new Error('who started labd ended before it gave it a socket'));
		if (!process.connected) return alone();
		process.once('disconnect', alone);
		process.once('message', (_message, server) => {
			resolve(server as Server);
			// Node is still at work on what came with it.
			setImmediate(() => process.disconnect());
		});
	});
}
