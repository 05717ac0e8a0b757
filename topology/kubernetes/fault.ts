/** How the checks of one object tell what is wrong with it. */
import {dotted} from '../check.js';
import type {Locate, Path, ProblemCode, Report} from '../problems.js';
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
};

/** Faults at the places of one object. */
export function faultsOf(locate: Locate, report: Report): Fault {
	return (path, code, wrong) => {
		const {message, hint}: Wrong = typeof wrong === 'string' ? {message: wrong} : wrong;
		const at = locate(path);
		const subject = `'${dotted(path)}'`;
		report({code, message: `${subject} ${message}`, ...(hint !== undefined && {hint}), ...(at && {at})});
	};
}
