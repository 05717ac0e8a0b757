/** One run of a container: from its start to its end. */
import {Console} from '../../run/console.js';
import {type Contained, launchContainer} from '../../run/container.js';
import type {Apart, Way} from '../../run/runtime.js';
import type {Freezer} from '../freezer.js';
import {type Refused, serveListeners} from '../workloads/listeners.js';
import type {Program, ProgramConsole} from '../workloads/plan.js';
import type {LogBuffer} from './log-buffer.js';
import type {RunPlan} from './stand-ins.js';

export type RunEnd = {
	/** As a container runtime tells it. */
	readonly code: number;
	/** What the user should know. */
	readonly notice?: string;
};

/** Live handle. */
export type Run = {
	readonly ended: Promise<RunEnd>;
	/** Asks it to end, and makes it when the time is over. Again with less time: hurries. */
	stop(graceMs: number): void;
	/** The way for a further command in its file system. Only a program has one. Rejects when it has ended. */
	enter?(): Promise<Way>;
	readonly console?: Console | undefined;
};

export type RunPlace = {
	/** An open descriptor of the network namespace that it runs in. */
	netns(): number;
	/** The way for a program that shall run there. */
	enter(): Apart;
	now(): number;
	/** Of its pod. */
	readonly freezer: Freezer;
};

/** Where a program's volumes would be. */
type Folders = {readonly folders: readonly string[]};

export function startRun(plan: RunPlan, log: LogBuffer, place: RunPlace & Folders): Run {
	const {program, sleepSeconds, says} = plan;
	for (const line of says?.(new Date(place.now())) ?? []) log.say(line, place.now());
	if (program) return runProgram(program, log, place);
	return sleepSeconds === undefined ? runServers(plan, log, place) : sleep(sleepSeconds, place);
}

function runServers({listeners, standIn}: RunPlan, log: LogBuffer, place: RunPlace): Run {
	const say = (line: string) => log.say(line, place.now());
	// A pod whose containers have no ports needs no descriptor either.
	const served = listeners.length === 0 ? undefined : serveListeners(place.netns(), listeners, say);
	const leave = served && place.freezer.add(served);
	const [refused] = served?.refused ?? [];
	const ending = new Ending();
	let isClosing = false;
	const close = async (end: RunEnd) => {
		if (isClosing) return;
		isClosing = true;
		leave?.();
		await served?.close();
		ending.resolve(end);
	};
	if (refused) {
		const notice = whyRefused(refused);
		say(notice);
		// A server that can't have its port gives up; a stand-in goes on with the others.
		if (!standIn) void close({code: 1, notice});
	}
	return {ended: ending.promise, stop: () => void close({code: 0})};
}

function whyRefused({listener: {port, protocol}, error}: Refused): string {
	const why = error.code === 'EADDRINUSE' ? 'Address already in use' : error.message;
	return `port ${port}/${protocol} is not served: ${why}`;
}

/** setTimeout takes no more than this; longer sleeps are as good as endless here. */
const longestTimerMs = 2 ** 31 - 1;

function sleep(seconds: number, {freezer}: RunPlace): Run {
	const ending = new Ending();
	const ms = seconds * 1000;
	const cancel = ms <= longestTimerMs ? freezer.after(ms, () => ending.resolve({code: 0})) : undefined;
	const stop = () => {
		cancel?.();
		ending.resolve({code: 143});
	};
	return {ended: ending.promise, stop};
}

/** Characters of the last output that a notice quotes. */
const quoted = 300;

function runProgram(
	{argv, env, container, console: wanted}: Program,
	log: LogBuffer,
	place: RunPlace & Folders,
): Run {
	let said = '';
	const why = `the command of container ${container}`;
	const {folders} = place;
	const command = {enter: place.enter(), argv, env, why, folders, input: inputOf(wanted)};
	const launched = launchContainer(command, (chunk, from) => {
		log.write(chunk, place.now());
		console?.show(chunk, from);
		said = (said + chunk.toString()).slice(-quoted);
	});
	const console = wanted && consoleOf(wanted, launched);
	const leave = place.freezer.add(launched);
	let calledOff = () => {};
	let asked = false;
	const ended = launched.ended.then(({code, words}): RunEnd => {
		leave();
		calledOff();
		const last = said.trim() === '' ? words : `${words}; it said: ${said.trim()}`;
		return {code, notice: `command '${argv.join(' ')}' has ended: ${last}`};
	});
	const stop = (graceMs: number) => {
		if (!asked && graceMs > 0) launched.kill('SIGTERM');
		asked = true;
		calledOff();
		if (graceMs <= 0) launched.kill('SIGKILL');
		else calledOff = place.freezer.after(graceMs, () => launched.kill('SIGKILL'));
	};
	return {ended, stop, enter: launched.enter, console};
}

function inputOf(wanted: ProgramConsole | undefined): 'terminal' | 'pipe' | undefined {
	if (wanted?.tty) return 'terminal';
	return wanted?.stdin ? 'pipe' : undefined;
}

function consoleOf({stdin, once}: ProgramConsole, launched: Contained): Console {
	const console = new Console({stdin: stdin ? launched.stdin : null, resize: launched.resize, once});
	void launched.ended.then(() => console.end());
	return console;
}

class Ending {
	readonly promise: Promise<RunEnd>;
	resolve: (end: RunEnd) => void = () => {};

	constructor() {
		this.promise = new Promise(resolve => {
			this.resolve = resolve;
		});
	}
}
