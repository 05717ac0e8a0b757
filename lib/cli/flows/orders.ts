/** Words of the command line → flows between two ends. */
import {parseDuration} from '../../../topology/durations.js';
import type {Family} from '../../../topology/model.js';
import {didYouMean} from '../../../topology/problems.js';
import {flowEndWords, flowPairs, isFlowEnd, mostPairs} from '../../control/flow-pairs.js';
import type {Desired} from '../../labd/desired.js';
import type {FlowOrder} from '../../observe/flow/types.js';
import {UsageError} from '../terminal/errors.js';

/** Datagrams or records a second, over all pairs: one thread sends and receives them. */
const mostRate = 20_000;

export type FlowWords = {
	readonly from: string;
	readonly to: string;
	readonly protocol?: string | undefined;
	readonly rate?: string | undefined;
	readonly family?: string | undefined;
};

/** Every pair of the two ends. Throws a UsageError. */
export function flowOrders(words: FlowWords, desired: Desired): FlowOrder[] {
	const {from, to} = words;
	for (const word of [from, to]) {
		if (isFlowEnd(word, desired)) continue;
		throw new UsageError(
			`there is no pod, workload or machine ${word}`,
			didYouMean(word, flowEndWords(desired)),
		);
	}
	const protocol = (words.protocol ?? 'UDP').toUpperCase() as 'UDP' | 'TCP';
	const rate = rateOf(words.rate ?? (protocol === 'UDP' ? '1000' : '100'));
	const family = words.family as Family | undefined;
	const pairs = flowPairs({from, to, ...(family && {family})}, desired);
	checkPairs(pairs.length, rate, `${from} to ${to}`);
	return pairs.map((pair): FlowOrder => ({...pair, protocol, rate}));
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

/** Milliseconds; `option` is where it stood. Throws a UsageError. */
export function timeOf(text: string, option: string): number {
	const ms = parseDuration(text);
	if (ms === undefined || ms <= 0) throw new UsageError(`${option} ${text} is no time`, '10s, 500ms, 1m30s');
	return ms;
}
