import {parseDuration} from '../../topology/durations.js';
import type {Family} from '../../topology/model.js';
import {didYouMean} from '../../topology/problems.js';
import {flowEndWords, flowPairs, isFlowEnd, mostPairs, mostRate} from '../control/flow-pairs.js';
import {askLabd, streamLabd} from '../labd/client.js';
import type {Desired} from '../labd/desired.js';
import type {FlowNews, FlowRequest} from '../labd/flow-runs.js';
import {type FlowOrder, type FlowReport, hasLost} from '../observe/flow/types.js';
import {UsageError} from './errors.js';
import {describeFlows, flowLine} from './flows/flow-text.js';
import {interruptible} from './interrupt.js';
import {runningLab} from './running.js';
import type {Invocation, RunVerb} from './verb.js';

/** Continuous traffic between two ends, until Ctrl-C or --for; exit code 3 if any of it was lost. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation);
	const request = requestOf(invocation, await askLabd<Desired>(name, '/desired'));
	const flows = await interruptible(signal => follow(name, request, {signal, output: invocation.output}));
	return {
		exit: flows.some(hasLost) ? 3 : 0,
		json: {flows},
		text: describeFlows(flows, invocation.output),
	};
};

/** Ctrl-C ends the flow and not the stream: what is under way is waited for, and then comes the report. */
async function follow(
	lab: string,
	request: FlowRequest,
	{signal, output}: {readonly signal: AbortSignal; readonly output: Invocation['output']},
): Promise<readonly FlowReport[]> {
	const progress = output.progress('flow');
	const leave = new AbortController();
	let last: FlowNews | undefined;
	const stop = () => {
		if (last) askLabd(lab, '/flow/stop', {run: last.run}).catch(() => leave.abort());
		else leave.abort();
	};
	signal.addEventListener('abort', stop, {once: true});
	for await (const news of streamLabd<FlowNews>(lab, '/flow', request, leave.signal)) {
		last = news;
		progress.say(flowLine(news.flows));
	}
	progress.end('flow');
	return last?.flows ?? [];
}

function requestOf({args, text}: Invocation, desired: Desired): FlowRequest {
	const [from = '', to = ''] = args;
	for (const word of [from, to]) {
		if (isFlowEnd(word, desired)) continue;
		throw new UsageError(
			`there is no pod, workload or machine ${word}`,
			didYouMean(word, flowEndWords(desired)),
		);
	}
	const protocol = (text('protocol') ?? 'UDP').toUpperCase() as 'UDP' | 'TCP';
	const rate = rateOf(text('rate') ?? (protocol === 'UDP' ? '1000' : '100'));
	const family = text('family') as Family | undefined;
	const pairs = flowPairs({from, to, ...(family && {family})}, desired);
	checkPairs(pairs.length, rate, `${from} to ${to}`);
	const orders = pairs.map((pair): FlowOrder => ({...pair, protocol, rate}));
	const time = text('for');
	return {orders, ...(time !== undefined && {forMs: durationOf(time)})};
}

function checkPairs(count: number, rate: number, what: string): void {
	if (count === 0)
		throw new UsageError(`from ${what} there is no pair of two that have an address of the same family`);
	if (count > mostPairs)
		throw new UsageError(`${what} are ${count} pairs, and ${mostPairs} are the limit`, 'name single pods');
	if (count * rate > mostRate)
		throw new UsageError(
			`${count} pairs at ${rate} a second are more than ${mostRate} a second`,
			`--rate ${Math.floor(mostRate / count)}, or single pods`,
		);
}

function rateOf(text: string): number {
	const rate = Number(text);
	if (!Number.isInteger(rate) || rate < 1 || rate > 10_000)
		throw new UsageError(`--rate ${text} is none`, 'a whole number from 1 to 10000: how many a second');
	return rate;
}

function durationOf(text: string): number {
	const ms = parseDuration(text);
	if (ms === undefined || ms <= 0) throw new UsageError(`--for ${text} is no time`, '10s, 500ms, 1m30s');
	return ms;
}
