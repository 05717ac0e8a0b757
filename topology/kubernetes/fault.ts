/** How the checks of one object tell what is wrong with it. */
import {dotted} from '../check.js';
import type {Locate, Path, ProblemCode, Report} from '../problems.js';

/** Tells what is wrong at a path of the object. The message follows the path: `must be …`. */
export type Fault = (path: Path, code: ProblemCode, wrong: string | {message: string; hint: string}) => void;

/** Faults at the places of one object. */
export function faultsOf(locate: Locate, report: Report): Fault {
	return (path, code, wrong) => {
		const {message, hint} = typeof wrong === 'string' ? {message: wrong, hint: undefined} : wrong;
		const at = locate(path);
		const subject = `'${dotted(path)}'`;
		report({code, message: `${subject} ${message}`, ...(hint !== undefined && {hint}), ...(at && {at})});
	};
}
