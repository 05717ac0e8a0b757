/** A fault for as long as it shall stand, with the flows that show what it does. */
import {setTimeout as delay} from 'node:timers/promises';
import type {FaultOrder} from '../../../topology/faults.js';
import {askLabd} from '../../labd/client.js';
import type {Desired} from '../../labd/desired.js';
import type {FaultAnswer} from '../../labd/fault-board.js';
import type {FlowOrder, FlowReport} from '../../observe/flow/types.js';
import {flowDuring} from '../flows/during.js';
import {flowOrders, timeOf} from '../flows/orders.js';
import {type Watching, withDaemonsTold} from '../settle/daemons.js';
import {UsageError} from '../terminal/errors.js';
import {interruptible, orInterrupted} from '../terminal/interrupt.js';
import type {Invocation} from '../verbs/verb.js';

/** How long it shall stand, and what runs meanwhile. Throws a UsageError. */
export async function during({text, list}: Invocation, lab: string, order: FaultOrder) {
	const time = text('for');
	const forMs = time === undefined ? undefined : timeOf(time, '--for');
	if (forMs !== undefined && order.do !== 'add')
		throw new UsageError(`--for is how long a fault stands, and '${order.do}' is none that stands`);
	const words = list('flow');
	const desired = words.length > 0 ? await askLabd<Desired>(lab, '/desired') : undefined;
	return {forMs, orders: desired ? words.flatMap(each => flowOf(each, desired)) : []};
}

function flowOf(words: string, desired: Desired): FlowOrder[] {
	const [from = '', to = '', ...more] = words.split(',');
	if (to === '' || more.length > 0)
		throw new UsageError(`--flow ${words} has not two ends`, '--flow default/client-x,shop/deployment/web');
	return flowOrders({from, to}, desired);
}

/** Ctrl-C does not leave a fault behind that was to stand for a time. */
export async function inject(
	lab: string,
	order: FaultOrder,
	{forMs, watching}: {readonly forMs: number | undefined; readonly watching: Watching},
): Promise<FaultAnswer> {
	const ask = (order: FaultOrder) => withDaemonsTold(askLabd<FaultAnswer>(lab, '/fault', order), watching);
	const answer = await ask(order);
	if (forMs === undefined || order.do !== 'add') return answer;
	try {
		await interruptible(signal => orInterrupted(delay(forMs), signal, 'stopped, and the fault is healed'));
	} finally {
		await ask({do: 'end', fault: order.fault});
	}
	return answer;
}

type Observed = {readonly answer: FaultAnswer; readonly flows?: readonly FlowReport[]};

export async function observed(
	lab: string,
	orders: readonly FlowOrder[],
	{work, untilWhole}: {readonly work: () => Promise<FaultAnswer>; readonly untilWhole: boolean},
): Promise<Observed> {
	if (orders.length === 0) return {answer: await work()};
	let answer: FaultAnswer | undefined;
	const keep = async () => {
		answer = await work();
	};
	const flows = await flowDuring(lab, orders, {work: keep, untilWhole});
	return {answer: answer as FaultAnswer, flows};
}
