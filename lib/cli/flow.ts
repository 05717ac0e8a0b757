import {askLabd, streamLabd} from '../labd/client.js';
import type {Desired} from '../labd/desired.js';
import type {FlowNews, FlowRequest} from '../labd/flow-runs.js';
import {type FlowReport, hasLost} from '../observe/flow/types.js';
import {describeFlows, flowLine} from './flows/flow-text.js';
import {flowOrders, timeOf} from './flows/orders.js';
import {runningLab} from './labs/running.js';
import {interruptible} from './terminal/interrupt.js';
import type {Invocation, RunVerb} from './verbs/verb.js';

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
	const [protocol, rate, family] = [text('protocol'), text('rate'), text('family')];
	const orders = flowOrders({from, to, protocol, rate, family}, desired);
	const time = text('for');
	return {orders, ...(time !== undefined && {forMs: timeOf(time, '--for')})};
}
