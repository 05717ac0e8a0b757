/**
 * The thread in which flows run. labd's own is busy for tens of milliseconds now and then (a plan of a thousand pods, a
 * verify), and what is sent that late says nothing about the network.
 */
import {setTimeout as delay} from 'node:timers/promises';
import {closeSocket} from '../../run/sockets.js';
import {answerThread, hurry} from '../../run/thread.js';
import {DatagramFlow} from './datagrams.js';
import type {Sink} from './flow-sockets.js';
import {StreamFlow} from './stream.js';
import type {FlowOrder, FlowReport} from './types.js';

/** Sockets of the process, opened in the ends' namespaces, and the thread's from now on. undefined: the end is gone. */

export type FlowQuestion =
	| {
			readonly do: 'start';
			readonly id: number;
			readonly order: FlowOrder;
			readonly fd: number;
			readonly sink: Sink;
	  }
	| {readonly do: 'source'; readonly id: number; readonly fd: number | undefined}
	| {readonly do: 'sink'; readonly id: number; readonly sink: Sink | undefined}
	| {readonly do: 'read' | 'stop'; readonly ids: readonly number[]};

/** Of `read` and `stop`, in the order of the ids. */
export type FlowAnswer = readonly FlowReport[];

hurry();
answerThread<FlowQuestion, FlowAnswer>(answer);

const flows = new Map<number, DatagramFlow | StreamFlow>();
let timer: NodeJS.Timeout | undefined;

async function answer(question: FlowQuestion): Promise<FlowAnswer> {
	switch (question.do) {
		case 'start': {
			const {id, order, fd, sink} = question;
			const flow = order.protocol === 'UDP' ? new DatagramFlow(id, order) : new StreamFlow(order);
			flow.setSink(sink);
			flow.setSource(fd);
			flows.set(id, flow);
			timer ??= setInterval(turn, 1);
			return [];
		}
		case 'source':
		case 'sink':
			moveEnd(question);
			return [];
		case 'read':
			return question.ids.flatMap(id => flows.get(id)?.report() ?? []);
		case 'stop':
			return stop(question.ids);
	}
}

function moveEnd(question: FlowQuestion & {readonly do: 'source' | 'sink'}): void {
	const flow = flows.get(question.id);
	const fd = question.do === 'source' ? question.fd : question.sink?.fd;
	// It has been stopped meanwhile.
	if (!flow && fd !== undefined) closeSocket(fd);
	else if (question.do === 'source') flow?.setSource(question.fd);
	else flow?.setSink(question.sink);
}

function turn(): void {
	for (const flow of flows.values()) flow.turn();
}

/** All stop sending at once; then what is under way may arrive. */
async function stop(ids: readonly number[]): Promise<FlowAnswer> {
	const stopped = ids.flatMap(id => flows.get(id) ?? []);
	for (const flow of stopped) flow.stop();
	while (stopped.some(flow => flow.isUnderWay)) await delay(1);
	const reports = stopped.map(flow => flow.report(true));
	for (const flow of stopped) flow.close();
	for (const id of ids) flows.delete(id);
	if (flows.size === 0) {
		clearInterval(timer);
		timer = undefined;
	}
	return reports;
}
