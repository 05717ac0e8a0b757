import test from 'ava';
import {type Watching, withDaemonsTold} from '../../../lib/cli/settle/daemons.js';

const missing = {area: 'kernel' as const, place: 'node-2', what: 'a session', expected: 'up', found: 'down'};

/** `there`: of three sessions, at each look; the last one stays. */
function watched(there: readonly number[]): Watching & {readonly lines: readonly string[]; looks(): number} {
	const lines: string[] = [];
	let looks = 0;
	return {
		lines,
		looks: () => looks,
		output: {
			progress: what => ({
				at: () => {},
				say: text => void lines.push(`${what} ${text}`),
				end: (text = what) => void lines.push(text),
			}),
		},
		look: async () => {
			const sessions = {there: there[Math.min(looks++, there.length - 1)] ?? 0, of: 3};
			return {sessions, routes: {there: 0, of: 0}, unmet: sessions.there < 3 ? [missing] : []};
		},
		afterMs: 5,
		everyMs: 1,
	};
}

/** Work that takes until so many looks have been taken. */
async function workOf(watching: ReturnType<typeof watched>, looks: number): Promise<string> {
	while (watching.looks() < looks) await new Promise(resolve => setTimeout(resolve, 1));
	return 'healed';
}

test('who waits for daemons is told how many are missing, and that it is over', async t => {
	const watching = watched([1, 2, 3]);
	t.is(await withDaemonsTold(workOf(watching, 4), watching), 'healed');
	t.deepEqual(watching.lines, [
		'waits for BGP: sessions 1 of 3, routes 0 of 0',
		'waits for BGP: sessions 2 of 3, routes 0 of 0',
		'waited for BGP another',
	]);
});

test('nothing is said of work that is short, nor of what waits for something else', async t => {
	const short = watched([0]);
	t.is(await withDaemonsTold(Promise.resolve('done'), {...short, afterMs: 60_000}), 'done');
	t.is(short.looks(), 0);
	const other = watched([3]);
	await withDaemonsTold(workOf(other, 3), other);
	t.deepEqual([...short.lines, ...other.lines], []);
});

test('work that fails fails as it did, also where nobody can look', async t => {
	const watching = {...watched([0]), look: () => Promise.reject(new Error('labd is gone'))};
	const work = new Promise((_, reject) => setTimeout(() => reject(new Error('no')), 30));
	await t.throwsAsync(withDaemonsTold(work, watching), {message: 'no'});
	t.deepEqual(watching.lines, []);
});
