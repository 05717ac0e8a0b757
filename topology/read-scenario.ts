/** The scenario of a lab file → what is run; pods are looked up when they are there. */
import {matches} from './check.js';
import {childValue} from './documents.js';
import {isMapping} from './layers.js';
import type {Reading} from './names.js';
import {readExpectation} from './read-expectation.js';
import {type Context, checkFlow, inside, readFault, readTime, tell} from './read-scenario-words.js';
import type {Scenario, ScenarioFlow, ScenarioStep, ScenarioTotal} from './scenario.js';
import {
	expectationSchema,
	type FlowEntry,
	flowSchema,
	type TotalEntry,
	totalSchema,
} from './scenario-schema.js';
import type {Shape} from './shape.js';

/**
 * Undefined if there is none. What the schema says against it is told elsewhere: here each part that is sound is looked
 * into, at its place in the file, and what is wrong with it is reported.
 */
export function readScenario(
	value: unknown,
	shape: Shape | undefined,
	reading: Reading,
): Scenario | undefined {
	if (!isMapping(value)) return undefined;
	const [flows, end] = [entriesOf(value, 'flows'), entriesOf(value, 'end')];
	const steps = childValue(value, 'steps');
	const context: Context = {...reading, shape, flows: flows.map(([name]) => name), at: ['scenario']};
	const read = (Array.isArray(steps) ? steps : []).map((step, index) =>
		readStep(step, inside(context, 'steps', index)),
	);
	checkOrder(read, context);
	return {
		flows: flows.flatMap(([name, entry]) =>
			matches(flowSchema, entry) ? readFlow(name, entry as FlowEntry) : [],
		),
		steps: read,
		end: end.flatMap(([name, total]) => {
			const here = inside(context, 'end', name);
			checkFlow(name, here, 'key');
			return readTotals(name, soundFields(total), here);
		}),
	};
}

const usualRate = 100;

function entriesOf(value: unknown, field: string): [string, unknown][] {
	const mapping = childValue(value, field);
	return isMapping(mapping) ? Object.entries(mapping) : [];
}

function readFlow(
	name: string,
	{from, to, protocol = 'UDP', rate = usualRate, family}: FlowEntry,
): ScenarioFlow {
	return {name, from, to, protocol, rate, ...(family && {family})};
}

function readStep(step: unknown, context: Context): ScenarioStep {
	const [at, fault, expect] = ['at', 'fault', 'expect'].map(field => childValue(step, field));
	const several = Array.isArray(expect);
	const entries = several ? expect : expect === undefined ? [] : [expect];
	if (isMapping(step) && fault === undefined && entries.length === 0) {
		const hint = "it takes a 'fault', an 'expect', or both";
		tell(context, {code: 'missing-field', message: 'this step does nothing', hint});
	}
	const order = typeof fault === 'string' ? readFault(fault, inside(context, 'fault')) : undefined;
	return {
		atMs: typeof at === 'string' ? readTime(at, inside(context, 'at')) : 0,
		...(typeof fault === 'string' && order && {fault: {words: fault, order}}),
		expect: entries.flatMap((entry, index) => {
			const here = several ? inside(context, 'expect', index) : inside(context, 'expect');
			return matches(expectationSchema, entry) ? (readExpectation(entry, here) ?? []) : [];
		}),
	};
}

function checkOrder(steps: readonly ScenarioStep[], context: Context): void {
	for (const [index, {atMs}] of steps.entries()) {
		const before = steps[index - 1]?.atMs ?? 0;
		// 0 is also what could not be read.
		if (atMs >= before || atMs === 0) continue;
		const message = `this step is before the one that stands above it, at ${before / 1000}s`;
		tell(inside(context, 'steps', index, 'at'), {
			code: 'bad-value',
			message,
			hint: 'steps stand in their order',
		});
	}
}

function soundFields(total: unknown): TotalEntry {
	const fields = isMapping(total) ? Object.entries(total) : [];
	return Object.fromEntries(fields.filter(field => matches(totalSchema, Object.fromEntries([field]))));
}

function readTotals(flow: string, {lost, outage}: TotalEntry, context: Context): ScenarioTotal[] {
	const totals: ScenarioTotal[] = [];
	if (lost !== undefined)
		totals.push({flow, what: 'lost', ...(typeof lost === 'number' ? {atMost: lost} : lost)});
	if (typeof outage === 'string')
		totals.push({flow, what: 'outage', atMost: readTime(outage, inside(context, 'outage'))});
	else if (outage !== undefined)
		totals.push({flow, what: 'outage', ...readTimes(outage, inside(context, 'outage'))});
	for (const {what, atLeast, atMost} of totals) {
		if (atLeast === undefined || atMost === undefined || atLeast <= atMost) continue;
		const message = 'at least is more than at most';
		tell(inside(context, what), {code: 'bad-value', message, hint: 'nothing fits'});
	}
	return totals;
}

type Limits<T> = {readonly atLeast?: T; readonly atMost?: T};

function readTimes({atLeast, atMost}: Limits<string>, context: Context): Limits<number> {
	return {
		...(atLeast !== undefined && {atLeast: readTime(atLeast, inside(context, 'atLeast'))}),
		...(atMost !== undefined && {atMost: readTime(atMost, inside(context, 'atMost'))}),
	};
}
