/** Runs trials of what the host can (host-trials.ts), all by one process. */
import {quote} from '../render/lines.js';
import {CommandError, run} from './door.js';
import {substituted, type Trial} from './host-trials.js';
import {sandboxFlags} from './sandbox.js';

export type TrialResult = {readonly ok: boolean /** What was said when it failed. */; readonly said: string};

/** The namespaces themselves could not be made: what `unshare` said. */
export type NoNamespaces = {readonly namespaces: string};

/** Runs all trials in one throw-away sandbox. Throws a CommandError only if something else than the namespaces fails. */
export async function tryAll(
	trials: readonly Trial[],
): Promise<ReadonlyMap<string, TrialResult> | NoNamespaces> {
	const argv = ['unshare', ...sandboxFlags(), 'sh', '-c', scriptOf(trials)];
	try {
		const {stdout} = await run({argv, why: 'to try what this kernel can, in a sandbox', timeoutMs: 60_000});
		return resultsOf(trials, new Map(stdout.split('\n').filter(Boolean).map(toResult)));
	} catch (error) {
		if (error instanceof CommandError && error.reason === 'exit') return {namespaces: error.stderr.trim()};
		throw error;
	}
}

/** What all the trials of `ip` together are called. */
const links = 'links';

/** Links come first: other trials stand on them. */
function scriptOf(trials: readonly Trial[]): string {
	const all = `ip -force -batch - <<'EOF'\n${[...linesOfIp(trials), lastLine].join('\n')}\nEOF`;
	const others = trials.flatMap(trial => ('script' in trial ? [trial] : []));
	const lines = [{name: links, script: all}, ...others].map(
		({name, script}) => `try '${name}' ${quote(script)}`,
	);
	return [attempt, ...lines].join('\n');
}

function linesOfIp(trials: readonly Trial[]): string[] {
	return trials.flatMap(trial => ('ip' in trial ? [trial.ip] : []));
}

/** Always refused: so it is known that `ip` has come to the end. */
const lastLine = 'link show dev trial-none';

/** What is said becomes one line: its words are no names of files. */
const attempt = `try() {
	name=$1
	if said=$(eval "$2" 2>&1 >/dev/null); then verdict=ok; else verdict=no; fi
	set -f
	set -- $said
	printf '%s\\t%s\\t%s\\n' "$name" $verdict "$*"
	set +f
}`;

function toResult(line: string): [string, TrialResult] {
	const [name = '', verdict, said = ''] = line.split('\t');
	const ok = verdict === 'ok';
	const words = said.trim().replaceAll(/\s+/g, ' ');
	// What works is no matter of words, but for this.
	return [name, {ok, said: ok && words !== substituted ? '' : words}];
}

/** In the order of the trials. */
function resultsOf(
	trials: readonly Trial[],
	found: ReadonlyMap<string, TrialResult>,
): ReadonlyMap<string, TrialResult> {
	const ofLines = linkResults(found.get(links)?.said ?? '', linesOfIp(trials).length);
	let line = 0;
	return new Map(
		trials.map(trial => {
			const result = 'ip' in trial ? ofLines[line++] : found.get(trial.name);
			return [trial.name, result ?? notTried];
		}),
	);
}

const notTried: TrialResult = {ok: false, said: 'it could not be tried'};

/** Of the first `count` lines. `ip -force -batch` says what is wrong with a line, then which one it was; the one after them always is. */
export function linkResults(said: string, count: number): TrialResult[] {
	const wrong = new Map(
		[...said.matchAll(/(.*?) ?Command failed -:(\d+) ?/g)].map(([, words = '', line]) => [
			Number(line),
			words,
		]),
	);
	const lines = Array.from({length: count}, (_, index) => index + 1);
	if (!wrong.has(count + 1)) return lines.map(() => ({ok: false, said}));
	return lines.map(line => ({ok: !wrong.has(line), said: wrong.get(line) ?? ''}));
}
