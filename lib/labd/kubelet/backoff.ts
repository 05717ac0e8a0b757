/** When a container that has ended starts again: at once, then after 10 s, 20 s … 5 min (k8s.io/client-go/util/flowcontrol). Pure. */

export type BackOff = {
	/** What the next end has to wait. */
	readonly ms: number;
	/** When it was last made longer; milliseconds since 1970. */
	readonly since: number;
};

const initialMs = 10_000;
const longestMs = 300_000;
/** A container that ran for so long is forgiven. */
const forgivenMs = 2 * longestMs;

/** Milliseconds from its end to its next start. */
export function waitAfter(backOff: BackOff | undefined, endedAt: number): number {
	return backOff && !isForgiven(backOff, endedAt) ? backOff.ms : 0;
}

/** What holds once it is started again. */
export function longer(
	backOff: BackOff | undefined,
	{endedAt, now}: {endedAt: number; now: number},
): BackOff {
	if (!backOff || isForgiven(backOff, endedAt)) return {ms: initialMs, since: now};
	return {ms: Math.min(backOff.ms * 2, longestMs), since: now};
}

/** As Go writes a duration: `10s`, `1m20s`, `5m0s`. */
export function durationText(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function isForgiven({since}: BackOff, endedAt: number): boolean {
	return endedAt - since > forgivenMs;
}
