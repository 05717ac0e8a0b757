/** Words and times of a scenario, each with its place. */
import {parseDuration} from './durations.js';
import {parseFault} from './fault-words.js';
import type {FaultOrder} from './faults.js';
import type {Reading} from './names.js';
import {didYouMean, type Path, type Place, type Problem} from './problems.js';
import type {Shape} from './shape.js';

/** `at`: where in the file what is read stands. */
export type Context = Reading & {
	readonly shape: Shape | undefined;
	/** The names of the scenario's flows. */
	readonly flows: readonly string[];
	readonly at: Path;
};

export function inside(context: Context, ...steps: Path): Context {
	return {...context, at: [...context.at, ...steps]};
}

/** Reports something at the place. */
export function tell({locate, report, at}: Context, problem: Omit<Problem, 'at'>, part?: 'key'): void {
	const place = locate(at, part);
	report({...problem, ...(place && {at: place})});
}

/** Milliseconds; 0 after it has told that it is none. */
export function readTime(text: string, context: Context): number {
	const ms = parseDuration(text);
	if (ms !== undefined) return ms;
	tell(context, {code: 'bad-value', message: `'${text}' is no duration`, hint: '500ms, 2s or 1m30s'});
	return 0;
}

/** Reports a flow that there is not. */
export function checkFlow(name: string, context: Context, part?: 'key'): void {
	const {flows} = context;
	if (flows.includes(name)) return;
	const message = flows.length === 0 ? 'this scenario has no flows' : `this scenario has no flow '${name}'`;
	const hint = flows.length === 0 ? "name some under 'flows'" : didYouMean(name, flows);
	tell(context, {code: 'unknown-reference', message, hint}, part);
}

/** Undefined after it has reported what is wrong, each at its word. */
export function readFault(text: string, context: Context): FaultOrder | undefined {
	if (!context.shape) return undefined;
	const parsed = parseFault(text, context.shape);
	if ('order' in parsed) return parsed.order;
	const whole = context.locate(context.at);
	for (const {from, length, ...problem} of parsed.mistakes) {
		const place = whole && partOf(whole, text, {from, length});
		context.report({...problem, ...(place && {at: place})});
	}
	return undefined;
}

/** A part of a text in its line; the whole of one that is written in another way than it reads. */
function partOf(whole: Place, text: string, {from, length}: {from: number; length: number}): Place {
	const shown = whole.text?.slice(whole.column - 1) ?? '';
	const quote = /^["']/.test(shown) ? 1 : 0;
	if (shown.slice(quote, quote + text.length) !== text) return whole;
	return {...whole, column: whole.column + quote + from, length};
}
