/** Runs a scenario: its flows all the time, its steps at their times, and at the end everything is healed. */
import {faultWords} from '../../../topology/faults.js';
import type {Scenario} from '../../../topology/scenario.js';
import {checkTotals} from './flows-seen.js';
import {areWhole, type Course, runSteps} from './steps.js';
import type {RunningFlows, ScenarioParts, ScenarioReport} from './types.js';

/** The lab is not as a scenario must find it. */
export class ScenarioError extends Error {
	override readonly name = 'ScenarioError';
}

/** Rejects with a ScenarioError if faults stand already, and with what the flows' start throws. */
export async function runScenario(scenario: Scenario, parts: ScenarioParts): Promise<ScenarioReport> {
	const standing = parts.faults.standing.map(faultWords);
	if (standing.length > 0)
		throw new ScenarioError(`faults stand already, heal them first: ${standing.join(', ')}`);
	const flows = await parts.startFlows(scenario.flows);
	const course: Course = {parts, flows, begin: parts.clock.now(), steps: [], findings: []};
	try {
		if (scenario.flows.length === 0 || (await areWhole(course))) {
			course.begin = parts.clock.now();
			await tellBegin(course);
			await runSteps(scenario.steps, course);
		}
	} catch (error) {
		await flows.stop().finally(() => heal(course));
		throw error;
	}
	return conclude(scenario, course);
}

async function conclude(scenario: Scenario, course: Course): Promise<ScenarioReport> {
	const {parts, flows, steps, findings, begin} = course;
	const seen = await flows.stop().finally(() => heal(course));
	const interrupted = parts.signal.aborted;
	// What did not come to its end has no totals.
	if (!interrupted && steps.length === scenario.steps.length)
		findings.push(...checkTotals(scenario.end, seen));
	return {
		ok: findings.length === 0 && !interrupted,
		interrupted,
		ms: Math.round(parts.clock.now() - begin),
		steps,
		flows: [...seen].map(([name, pairs]) => ({name, pairs})),
		findings,
	};
}

async function tellBegin({parts, flows}: {parts: ScenarioParts; flows: RunningFlows}): Promise<void> {
	const seen = await flows.read();
	parts.tell({kind: 'begin', flows: [...seen].map(([name, pairs]) => ({name, pairs: pairs.length}))});
}

/** There were no faults when it began: all that stand are its own. Also ends a course that goes on. */
async function heal({parts, begin}: Course): Promise<void> {
	const {faults, clock, tell, signal} = parts;
	const standing = faults.standing.map(faultWords);
	if (standing.length === 0 && !signal.aborted) return;
	await faults.order({do: 'heal'});
	if (standing.length > 0) tell({kind: 'healed', ms: clock.now() - begin, faults: standing});
}
