/** Waiting for a condition, never for a time. */
import {setTimeout as delay} from 'node:timers/promises';

/** Resolves with the first value that is neither undefined nor false. Throws after `timeoutMs`. */
export async function eventually<T>(
	what: string | (() => string),
	look: () => T | undefined | false,
	timeoutMs = 20_000,
): Promise<T> {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const value = look();
		if (value !== undefined && value !== false) return value;
		if (performance.now() > deadline)
			throw new Error(`${typeof what === 'string' ? what : what()}: not within ${timeoutMs} ms`);
		await delay(1);
	}
}

/** Asks until it is so. Throws after a minute, with `what`. */
export async function until(isSo: () => Promise<boolean>, what: string | (() => string)): Promise<void> {
	const deadline = performance.now() + 60_000;
	while (!(await isSo())) {
		if (performance.now() > deadline)
			throw new Error(`not within a minute: ${typeof what === 'string' ? what : what()}`);
		await delay(30);
	}
}
