/** The steps of a scenario, one after the other: what is done, and what is seen of it. */
import type {ScenarioExpectation, ScenarioStep} from '../../../topology/scenario.js';
import type {Finding} from '../../observe/report.js';
import {awaitExpectation} from './await.js';
import {flowsAre} from './flows-seen.js';
import type {ExpectationReport, RunningFlows, ScenarioParts, Seen, StepReport} from './types.js';

/** A scenario that runs. */
export type Course = {
	readonly parts: ScenarioParts;
	readonly flows: RunningFlows;
	/** By the clock. */
	begin: number;
	readonly steps: StepReport[];
	readonly findings: Finding[];
};

/** Milliseconds that the flows have until all are whole, before anything is done to the lab. */
const startWithin = 5000;

/** The control: what is broken before anything was done to it shows nothing. */
export async function areWhole(course: Course): Promise<boolean> {
	const expectation = {subject: {kind: 'flow', is: 'whole'}, withinMs: startWithin, forMs: 0} as const;
	const {met, what, seen} = await expected(expectation, course, course.begin);
	if (!met && !course.parts.signal.aborted)
		course.findings.push({area: 'scenario', place: 'before it began', what, expected: 'so', found: seen});
	return met;
}

export async function runSteps(steps: readonly ScenarioStep[], course: Course): Promise<void> {
	const {parts, begin} = course;
	const {clock, signal} = parts;
	const background: Promise<void>[] = [];
	for (const step of steps) {
		await clock.sleep(Math.max(0, begin + step.atMs - clock.now()), signal);
		if (signal.aborted) return;
		const report = await runStep(step, course, background);
		course.steps.push(report);
		// Nothing that comes after a fault that could not be made would mean anything.
		if (report.fault?.error !== undefined) return;
	}
	await Promise.race([Promise.all(background), once(signal)]);
}

async function runStep(
	{atMs, fault, expect}: ScenarioStep,
	course: Course,
	background: Promise<void>[],
): Promise<StepReport> {
	const {parts, begin} = course;
	const startedMs = parts.clock.now() - begin;
	parts.tell({kind: 'step', ms: startedMs, ...(fault && {fault: fault.words})});
	const done = fault && (await order(fault, course, background));
	const since = parts.clock.now();
	const isMade = done?.error === undefined;
	const expectations = await Promise.all(isMade ? expect.map(each => expectedTold(each, course, since)) : []);
	return {atMs, startedMs, ...(done && {fault: done}), expectations};
}

async function order(
	{words, order}: NonNullable<ScenarioStep['fault']>,
	{parts, begin, findings}: Course,
	background: Promise<void>[],
): Promise<NonNullable<StepReport['fault']>> {
	const {clock, tell, faults} = parts;
	const from = clock.now();
	let error: string | undefined;
	const done = faults.order(order).then(
		() => {},
		(reason: unknown) => {
			error = reason instanceof Error ? reason.message : String(reason);
			findings.push({
				area: 'scenario',
				place: timeWords(from - begin),
				what: words,
				expected: 'done',
				found: error,
			});
		},
	);
	// A course takes its time: what is expected of it is expected meanwhile.
	if (order.do === 'flap') background.push(done);
	else await done;
	const fault = {words, tookMs: clock.now() - from, ...(error !== undefined && {error})};
	tell({kind: 'fault', ms: clock.now() - begin, ...fault});
	return fault;
}

async function expectedTold(
	expectation: ScenarioExpectation,
	course: Course,
	since: number,
): Promise<ExpectationReport> {
	const report = await expected(expectation, course, since);
	course.parts.tell({kind: 'expectation', ...report});
	if (!report.met && !course.parts.signal.aborted) course.findings.push(findingOf(report));
	return report;
}

function expected(
	expectation: ScenarioExpectation,
	{parts, flows, begin}: Course,
	since: number,
): Promise<ExpectationReport> {
	const {clock, signal} = parts;
	const {subject} = expectation;
	const look = async (): Promise<Seen> =>
		subject.kind === 'flow' ? flowsAre(subject.is, await flows.read(), subject.flow) : parts.look(subject);
	return awaitExpectation(expectation, {clock, begin, since, look, signal});
}

function findingOf({ms, what, withinMs, forMs, seen}: ExpectationReport): Finding {
	const lasting = forMs > 0 ? `, for ${forMs} ms` : '';
	const expected = `within ${withinMs} ms${lasting}`;
	return {area: 'scenario', place: timeWords(ms), what, expected, found: seen};
}

/** `at 2.1 s` */
function timeWords(ms: number): string {
	return `at ${(ms / 1000).toFixed(1)} s`;
}

function once(signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
}
