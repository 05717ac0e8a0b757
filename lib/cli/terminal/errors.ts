/** How a verb ends when it does not end well: what is printed, and the exit code. */
import {formatProblem, type Problem, sortProblems} from '../../../topology/problems.js';

/**
 * 0 fine, 1 it ran and failed, 2 the input is wrong and nothing was created, 3 a difference was found, 4 this host can't; 129, 130,
 * 143: a closed terminal, Ctrl-C or kill(1) has stopped it.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 129 | 130 | 143;

/** The user's input is wrong in these places. */
export class ProblemsError extends Error {
	override readonly name = 'ProblemsError';
	readonly exit = 2;
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		const sorted = sortProblems(problems);
		const count = `${sorted.length} ${sorted.length === 1 ? 'problem' : 'problems'}, nothing was created`;
		super([...sorted.map(formatProblem), count].join('\n'));
		this.problems = sorted;
	}
}

/** The command line is wrong. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
	readonly exit = 2;

	constructor(message: string, hint?: string) {
		super(hint === undefined ? message : `${message}\n  hint: ${hint}`);
	}
}

export type Failure = {
	readonly exit: ExitCode;
	/** For a person, on stderr. */
	readonly text: string;
	/** For `--json`, on stdout. */
	readonly json: {readonly error: string; readonly problems: readonly unknown[]};
};

/** What any thrown value means for the user. One that nobody foresaw is said to be our defect, with its stack. */
export function toFailure(error: unknown): Failure {
	if (!isExpected(error)) {
		const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
		const text = `this is a defect of cnilab, please report it:\n${stack}`;
		return {exit: 1, text, json: {error: text, problems: []}};
	}
	const text = textOf(error);
	const {exit, problems} = error as {exit?: ExitCode; problems?: readonly unknown[]};
	return {exit: exit ?? 1, text, json: {error: text, problems: problems ?? []}};
}

function textOf(error: Error): string {
	if (error instanceof AggregateError) return error.errors.map(inner => textOf(inner as Error)).join('\n');
	return error.message;
}

// The errors of the language and of libraries: where one comes up to here, nobody thought of it.
const unforeseen = new Set([
	'Error',
	'EvalError',
	'RangeError',
	'ReferenceError',
	'SyntaxError',
	'TypeError',
	'URIError',
	'AssertionError',
	'ExecaError',
	'ExecaSyncError',
]);

function isExpected(error: unknown): error is Error {
	if (!(error instanceof Error)) return false;
	if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isExpected);
	// The kernel said no: a full disk, a folder of someone else's. Its message names the call and the path.
	if ('syscall' in error) return true;
	return !unforeseen.has(error.name);
}
