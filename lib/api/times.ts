/** Times as the API writes them. */

/** Milliseconds since 1970 → RFC 3339, whole seconds, UTC. */
export function timeText(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 → milliseconds since 1970; nothing is the beginning. */
export function timeOf(text: string | undefined): number {
	return text === undefined ? 0 : Date.parse(text);
}
