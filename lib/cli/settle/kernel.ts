/** A change is done when it is true in the kernel: the verbs that change objects wait for that, and say how long it took. */

import {parseDuration} from '../../../topology/durations.js';
import {askLabd} from '../../labd/client.js';
import type {Settled, SettledQuery} from '../../labd/settled.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';
import {watchingOf, withDaemonsTold} from './daemons.js';

/** Milliseconds. Throws a UsageError. */
export function timeoutOf({text}: Pick<Invocation, 'text'>): number {
	const word = text('timeout') ?? '30s';
	const ms = parseDuration(word);
	if (ms === undefined)
		throw new UsageError(`--timeout ${word} is no time`, 'for example --timeout 30s or 1m30s');
	return ms;
}

/** Waits, and tells what is not as it shall be. Throws a LabdGoneError or a LabdError. */
export async function untilTrue({output}: Invocation, lab: string, query: SettledQuery): Promise<Settled> {
	const answer = askLabd<Settled>(lab, '/settled', query);
	const settled = await withDaemonsTold(answer, watchingOf(lab, output));
	for (const line of settled.waitingFor) output.note(`${output.paint('yellow', 'NOTE')}     ${line}`);
	return settled;
}

/** Milliseconds of each part, in their order. */
export type Parts = Readonly<Record<string, number>>;

/** `read 2 ms, check 31 ms, send 40 ms, kernel 85 ms`; nothing with `--json`, where they are in the document. */
export function tellParts({output}: Invocation, parts: Parts): void {
	const words = Object.entries(parts).map(([part, ms]) => `${part} ${ms} ms`);
	if (!output.json) output.note(words.join(', '));
}

/** A watch that is looked at after each part. */
export class PartTimes {
	readonly parts: Record<string, number> = {};
	#since = performance.now();

	/** What was done until now since the last part; a part may come again. */
	end(part: string): void {
		const now = performance.now();
		this.parts[part] = (this.parts[part] ?? 0) + Math.round(now - this.#since);
		this.#since = now;
	}

	/** What was done until now was measured by others. */
	take(parts: Parts): void {
		Object.assign(this.parts, parts);
		this.#since = performance.now();
	}
}
