/** Waiting for an answer that may never come, in a process that waits for a thousand of them at once. */

/** In how many parts a wait is cut. */
const parts = 8;
/** What a part counts in which this process was behind with its work. */
const busyPart = 1 / 8;

/** Answers that came, whoever waited for them: it is the whole process that is behind or is not. */
let answers = 0;

/** An answer has come. */
export function answered(): void {
	answers++;
}

/**
 * Calls `giveUp` when an answer had so many milliseconds to come, and returns what ends the wait. A part of the time hardly counts
 * if this process was late (it had no processor, and Node runs the timers that are due before it reads what has come) or
 * was reading other answers: ours may be among those that it has not come to. So a busy machine is not taken for a network that
 * loses packets.
 */
export function waitPatiently(ms: number, giveUp: () => void): () => void {
	const part = ms / parts;
	let left = parts;
	let [due, known] = [performance.now() + part, answers];
	const look = (): void => {
		const now = performance.now();
		const isBusy = now - due > part / 2 || answers > known;
		left -= isBusy ? busyPart : 1;
		if (left <= 0) {
			giveUp();
			return;
		}
		[due, known] = [now + part, answers];
		timer = setTimeout(look, part);
	};
	let timer = setTimeout(look, part);
	return () => clearTimeout(timer);
}
