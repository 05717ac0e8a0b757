/** What is wrong with a scenario when it is known which pods there are. */
import {didYouMean, type Locate, type Path, type Problem, type Report} from '../../topology/problems.js';
import type {Scenario, ScenarioFlow} from '../../topology/scenario.js';
import {resolveChecks} from './expectations.js';
import {flowEndWords, flowPairs, isFlowEnd, mostPairs, mostRate} from './flow-pairs.js';
import {type Known, knownReferences, podsOfReference} from './references.js';

type Context = {readonly known: Known; readonly locate: Locate; readonly report: Report};

export function checkScenario(scenario: Scenario, context: Context): void {
	const rates = scenario.flows.map(flow => checkFlow(flow, context));
	const rate = rates.reduce((sum, each) => sum + each, 0);
	if (rate > mostRate) {
		const message = `the flows of this scenario send ${rate} a second, and ${mostRate} are the limit`;
		tell(context, ['scenario', 'flows'], {code: 'too-many', message, hint: 'less of a rate, or single pods'});
	}
	checkExpectations(scenario, context);
}

/** Returns how many a second it sends, in all its pairs. */
function checkFlow(flow: ScenarioFlow, context: Context): number {
	const {known} = context;
	const path = ['scenario', 'flows', flow.name];
	const sides = (['from', 'to'] as const).filter(side => !isFlowEnd(flow[side], known));
	for (const side of sides) unknown(flow[side], [...path, side], {...context, words: flowEndWords(known)});
	if (sides.length > 0) return 0;
	const {length} = flowPairs(flow, known);
	if (length === 0) {
		const message = `from ${flow.from} to ${flow.to} there is no pair of two that have an address of the same family`;
		tell(context, path, {code: 'bad-value', message, hint: 'two ends that are not the same'});
	}
	if (length > mostPairs) {
		const message = `from ${flow.from} to ${flow.to} are ${length} pairs, and ${mostPairs} are the limit`;
		tell(context, path, {code: 'too-many', message, hint: 'name single pods'});
		return 0;
	}
	return length * flow.rate;
}

function checkExpectations({steps}: Scenario, context: Context): void {
	for (const [step, {expect}] of steps.entries()) {
		for (const [index, {subject}] of expect.entries()) {
			const path = expectationPath(step, index, context.locate);
			if (subject.kind === 'pod' && podsOfReference(subject.name, context.known).length === 0)
				unknown(subject.name, [...path, 'pod'], {...context, words: knownReferences(context.known)});
			if (subject.kind === 'check') {
				// Of the path that it is told at, the place of the list and the index are other ones here.
				const locate: Locate = (at, part) => context.locate([...path, 'check', ...at.slice(2)], part);
				resolveChecks([subject.check], {...context, locate});
			}
		}
	}
}

/** A step has one expectation or a list: what is no list has no first item, and then that has the place of its key. */
function expectationPath(step: number, index: number, locate: Locate): Path {
	const path = ['scenario', 'steps', step, 'expect'];
	const [key, item] = [locate(path, 'key'), locate([...path, index])];
	const isList = key?.line !== item?.line || key?.column !== item?.column;
	return isList ? [...path, index] : path;
}

function unknown(
	word: string,
	path: Path,
	{words, ...context}: Context & {readonly words: readonly string[]},
): void {
	const message = `there is no '${word}' in this lab`;
	tell(context, path, {code: 'unknown-reference', message, hint: didYouMean(word, words)});
}

function tell({locate, report}: Omit<Context, 'known'>, path: Path, problem: Omit<Problem, 'at'>): void {
	const at = locate(path);
	report({...problem, ...(at && {at})});
}
