/** A scenario as it is run: every time in milliseconds, every fault an order. */
import type {FaultOrder} from './faults.js';
import type {Family} from './model.js';
import type {Check, ProbeCheck} from './schema.js';

export type Scenario = {
	readonly flows: readonly ScenarioFlow[];
	readonly steps: readonly ScenarioStep[];
	readonly end: readonly ScenarioTotal[];
};

export type ScenarioFlow = {
	readonly name: string;
	/** As the file says it: a machine, a pod, a workload. */
	readonly from: string;
	readonly to: string;
	readonly protocol: 'UDP' | 'TCP';
	readonly rate: number;
	readonly family?: Family;
};

export type ScenarioStep = {
	/** From the beginning. */
	readonly atMs: number;
	/** In the words of the file. */
	readonly fault?: {readonly words: string; readonly order: FaultOrder};
	readonly expect: readonly ScenarioExpectation[];
};

export type ScenarioExpectation = {
	readonly subject: ExpectedSubject;
	readonly withinMs: number;
	/** 0: once is enough. */
	readonly forMs: number;
};

export type ExpectedSubject =
	/** No flow: all. */
	| {readonly kind: 'flow'; readonly flow?: string; readonly is: 'whole' | 'lossy' | 'broken'}
	| {readonly kind: 'node'; readonly name: string; readonly is: 'Ready' | 'NotReady'}
	| {readonly kind: 'pod'; readonly name: string; readonly is: 'Ready' | 'NotReady'}
	| {readonly kind: 'check'; readonly check: Check};

/** What a flow has lost in all its pairs together, or the longest outage of one. Milliseconds, or datagrams. */
export type ScenarioTotal = {
	readonly flow: string;
	readonly what: 'lost' | 'outage';
	readonly atLeast?: number;
	readonly atMost?: number;
};

/** What an expectation says: `web is broken`, `node-2 is NotReady`. */
export function subjectWords(subject: ExpectedSubject): string {
	switch (subject.kind) {
		case 'flow':
			return `${subject.flow ?? 'every flow'} is ${subject.is}`;
		case 'node':
		case 'pod':
			return `${subject.kind} ${subject.name} is ${subject.is}`;
		case 'check':
			return checkWords(subject.check);
	}
}

/** `on TCP 80`, `by ping` */
export function probedBy({port, protocol = 'TCP'}: Pick<ProbeCheck, 'port' | 'protocol'>): string {
	return protocol === 'ICMP' ? 'by ping' : `on ${protocol} ${port}`;
}

function checkWords(check: Check): string {
	if ('probe' in check) {
		const {from, to, allowed = true} = check.probe;
		return `${from} ${allowed ? 'reaches' : 'does not reach'} ${to} ${probedBy(check.probe)}`;
	}
	if ('route' in check) return `${check.route.node} has a route to ${check.route.to}`;
	return `${check.exec.in}: ${check.exec.run.join(' ')}`;
}
