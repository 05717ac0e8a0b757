/** What the flows of a scenario show, for its expectations. Pure. */
import type {ScenarioTotal} from '../../../topology/scenario.js';
import type {FlowReport, FlowState} from '../../observe/flow/types.js';
import type {Finding} from '../../observe/report.js';
import type {FlowsSeen, Seen} from './types.js';

/** Whether a flow, or all of them, are so: of several pairs the worst one counts. */
export function flowsAre(state: FlowState, seen: FlowsSeen, flow?: string): Seen {
	const pairs = [...seen].flatMap(([name, reports]) => (flow === undefined || name === flow ? reports : []));
	const worst = greatest(pairs, ({state: each}) => badness[each]);
	if (!worst) return {met: false, words: 'nothing flows'};
	const {from, to, state: found} = worst;
	const words =
		found === 'whole' ? `${pairs.length} of ${pairs.length} are whole` : `${from} → ${to} is ${found}`;
	return {met: found === state, words};
}

/** What flows have lost that was not to be, or not what was. */
export function checkTotals(totals: readonly ScenarioTotal[], seen: FlowsSeen): Finding[] {
	return totals.flatMap(total => {
		const {measured, words} = measure(total, seen.get(total.flow) ?? []);
		const {atLeast = 0, atMost = Number.POSITIVE_INFINITY} = total;
		if (measured >= atLeast && measured <= atMost) return [];
		const expected = limitWords(total);
		return [{area: 'scenario', place: total.flow, what: `${total.what} in all`, expected, found: words}];
	});
}

/** Datagrams, or records that were not acknowledged. */
export function lostOf(report: FlowReport): number {
	return report.protocol === 'UDP' ? report.lost : report.sent - report.acknowledged;
}

/** The longest one, or the longest stall. Milliseconds. */
export function outageOf(report: FlowReport): number {
	return (report.protocol === 'UDP' ? report.longestOutage : report.longestStall)?.ms ?? 0;
}

/** The first of those for which it is greatest. */
export function greatest<T>(items: readonly T[], of: (item: T) => number): T | undefined {
	return items.reduce<T | undefined>(
		(best, each) => (best !== undefined && of(best) >= of(each) ? best : each),
		undefined,
	);
}

const badness: Readonly<Record<FlowState, number>> = {whole: 0, lossy: 1, broken: 2};

function measure({what}: ScenarioTotal, pairs: readonly FlowReport[]): {measured: number; words: string} {
	if (what === 'lost') {
		const measured = pairs.reduce((sum, report) => sum + lostOf(report), 0);
		return {measured, words: `${measured} lost of ${pairs.reduce((sum, {sent}) => sum + sent, 0)}`};
	}
	const worst = greatest(pairs, outageOf);
	if (!worst) return {measured: 0, words: 'nothing flowed'};
	const measured = outageOf(worst);
	return {measured, words: `${Math.round(measured)} ms, ${worst.from} → ${worst.to}`};
}

function limitWords({what, atLeast, atMost}: ScenarioTotal): string {
	const unit = what === 'outage' ? ' ms' : '';
	const words = [
		...(atLeast === undefined ? [] : [`at least ${atLeast}${unit}`]),
		...(atMost === undefined ? [] : [`at most ${atMost}${unit}`]),
	];
	return words.join(', ');
}
