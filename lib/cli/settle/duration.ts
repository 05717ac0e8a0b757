/** Times as kubectl and Go write them: `500ms`, `90s`, `1h30m`. */

const units: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** Milliseconds; undefined if it is no such time. */
export function durationOf(text: string): number | undefined {
	if (!/^(\d+(ms|[smhd]))+$/.test(text)) return undefined;
	const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
	return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
}
