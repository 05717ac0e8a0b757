/** The lines of a log that somebody asks for. */
import type {LogBuffer, LogEntry} from './log-buffer.js';
import type {LogOptions} from './types.js';

/** What is there, and with `follow` what comes, until the run ends or the signal fires. `now`: milliseconds since 1970. */
export async function* logLines(
	buffer: LogBuffer,
	options: LogOptions,
	{now, signal}: {readonly now: number; readonly signal: AbortSignal},
): AsyncGenerator<string> {
	const {follow = false, timestamps = false} = options;
	let left = options.limitBytes ?? Infinity;
	let {entries, next} = buffer.since(0);
	let wanted = selectLines(entries, options, now);
	for (;;) {
		for (const entry of wanted) {
			const line = cut(timestamps ? `${new Date(entry.time).toISOString()} ${entry.text}` : entry.text, left);
			left -= Buffer.byteLength(line);
			if (signal.aborted) return;
			yield line;
			if (left <= 0) return;
		}
		({entries, next} = buffer.since(next));
		wanted = entries;
		if (entries.length > 0) continue;
		if (!follow || buffer.ended || signal.aborted) return;
		await buffer.changed(signal);
	}
}

/** Those after a point in time, and of these the last ones. Pure. */
function selectLines(
	entries: readonly LogEntry[],
	{tailLines, sinceSeconds, sinceTime}: LogOptions,
	now: number,
): readonly LogEntry[] {
	const since = sinceSeconds !== undefined ? now - sinceSeconds * 1000 : Date.parse(sinceTime ?? '');
	const recent = Number.isNaN(since) ? entries : entries.filter(({time}) => time >= since);
	return tailLines === undefined ? recent : tailLines <= 0 ? [] : recent.slice(-tailLines);
}

function cut(line: string, bytes: number): string {
	return Buffer.byteLength(line) <= bytes ? line : Buffer.from(line).subarray(0, bytes).toString();
}
