/** How the checks of one object tell what is wrong with it. */
import type {Locate, Path, Place, ProblemCode, Report} from '../problems.js';

/** Tells what is wrong at a path of the object. The message follows the path: `must be …`. */
export type Fault = (path: Path, code: ProblemCode, wrong: string | {message: string; hint: string}) => void;

/** Faults at the places of one object; a path that is not in the file is told at its nearest parent. */
export function faultsOf(locate: Locate, report: Report): Fault {
	return (path, code, wrong) => {
		const {message, hint} = typeof wrong === 'string' ? {message: wrong, hint: undefined} : wrong;
		const at = locateNearest(locate, path);
		const subject = path.length === 0 ? 'the object' : formatPath(path);
		report({code, message: `${subject} ${message}`, ...(hint !== undefined && {hint}), ...(at && {at})});
	};
}

/** The place of the path, or of its nearest parent that is in the file. */
export function locateNearest(locate: Locate, path: Path): Place | undefined {
	for (let length = path.length; length >= 0; length--) {
		const place = locate(path.slice(0, length));
		if (place) return place;
	}
	return undefined;
}

/** `spec.containers[0].image`. */
export function formatPath(path: Path): string {
	return path
		.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
		.join('');
}
