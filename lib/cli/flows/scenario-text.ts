/** A scenario as a person reads it, while it runs and at its end. */
import {greatest, lostOf, outageOf} from '../../labd/scenario/flows-seen.js';
import type {ScenarioNews, ScenarioReport} from '../../labd/scenario/types.js';
import type {FlowReport} from '../../observe/flow/types.js';
import type {Output} from '../terminal/output.js';
import {describeFinding} from '../terminal/report-text.js';

/** Lines as it goes; none for its end. */
export function newsLines(news: ScenarioNews, {paint}: Output): string[] {
	switch (news.kind) {
		case 'begin': {
			const flows = news.flows.map(({name, pairs}) => `${name}${pairs > 1 ? ` (${pairs} pairs)` : ''}`);
			return [`${at(0)}${flows.length === 0 ? 'begins' : `whole: ${flows.join(', ')}`}`];
		}
		case 'step':
			return news.fault === undefined ? [] : [`${at(news.ms)}${paint('bold', news.fault)}`];
		case 'fault':
			return news.error === undefined
				? []
				: [`${at(news.ms)}${paint('red', '✗')} ${news.words}: ${news.error}`];
		case 'expectation': {
			const {ms, met, what, afterMs, forMs, seen} = news;
			const mark = met ? paint('green', '✓') : paint('red', '✗');
			const how = met
				? `after ${Math.round(afterMs)} ms${forMs > 0 ? `, and stays so for ${forMs} ms` : ''}`
				: `not within ${news.withinMs} ms`;
			return [`${at(ms)}${mark} ${what}: ${paint('dim', `${how} (${seen})`)}`];
		}
		case 'healed':
			return [`${at(news.ms)}healed, because it still stood: ${news.faults.join(', ')}`];
		case 'end':
			return [];
	}
}

export function describeScenario({ok, ms, steps, flows, findings}: ScenarioReport, output: Output): string {
	const {paint} = output;
	const count = steps.reduce((sum, {expectations}) => sum + expectations.length, 0);
	const verdict = ok
		? `${paint('green', 'as expected')}: ${steps.length} steps, ${count} expectations (${(ms / 1000).toFixed(1)} s)`
		: `${paint('red', 'not as expected')}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
	return [
		...flows.map(({name, pairs}) => flowLine(name, pairs)),
		...findings.map(finding => describeFinding(finding, output)),
		verdict,
	].join('\n');
}

function flowLine(name: string, pairs: readonly FlowReport[]): string {
	const sum = (of: (report: FlowReport) => number) => pairs.reduce((total, report) => total + of(report), 0);
	const worst = greatest(pairs, outageOf);
	const outage =
		worst && outageOf(worst) > 0
			? `, longest outage ${Math.round(outageOf(worst))} ms (${worst.from} → ${worst.to})`
			: '';
	return `        ${name}: ${sum(({sent}) => sent)} sent, ${sum(lostOf)} lost${outage}`;
}

/** `  2.0 s  ` */
function at(ms: number): string {
	return `${(ms / 1000).toFixed(1).padStart(5)} s `;
}
