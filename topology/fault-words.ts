/**
 * The words of a fault, as the command line and a lab file's scenario have them, → an order, or all that is wrong with
 * them: `cut node-2`, `cut core:rack-a`, `loss node-2 10%`, `split lan node-1,node-2`, `heal`.
 */
import {readCable, readGroup, readHealed, readNode, type Subjects} from './fault-machines.js';
import {readCount, readPercent, readRate, readTime} from './fault-quantities.js';
import {type FaultMistake, Words} from './fault-reader.js';
import type {Cable, FaultOrder} from './faults.js';
import {nearest} from './problems.js';

export type FaultParse = {readonly order: FaultOrder} | {readonly mistakes: readonly FaultMistake[]};

/** Every verb with what follows it; in brackets what may be left out. */
export const faultUsages = {
	cut: 'cut MACHINE[:SEGMENT]',
	flap: 'flap MACHINE[:SEGMENT] [TIMES [TIME]]',
	split: 'split SEGMENT MACHINE,MACHINE',
	loss: 'loss MACHINE[:SEGMENT] PERCENT',
	delay: 'delay MACHINE[:SEGMENT] TIME [JITTER]',
	limit: 'limit MACHINE[:SEGMENT] RATE',
	stop: 'stop NODE',
	kill: 'kill NODE',
	pause: 'pause NODE',
	restart: 'restart NODE',
	'kill-daemon': 'kill-daemon NODE',
	heal: 'heal [MACHINE|SEGMENT]',
} as const;

export type FaultVerb = keyof typeof faultUsages;

/** `subjects` is what the words may name: a Cluster, or a lab's shape. Pure. */
export function parseFault(text: string, subjects: Subjects): FaultParse {
	const mistakes: FaultMistake[] = [];
	const words = new Words(text, mistake => mistakes.push(mistake));
	const verb = readVerb(words);
	if (verb === undefined) return {mistakes};
	const order = orders[verb](words, subjects);
	words.end(faultUsages[verb]);
	return order === undefined || mistakes.length > 0 ? {mistakes} : {order};
}

const verbs = Object.keys(faultUsages) as readonly FaultVerb[];

function readVerb(words: Words): FaultVerb | undefined {
	const usages = verbs.map(verb => faultUsages[verb]).join('; ');
	const word = words.next('what shall happen', usages);
	if (!word) return undefined;
	const known = verbs.find(verb => verb === word.text);
	if (known) return known;
	const near = nearest(word.text, verbs) as FaultVerb | undefined;
	const hint = near ? `did you mean '${faultUsages[near]}'? (known: ${verbs.join(', ')})` : usages;
	return words.wrong(word, {code: 'bad-value', message: `'${word.text}' is no fault`, hint});
}

type ReadOrder = (words: Words, subjects: Subjects) => FaultOrder | undefined;

const orders: Readonly<Record<FaultVerb, ReadOrder>> = {
	cut: onCable(cable => ({do: 'add', fault: {kind: 'cut', ...cable}})),
	flap: onCable((cable, words) => {
		const times = readCount(words, 5);
		const everyMs = readTime(words, {what: 'the time of one cut and heal', least: 50, usual: 500});
		return times === undefined || everyMs === undefined ? undefined : {do: 'flap', cable, times, everyMs};
	}),
	split: readGroup,
	loss: onCable((cable, words) => {
		const percent = readPercent(words);
		return percent === undefined ? undefined : {do: 'add', fault: {kind: 'loss', percent, ...cable}};
	}),
	delay: onCable(readDelay),
	limit: onCable((cable, words) => {
		const kbit = readRate(words);
		return kbit === undefined ? undefined : {do: 'add', fault: {kind: 'limit', kbit, ...cable}};
	}),
	stop: onNode('stop', node => ({do: 'add', fault: {kind: 'stop', node}})),
	kill: onNode('kill', node => ({do: 'add', fault: {kind: 'kill', node}})),
	pause: onNode('pause', node => ({do: 'add', fault: {kind: 'pause', node}})),
	restart: onNode('restart', node => ({do: 'restart', node})),
	'kill-daemon': onNode('kill-daemon', node => ({do: 'add', fault: {kind: 'daemon', node}})),
	heal: readHealed,
};

/** All words of the order are read, also when the first one is wrong. */
function onCable(read: (cable: Cable, words: Words) => FaultOrder | undefined): ReadOrder {
	return (words, subjects) => {
		const cable = readCable(words, subjects);
		const order = read(cable ?? {machine: '', segment: ''}, words);
		return cable && order;
	};
}

function onNode(verb: FaultVerb, toOrder: (node: string) => FaultOrder): ReadOrder {
	return (words, subjects) => {
		const node = readNode(words, subjects, verb);
		return node === undefined ? undefined : toOrder(node);
	};
}

function readDelay(cable: Cable, words: Words): FaultOrder | undefined {
	const ms = readTime(words, {what: 'the delay', least: 0.001});
	const jitterMs = readTime(words, {what: 'the jitter', least: 0.001, usual: 0, most: ms});
	if (ms === undefined || jitterMs === undefined) return undefined;
	return {do: 'add', fault: {kind: 'delay', ms, ...(jitterMs > 0 && {jitterMs}), ...cable}};
}
