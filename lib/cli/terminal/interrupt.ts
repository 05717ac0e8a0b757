/** Ctrl-C, kill(1) and a terminal that is closed: what has begun is undone, or said, before the program ends. */
import {constants} from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user stopped it; says what was done until then, and what is left. */
export class InterruptedError extends Error {
	override readonly name = 'InterruptedError';
	/** As a shell tells it: 130 for Ctrl-C; 1 if it was not one of our signals that stopped it. */
	readonly exit: number;

	constructor(message: string, {reason}: AbortSignal, options?: ErrorOptions) {
		super(message, options);
		const signal = signals.find(name => name === reason);
		this.exit = signal === undefined ? 1 : 128 + constants.signals[signal];
	}
}

/**
 * While the work goes on, one of these signals aborts the work's own signal in place of ending the process; a second one ends
 * it. Work that fails after that has been stopped: its error becomes an InterruptedError.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const stop = new AbortController();
	const interrupt = (name: NodeJS.Signals) => stop.abort(name);
	for (const signal of signals) process.once(signal, interrupt);
	try {
		return await work(stop.signal);
	} catch (error) {
		if (!stop.signal.aborted || error instanceof InterruptedError) throw error;
		throw new InterruptedError(error instanceof Error ? error.message : String(error), stop.signal, {
			cause: error,
		});
	} finally {
		for (const signal of signals) process.off(signal, interrupt);
	}
}

/** The result of the promise, or an InterruptedError that says `message` as soon as the signal is aborted. */
export function orInterrupted<T>(
	promise: Promise<T>,
	signal: AbortSignal,
	message = 'stopped, and the lab is down',
): Promise<T> {
	const interrupted = new Promise<never>((_, reject) => {
		const stop = () => reject(new InterruptedError(message, signal));
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, {once: true});
	});
	return Promise.race([promise, interrupted]);
}
