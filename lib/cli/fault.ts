import {type FaultOrder, faultWords} from '../../topology/faults.js';
import {readDesired} from '../labd/desired.js';
import type {FaultAnswer} from '../labd/fault-board.js';
import {labFolder} from '../run/state.js';
import {during, inject, observed} from './faults/inject.js';
import {readOrder} from './faults/order.js';
import {describeFlows} from './flows/flow-text.js';
import {runningLab} from './labs/running.js';
import {watchingOf} from './settle/daemons.js';
import {waitLines} from './terminal/loud-lines.js';
import type {RunVerb} from './verbs/verb.js';

/** Breaks something on purpose, or heals it; without words: what is broken. Returns when it is true in the kernel. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation);
	const {cluster, faults = []} = readDesired(labFolder(name));
	const text = invocation.args.join(' ');
	if (text === '') {
		const words = faults.map(faultWords);
		return {exit: 0, json: {faults: words}, text: words.join('\n') || 'nothing is broken on purpose'};
	}
	const order = readOrder(text, cluster);
	const {orders, forMs} = await during(invocation, name, order);
	const watching = watchingOf(name, invocation.output);
	const work = () => inject(name, order, {forMs, watching});
	const {answer, flows} = await observed(name, orders, {
		work,
		untilWhole: order.do !== 'add' || forMs !== undefined,
	});
	const told = [
		describe(text, order, {answer, forMs}),
		...waitLines(answer.waitingFor ?? [], invocation.output),
		...(flows ? [describeFlows(flows, invocation.output)] : []),
	];
	const exit = answer.waitingFor ? 3 : 0;
	return {exit, json: {...answer, ...(flows && {flows})}, text: told.join('\n')};
};

function describe(
	text: string,
	order: FaultOrder,
	{answer: {faults, changes, ms}, forMs}: {readonly answer: FaultAnswer; readonly forMs: number | undefined},
): string {
	const pieces = `${changes} ${changes === 1 ? 'piece' : 'pieces'} of kernel state changed in ${ms} ms`;
	if (forMs !== undefined) return `${text}: done, ${pieces}; healed after ${forMs} ms`;
	if (order.do === 'add') return `${text}: done, ${pieces}\n  heal it:     npx cnilab fault heal`;
	return `${text}: done, ${pieces}\n${faults.join('\n') || 'nothing is broken on purpose'}`;
}
