/** How the checks of one object tell what is wrong with it. */
import {dotted} from '../check.js';
import type {Locate, Path, Place, ProblemCode, Report} from '../problems.js';
import type {NameRule} from './names.js';

/** Tells what is wrong at a path of the object. The message follows the path: `must be …`. */
export type Fault = (path: Path, code: ProblemCode, wrong: string | Wrong) => void;

export type Wrong = {
	readonly message: string;
	readonly hint?: string;
	/** For who tells it in other words, the Kubernetes API: the rule that is broken, the values or the limits that there are. */
	readonly rule?: NameRule;
	readonly allowed?: readonly string[];
	readonly limits?: readonly [least: number, most?: number];
	/** Where in the text of the value; columns count from 1. */
	readonly inside?: {readonly text: string; readonly column: number};
};

/** Faults at the places of one object. */
export function faultsOf(locate: Locate, report: Report): Fault {
	return (path, code, wrong) => {
		const {message, hint, inside}: Wrong = typeof wrong === 'string' ? {message: wrong} : wrong;
		const at = placeInside(locate(path), inside);
		const subject = `'${dotted(path)}'`;
		report({code, message: `${subject} ${message}`, ...(hint !== undefined && {hint}), ...(at && {at})});
	};
}

/** The whole value if the file has it in other characters: escaped, folded over lines. */
function placeInside(at: Place | undefined, inside: Wrong['inside']): Place | undefined {
	if (!inside || at?.text === undefined) return at;
	const {text, column} = inside;
	const quotes = /^['"]/.test(at.text.slice(at.column - 1)) ? 1 : 0;
	const start = at.column - 1 + quotes;
	if (at.text.slice(start, start + text.length) !== text) return at;
	return {...at, column: start + column, length: 1};
}
