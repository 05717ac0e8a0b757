/** News of the engine about a lab's containers. */

import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import type {Engine} from './docker-engine.js';

/** What may make a machine another one. */
const kinds = ['die', 'start', 'pause', 'unpause', 'destroy'];

/** Milliseconds between attempts to reach an engine that was lost. */
const retryMs = 500;

/** Never ends. Calls `changed` when it begins to hear, at each event with the container's ID, and when the engine is lost. */
export async function watchEngine(
	{docker}: Engine,
	filters: {readonly label: string[]},
	changed: (id?: string) => void,
): Promise<never> {
	for (;;) {
		try {
			const news = await docker.getEvents({filters: {...filters, type: ['container'], event: kinds}});
			changed();
			for await (const line of createInterface({input: news as Readable})) changed(idIn(line));
		} catch {
			// It is lost, or not back yet.
		}
		changed();
		await delay(retryMs, undefined, {ref: false});
	}
}

/** One event a line, as JSON. */
function idIn(line: string): string | undefined {
	try {
		return (JSON.parse(line) as {readonly Actor?: {readonly ID?: string}}).Actor?.ID;
	} catch {
		return undefined;
	}
}
