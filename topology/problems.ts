/**
 * What is wrong with the user's input. A Problem is data: pure code reports it and carries on, so that
 * one run shows every mistake; the command line prints all of them and creates nothing.
 */

/** A place in a file, as an editor counts: lines and columns start at 1. */
export type Place = {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	/** The whole source line, for the caret. */
	readonly text?: string;
	/** How many characters the caret underlines. */
	readonly length?: number;
};

export type Problem = {
	readonly code: ProblemCode;
	/** What is wrong: one sentence, no final full stop. */
	readonly message: string;
	/** What to do about it. */
	readonly hint?: string;
	readonly at?: Place;
};

/** Collects a problem and carries on. */
export type Report = (problem: Problem) => void;

/** Steps from the root of a document to a value: `['spec', 'containers', 0, 'image']`. */
export type Path = ReadonlyArray<string | number>;

/** Whether the value at `path` is that at `start`, or in it. */
export function isUnder(path: Path, start: Path): boolean {
	return start.every((step, index) => path[index] === step);
}

/** Where in its file a value stands; `key` points at the mapping key instead of the value. */
export type Locate = (path: Path, part?: 'key' | 'value') => Place | undefined;

/** Every kind of mistake that cnilab can name. Closed: the table in test/topology/problems.test.ts has a case for each. */
export type ProblemCode =
	// The file itself
	| 'file-missing'
	| 'file-is-directory'
	| 'file-unreadable'
	| 'file-too-large'
	| 'file-not-utf8'
	| 'yaml-syntax'
	| 'yaml-too-many-aliases'
	| 'not-a-mapping'
	| 'nothing-matches'
	// Fields, in lab files and in manifests
	| 'unknown-field'
	| 'missing-field'
	| 'wrong-type'
	| 'bad-value'
	| 'bad-name'
	| 'duplicate'
	// The topology
	| 'unknown-reference'
	| 'extends-cycle'
	| 'bad-cidr'
	| 'cidr-overlap'
	| 'cidr-too-small'
	| 'cidr-exhausted'
	| 'address-taken'
	| 'address-outside'
	| 'mtu-too-small'
	| 'segment-unreachable'
	| 'family-missing'
	| 'too-many'
	// The mode
	| 'unknown-mode'
	| 'unknown-option'
	| 'mode-refuses'
	// Manifests
	| 'unknown-kind'
	| 'helm-template'
	| 'invalid-object'
	| 'selector-mismatch'
	// A changed file for a lab that is up
	| 'not-live';

/** The nearest known word, when it is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	let best: {word: string; distance: number} | undefined;
	for (const candidate of known) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= Math.max(1, Math.floor(candidate.length / 3)) && (!best || distance < best.distance)) {
			best = {word: candidate, distance};
		}
	}
	return best?.word;
}

/** A hint for a word that is not known: the nearest one first, then all of them. */
export function didYouMean(word: string, known: readonly string[]): string {
	const near = nearest(word, known);
	const all = `known: ${[...known].sort().join(', ')}`;
	return near === undefined ? all : `did you mean '${near}'? (${all})`;
}

function editDistance(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/** Sorted by file, line and column; the same mistake at the same place is told once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
	const seen = new Map(problems.map(problem => [JSON.stringify(problem), problem]));
	const key = ({at}: Problem): [string, number, number] => [at?.file ?? '', at?.line ?? 0, at?.column ?? 0];
	return [...seen.values()].sort((a, b) => {
		const [fileA, lineA, columnA] = key(a);
		const [fileB, lineB, columnB] = key(b);
		return fileA < fileB ? -1 : fileA > fileB ? 1 : lineA - lineB || columnA - columnB;
	});
}

/** `file:line:column: message [code]`, the line with a caret, and what to do. */
export function formatProblem({code, message, hint, at}: Problem): string {
	const head = at ? `${at.file}:${at.line}:${at.column}: ` : '';
	const lines = [`${head}${message} [${code}]`];
	if (at?.text !== undefined) {
		const gutter = String(at.line);
		// A tab stays a tab in the caret line, so that the caret stands right in every terminal.
		const indent = at.text.slice(0, at.column - 1).replaceAll(/[^\t]/g, ' ');
		lines.push(
			`  ${gutter} | ${at.text}`,
			`  ${' '.repeat(gutter.length)} | ${indent}${'^'.repeat(Math.max(1, at.length ?? 1))}`,
		);
	}
	if (hint !== undefined) lines.push(`  hint: ${hint}`);
	return lines.join('\n');
}
