/** Times of day as birdc tells them, `13:20:24.308`. BIRD works them out anew at each look: now and then with one more or less. */

/** Milliseconds of the day; NaN if it is no time. */
function millisecondsOf(time: string): number {
	const [, hours, minutes, seconds] = /^(\d+):(\d+):([\d.]+)$/.exec(time) ?? [];
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** Nearer to each other than any session goes and comes again; what is no time is like nothing. */
export function isSameTime(a: string, b: string): boolean {
	return Math.abs(millisecondsOf(a) - millisecondsOf(b)) < 100;
}
