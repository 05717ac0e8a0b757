/** Flows as a person reads them. */
import type {DatagramReport, FlowReport, Outage, StreamReport} from '../../observe/flow/types.js';
import {hasLost} from '../../observe/flow/types.js';
import type {Output} from '../terminal/output.js';

/** All flows in one line, while they run. */
export function flowLine(flows: readonly FlowReport[]): string {
	const states = (['whole', 'lossy', 'broken'] as const).flatMap(state => {
		const count = flows.filter(flow => flow.state === state).length;
		return count === 0 ? [] : [flows.length === 1 ? state : `${count} ${state}`];
	});
	const sum = (of: (flow: FlowReport) => number) => flows.reduce((total, flow) => total + of(flow), 0);
	const lost = sum(flow => (flow.protocol === 'UDP' ? flow.lost : 0));
	return `${states.join(', ')}: ${sum(({sent}) => sent)} sent, ${lost} lost,`;
}

/** Some lines for each. */
export function describeFlows(flows: readonly FlowReport[], output: Output): string {
	return flows.map(flow => describeFlow(flow, output)).join('\n');
}

function describeFlow(flow: FlowReport, {paint}: Output): string {
	const mark = hasLost(flow) ? paint('red', '✗') : paint('green', '✓');
	const {from, to, address, protocol, rate, ms} = flow;
	const head = `${mark} ${paint('bold', `${from} → ${to}`)} (${address}): ${protocol}, ${rate} a second, for ${seconds(ms)}`;
	return [head, ...(flow.protocol === 'UDP' ? datagramLines(flow) : streamLines(flow))].join('\n');
}

/** Outages that are told one by one. */
const shown = 10;

function datagramLines(flow: DatagramReport): string[] {
	const {sent, received, lost, longestOutage, outages, outageCount, duplicates, reordered, late} = flow;
	const odd = [
		[duplicates, 'twice'],
		[reordered, 'out of order'],
		[late, 'after more than 10 s'],
	].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
	const refused = Object.entries(flow.refused).map(
		([code, count]) => `${count} refused by the sender's kernel (${code})`,
	);
	const share = sent === 0 ? '' : ` (${percent(lost / sent)})`;
	return [
		`    sent ${sent}, received ${received}, lost ${lost}${lost > 0 ? share : ''}${refused.length > 0 ? `: ${refused.join(', ')}` : ''}`,
		...(odd.length > 0 ? [`    came ${odd.join(', ')}`] : []),
		...(longestOutage
			? [
					`    longest outage ${milliseconds(longestOutage.ms)}${outageCount > 1 ? `, of ${outageCount}` : ''}`,
					...(outageCount <= shown ? outages.map(outageLine) : [outageLine(longestOutage)]),
				]
			: []),
		...delayLine(flow, 'one way'),
		...oursLine(flow),
	];
}

function outageLine({begin, end, ms, lost}: Outage): string {
	const until = end === null ? 'and goes on' : `until ${timeOfDay(end)}`;
	return `      ${timeOfDay(begin)} ${until}: ${milliseconds(ms)}, ${lost} lost`;
}

function streamLines(flow: StreamReport): string[] {
	const {sent, acknowledged, bytes, longestStall, retransmits, broken} = flow;
	const again = retransmits === null ? '' : `, ${retransmits} segments sent again`;
	return [
		`    sent ${sent} records, acknowledged ${acknowledged} (${bytes} bytes)${again}`,
		...(longestStall
			? [`    longest stall ${milliseconds(longestStall.ms)}, from ${timeOfDay(longestStall.begin)}`]
			: []),
		...(broken ? [`    the connection is over since ${timeOfDay(broken.at)}: ${broken.code}`] : []),
		...delayLine(flow, 'until acknowledged'),
	];
}

function delayLine({delay}: FlowReport, what: string): string[] {
	if (!delay) return [];
	return [
		`    delay ${what}: median ${milliseconds(delay.medianMs)}, 99 % below ${milliseconds(delay.p99Ms)}`,
	];
}

/** What the network has no part in. */
function oursLine({ours: {overruns, notSent, longestGapMs}}: DatagramReport): string[] {
	const words = [
		...(notSent > 0
			? [`${notSent} not sent in their time (the longest gap ${milliseconds(longestGapMs)})`]
			: []),
		...(overruns > 0 ? [`${overruns} dropped because they were not read in time`] : []),
	];
	return words.length === 0 ? [] : [`    this machine was busy, not counted as lost: ${words.join(', ')}`];
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

function milliseconds(ms: number): string {
	return `${ms >= 100 ? Math.round(ms) : ms} ms`;
}

function percent(part: number): string {
	return `${(part * 100).toFixed(part < 0.001 ? 3 : 1)} %`;
}

/** `14:03:07.123`, in UTC as in all that labd tells. */
function timeOfDay(iso: string): string {
	return iso.slice(11, 23);
}
