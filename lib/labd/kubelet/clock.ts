/** The time as the API writes it. */
import {timeText} from '../../api/times.js';

/** A thousand pods that start together ask for the same second: it is written once. */
export function clock(now: () => number): () => string {
	let second = Number.NaN;
	let text = '';
	return () => {
		const current = Math.floor(now() / 1000);
		if (current === second) return text;
		second = current;
		text = timeText(current * 1000);
		return text;
	};
}
