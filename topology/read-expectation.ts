/** One expectation of a scenario: of what, what, and by when. */
import {checkCheck, checkMachine} from './check-checks.js';
import {didYouMean} from './problems.js';
import {type Context, checkFlow, inside, readTime, tell} from './read-scenario-words.js';
import type {ExpectedSubject, ScenarioExpectation} from './scenario.js';
import {type ExpectationEntry, flowStates, readiness} from './scenario-schema.js';

/** Milliseconds that an expectation has if nothing is said. */
const usualWithin = 1000;

/** Undefined after it has reported why there is none. */
export function readExpectation(entry: ExpectationEntry, context: Context): ScenarioExpectation | undefined {
	const {within, for: holds} = entry;
	const withinMs = within === undefined ? usualWithin : readTime(within, inside(context, 'within'));
	const forMs = holds === undefined ? 0 : readTime(holds, inside(context, 'for'));
	const subject = readSubject(entry, context);
	return subject && {subject, withinMs, forMs};
}

const kinds = ['flow', 'node', 'pod', 'check'] as const;

function readSubject(entry: ExpectationEntry, context: Context): ExpectedSubject | undefined {
	const [kind = 'flow', ...others] = kinds.filter(each => entry[each] !== undefined);
	if (others.length > 0) {
		const message = `this expects several things at once: ${[kind, ...others].join(', ')}`;
		tell(context, {code: 'bad-value', message, hint: 'one each, as a list'});
		return undefined;
	}
	if (kind === 'check') return checkSubject(entry, context);
	const is = stateOf(entry, kind, context);
	checkNamed(entry, kind, context);
	if (kind !== 'flow') return isOneOf(readiness, is) ? {kind, name: entry[kind] ?? '', is} : undefined;
	const {flow} = entry;
	return isOneOf(flowStates, is) ? {kind, is, ...(flow !== undefined && {flow})} : undefined;
}

function checkSubject({check, is}: ExpectationEntry, context: Context): ExpectedSubject | undefined {
	const {locate, report, at, shape} = inside(context, 'check');
	if (check) checkCheck(check, shape, {locate, report, path: at});
	if (is === undefined) return check && {kind: 'check', check};
	const hint = "a check says itself what must be: 'allowed: false'";
	tell(inside(context, 'is'), {code: 'bad-value', message: `a check is not '${is}'`, hint}, 'key');
	return undefined;
}

function checkNamed({flow, node}: ExpectationEntry, kind: 'flow' | 'node' | 'pod', context: Context): void {
	if (flow !== undefined) checkFlow(flow, inside(context, 'flow'));
	else if (kind === 'flow' && context.flows.length === 0) checkFlow('', context);
	const {locate, report, at} = inside(context, 'node');
	if (node !== undefined && context.shape)
		checkMachine(node, context.shape.nodes, {locate, report, path: at});
}

/** Undefined after it has reported that there is none, or one that such a thing can't be. */
function stateOf(
	{is}: ExpectationEntry,
	kind: 'flow' | 'node' | 'pod',
	context: Context,
): ExpectationEntry['is'] {
	const known: readonly string[] = kind === 'flow' ? flowStates : readiness;
	if (is === undefined)
		tell(context, {
			code: 'missing-field',
			message: "this expectation lacks 'is'",
			hint: `one of ${known.join(', ')}`,
		});
	else if (!known.includes(is))
		tell(inside(context, 'is'), {
			code: 'bad-value',
			message: `a ${kind} can't be '${is}'`,
			hint: didYouMean(is, known),
		});
	return is;
}

function isOneOf<T extends string>(words: readonly T[], word: string | undefined): word is T {
	return words.includes(word as T);
}
