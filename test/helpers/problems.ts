/** Problems as a test compares them: `code line:column`, in the order in which they are shown. */
import {type Problem, type Report, sortProblems} from '../../topology/problems.js';

export function brief(problems: readonly Problem[]): string[] {
	return sortProblems(problems).map(({code, at}) => (at ? `${code} ${at.line}:${at.column}` : code));
}

/** Runs with a report that collects. */
export function collecting<T>(run: (report: Report) => T): {result: T; problems: Problem[]} {
	const problems: Problem[] = [];
	return {result: run(problem => problems.push(problem)), problems};
}
