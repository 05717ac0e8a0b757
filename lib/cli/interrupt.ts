/** Ctrl-C, kill(1) and a terminal that is closed: what has begun is undone before the program ends. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user stopped it; what had begun is undone. */
export class InterruptedError extends Error {
	override readonly name = 'InterruptedError';
}

/** While the work goes on, one of these signals aborts the work's own signal in place of ending the process. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const stop = new AbortController();
	const interrupt = () => stop.abort();
	for (const signal of signals) process.once(signal, interrupt);
	try {
		return await work(stop.signal);
	} finally {
		for (const signal of signals) process.off(signal, interrupt);
	}
}

/** The result of the promise, or an InterruptedError as soon as the signal is aborted. */
export function orInterrupted<T>(
	promise: Promise<T>,
	signal: AbortSignal,
	message = 'stopped, and the lab is down',
): Promise<T> {
	const interrupted = new Promise<never>((_, reject) => {
		const stop = () => reject(new InterruptedError(message));
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, {once: true});
	});
	return Promise.race([promise, interrupted]);
}
