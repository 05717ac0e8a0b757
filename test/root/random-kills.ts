/** One kill at random of a lab that comes up, is changed or goes down, and all that must be right after it. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {eventually} from '../helpers/eventually.js';
import type {User} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import type {Random} from '../helpers/random.js';
import {type Outcome, type Seat, seatOf} from '../helpers/seat.js';
import {gripOf, type LabProcess, leftOf, processesOf, roles} from '../helpers/traces.js';

export type Round = {
	readonly verb: 'up' | 'apply' | 'down';
	readonly afterMs: number;
	/** What it was there for; `nobody` if nothing of the lab ran at that moment. */
	readonly victim: string;
	/** What was not right, in words; empty if all was. */
	readonly complaints: readonly string[];
};

/** A lab that is up. After each round it is up again, made anew. */
export async function labToKill(t: ExecutionContext, user: User) {
	const seat = seatOf(t, user, {...labFiles({mode: 'flannel-vxlan'}), 'web.yaml': JSON.stringify(web)});
	const mounts = mountsHere();
	const typical: Record<Round['verb'], number> = {up: 0, apply: 0, down: 0};
	const timed = async (verb: Round['verb'], complaints: string[]) => {
		const began = performance.now();
		const {code, stderr} = await seat.run(wordsOf(verb, seat));
		typical[verb] = performance.now() - began;
		if (code !== 0) complaints.push(`${verb} ended with ${code}: ${stderr}`);
	};
	const complaints: string[] = [];
	for (const verb of ['up', 'apply', 'down', 'up'] as const) await timed(verb, complaints);
	if (complaints.length > 0) throw new Error(complaints.join('\n'));

	const killOnce = async (random: Random): Promise<Round> => {
		const complaints: string[] = [];
		const verb = random.choose(['up', 'apply', 'down'] as const);
		if (verb === 'up') await timed('down', complaints);
		const afterMs = Math.round(random.next() * typical[verb] * (verb === 'apply' ? 2 : 1.1));
		const killed = await killDuring({verb, afterMs, seat, random});
		complaints.push(...killed.complaints);
		await timed('down', complaints);
		complaints.push(...(await leftAfter(seat, killed.grip)));
		killed.grip.close();
		complaints.push(
			...mountsHere()
				.filter(line => !mounts.includes(line))
				.map(line => `mounted: ${line}`),
		);
		await timed('up', complaints);
		const verified = await seat.run(['verify']);
		if (verified.code !== 0) complaints.push(`verify: ${verified.stdout}${verified.stderr}`);
		return {verb, afterMs, victim: killed.victim, complaints};
	};
	return {killOnce};
}

type Attempt = {
	readonly verb: Round['verb'];
	readonly afterMs: number;
	readonly seat: Seat;
	readonly random: Random;
};

async function killDuring({verb, afterMs, seat, random}: Attempt) {
	const running = seat.start(wordsOf(verb, seat));
	// A moment at random is what is tried here: there is no condition to wait for.
	await delay(afterMs);
	const grip = gripOf(seat.state);
	const victim = chooseVictim(processesOf(seat.state), random);
	if (victim) kill(victim.pid);
	const outcome = await ended(running.ended, `${verb} after the kill of ${victim?.role}`);
	return {grip, victim: victim?.role ?? 'nobody', complaints: complaintsAbout(outcome)};
}

/** First what it is there for, then which: of a lab's processes most are the holders of machines. */
function chooseVictim(processes: readonly LabProcess[], random: Random) {
	const byRole = new Map<string, number[]>();
	for (const each of processes) byRole.set(roleOf(each), [...(byRole.get(roleOf(each)) ?? []), each.pid]);
	if (byRole.size === 0) return undefined;
	const [role, pids] = random.choose([...byRole].sort(([a], [b]) => (a < b ? -1 : 1)));
	return {role, pid: random.choose(pids)};
}

function roleOf(process: LabProcess): string {
	const known = Object.entries(roles).find(([, isIt]) => isIt(process));
	if (known) return known[0];
	if (process.argv.some(word => word.endsWith('lib/cli/main.js'))) return 'CLI';
	return process.argv[0]?.split('/').at(-1) ?? 'ended';
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Whatever dies, the verb ends by itself. */
function ended(outcome: Promise<Outcome>, what: string): Promise<Outcome> {
	const tooLate = delay(60_000, undefined, {ref: false}).then(() => {
		throw new Error(`${what} does not end`);
	});
	return Promise.race([outcome, tooLate]);
}

function complaintsAbout({how, stderr}: Outcome): string[] {
	const asItShould = how === 'SIGKILL' || how === 0 || how === 1 || how === 2 || how === 4;
	return [
		...(asItShould ? [] : [`it ended with ${how}: ${stderr}`]),
		...(/defect of cnilab|^\s+at .*:\d+/m.test(stderr) ? [stderr] : []),
	];
}

/** A sandbox that waited for its word, and whose CLI is dead, ends when it reads that: at once, but by itself. */
async function leftAfter(seat: Seat, grip: ReturnType<typeof gripOf>): Promise<string[]> {
	const look = () => [...leftOf(seat.state, grip), ...readdirSync(seat.temporary)];
	try {
		await eventually('nothing is left', () => look().length === 0, 10_000);
		return [];
	} catch {
		return look();
	}
}

function wordsOf(verb: Round['verb'], {folder}: Seat): string[] {
	switch (verb) {
		case 'up':
			return ['up', join(folder, 'lab.yaml')];
		case 'apply':
			return ['apply', '-f', join(folder, 'web.yaml')];
		case 'down':
			return ['down', '--all'];
	}
}

function mountsHere(): string[] {
	// Numbers of mounts that are there anyway may change; what is mounted where is the rest of the line. No lab mounts anything in
	// its user's cache: the systems that are put together there have mounts of their own, for as long as that takes.
	const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n');
	return lines.filter(line => !line.includes('/.cache/cnilab/'));
}

/** So many pods that the change of the network takes a while, with programs that run for real. */
const web = {
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: {name: 'web'},
	spec: {
		replicas: 12,
		selector: {matchLabels: {app: 'web'}},
		template: {
			metadata: {labels: {app: 'web'}},
			spec: {containers: [{name: 'main', image: 'debian', command: ['ip', 'monitor']}]},
		},
	},
};
