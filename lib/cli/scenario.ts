import {askLabd, LabdError, streamLabd} from '../labd/client.js';
import type {Desired} from '../labd/desired.js';
import type {ScenarioNews, ScenarioReport} from '../labd/scenario/types.js';
import {describeScenario, newsLines} from './flows/scenario-text.js';
import {runningLab} from './labs/running.js';
import {UsageError} from './terminal/errors.js';
import {InterruptedError, interruptible} from './terminal/interrupt.js';
import type {Output} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** Runs the lab's scenario, with a line for all that happens; exit code 3 if something was not as it expects. */
export const run: RunVerb = async invocation => {
	const {output} = invocation;
	const {name} = runningLab(invocation, 'argument');
	const {scenario} = await askLabd<Desired>(name, '/desired');
	if (!scenario)
		throw new UsageError(
			`lab ${name} has no scenario`,
			"a lab file has one under 'scenario': docs/scenarios.md",
		);
	const report = await interruptible(signal => playScenario(name, {output, signal}));
	return {exit: report.ok ? 0 : 3, json: report, text: describeScenario(report, output)};
};

type Playing = {readonly output: Output; readonly signal: AbortSignal};

/** Throws an InterruptedError when the signal fires, and all is healed. */
export async function playScenario(lab: string, {output, signal}: Playing): Promise<ScenarioReport> {
	const stop = () => void askLabd(lab, '/scenario/stop').catch(() => {});
	signal.addEventListener('abort', stop, {once: true});
	// The stream is read to its end: it ends when all is healed.
	const wholeStream = new AbortController().signal;
	for await (const news of streamLabd<ScenarioNews>(lab, '/scenario', {}, wholeStream)) {
		for (const line of newsLines(news, output)) output.print(line);
		if (news.kind !== 'end') continue;
		if (news.report.interrupted) throw new InterruptedError('stopped, and its faults are healed', signal);
		return news.report;
	}
	throw new LabdError(`the scenario of lab ${lab} has not come to its end`);
}
