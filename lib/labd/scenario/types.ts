/** What a run of a scenario tells while it runs and at its end; and what it needs of a lab. */
import type {Fault, FaultOrder} from '../../../topology/faults.js';
import type {ExpectedSubject, ScenarioFlow} from '../../../topology/scenario.js';
import type {FlowReport} from '../../observe/flow/types.js';
import type {Finding} from '../../observe/report.js';

/** All times are milliseconds from the beginning, when all flows were whole. */
export type ScenarioNews =
	| {readonly kind: 'begin'; readonly flows: readonly {readonly name: string; readonly pairs: number}[]}
	| {readonly kind: 'step'; readonly ms: number; readonly fault?: string}
	/** It is true in the kernel, after `tookMs`; or why it could not be. */
	| {
			readonly kind: 'fault';
			readonly ms: number;
			readonly words: string;
			readonly tookMs: number;
			readonly error?: string;
	  }
	| ({readonly kind: 'expectation'} & ExpectationReport)
	| {readonly kind: 'healed'; readonly ms: number; readonly faults: readonly string[]}
	| {readonly kind: 'end'; readonly report: ScenarioReport};

export type ExpectationReport = {
	/** When it was met, or was not to be met any more. */
	readonly ms: number;
	readonly what: string;
	readonly met: boolean;
	/** From when the fault was true in the kernel. */
	readonly afterMs: number;
	readonly withinMs: number;
	readonly forMs: number;
	/** What was seen last. */
	readonly seen: string;
};

export type StepReport = {
	readonly atMs: number;
	readonly startedMs: number;
	readonly fault?: {readonly words: string; readonly tookMs: number; readonly error?: string};
	readonly expectations: readonly ExpectationReport[];
};

export type ScenarioReport = {
	readonly ok: boolean;
	/** Somebody ended it: what was not run is not in it. */
	readonly interrupted: boolean;
	readonly ms: number;
	readonly steps: readonly StepReport[];
	readonly flows: readonly {readonly name: string; readonly pairs: readonly FlowReport[]}[];
	readonly findings: readonly Finding[];
};

/** Whether something is so now, and what there is to see of it. */
export type Seen = {readonly met: boolean; readonly words: string};

/** By the flow's name, each of its pairs. */
export type FlowsSeen = ReadonlyMap<string, readonly FlowReport[]>;

export type ScenarioParts = {
	readonly faults: {readonly standing: readonly Fault[]; order(order: FaultOrder): Promise<unknown>};
	/** Starts them. Rejects if one of its places is not there. */
	readonly startFlows: (flows: readonly ScenarioFlow[]) => Promise<RunningFlows>;
	/** At what is no flow. */
	readonly look: (subject: Exclude<ExpectedSubject, {readonly kind: 'flow'}>) => Promise<Seen>;
	readonly clock: Clock;
	readonly tell: (news: ScenarioNews) => void;
	/** Ends the run: what it has made is healed. */
	readonly signal: AbortSignal;
};

export type RunningFlows = {
	read(): Promise<FlowsSeen>;
	stop(): Promise<FlowsSeen>;
};

/** Milliseconds. */
export type Clock = {
	now(): number;
	/** Resolves early when the signal fires. */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
};
