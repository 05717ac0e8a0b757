/** Times of day as birdc tells them, `13:20:24.308`. BIRD works them out anew at each look: now and then with one more or less. */

/** Milliseconds of the day. */
export function millisecondsOf(time: string): number {
	const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
	return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** Nearer to each other than any session goes and comes again. */
export function isSameTime(a: string, b: string): boolean {
	return Math.abs(millisecondsOf(a) - millisecondsOf(b)) < 100;
}
