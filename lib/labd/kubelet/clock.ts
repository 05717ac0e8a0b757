/** The time as the API writes it: RFC 3339 with whole seconds. */

/** A thousand pods that start together ask for the same second: it is written once. */
export function clock(now: () => number): () => string {
	let second = Number.NaN;
	let text = '';
	return () => {
		const current = Math.floor(now() / 1000);
		if (current === second) return text;
		second = current;
		text = `${new Date(current * 1000).toISOString().slice(0, 19)}Z`;
		return text;
	};
}
