/** What BIRD has a part in may take a minute: meanwhile the user is told what is waited for. */
import {setTimeout as delay} from 'node:timers/promises';
import {askLabd} from '../../labd/client.js';
import type {Converged} from '../../labd/converge.js';
import {countWords} from '../../labd/convergence.js';
import type {LabStatus} from '../../labd/lab.js';
import type {Output, Progress} from '../terminal/output.js';

type Look = Pick<Converged, 'sessions' | 'routes' | 'unmet'>;

export type Watching = {
	readonly output: Pick<Output, 'progress'>;
	/** How far the daemons are. It may fail: who does the work tells why. */
	readonly look: () => Promise<Look>;
	/** Milliseconds: a wait that is shorter needs no words; between two looks. */
	readonly afterMs?: number;
	readonly everyMs?: number;
};

/** Asks labd of that lab. */
export function watchingOf(lab: string, output: Output): Watching {
	return {output, look: async () => (await askLabd<LabStatus>(lab, '/status')).daemons};
}

/** The work's result. As long as it waits for daemons they are counted on stderr: `waits for BGP: sessions 3 of 6, routes 4 of 9`. */
export async function withDaemonsTold<T>(work: Promise<T>, watching: Watching): Promise<T> {
	const done = new AbortController();
	const told = tell(watching, done.signal);
	try {
		return await work;
	} finally {
		done.abort();
		await told;
	}
}

async function tell(
	{output, look, afterMs = 2000, everyMs = 500}: Watching,
	done: AbortSignal,
): Promise<void> {
	let progress: Progress | undefined;
	for (let ms = afterMs; await hasPassed(ms, done); ms = everyMs) {
		const now = await look().catch(() => undefined);
		if (now === undefined || now.unmet.length === 0) continue;
		progress ??= output.progress('waits for BGP:');
		progress.say(countWords(now));
	}
	progress?.end('waited for BGP another');
}

async function hasPassed(ms: number, signal: AbortSignal): Promise<boolean> {
	return delay(ms, true, {signal}).catch(() => false);
}
