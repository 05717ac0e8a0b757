/** Durations as Kubernetes' flags take them: `50s`, `5m`, `300ms`, `1m30s`. */

/** Milliseconds. */
const units: Readonly<Record<string, number>> = {h: 3_600_000, m: 60_000, s: 1000, ms: 1};

const part = /(\d+(?:\.\d+)?)(ms|h|m|s)/g;

/** Milliseconds; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
	const parts = [...text.matchAll(part)];
	if (text === '' || parts.map(([all]) => all).join('') !== text) return undefined;
	const ms = parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (units[unit] ?? 0), 0);
	// 1.001 s is 1000.9999999999999 ms to a computer.
	return Math.round(ms * 1000) / 1000;
}
