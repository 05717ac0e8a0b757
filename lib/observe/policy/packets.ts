/**
 * The packets' answer: each flow is tried, all at once. Silence is a denial only beside controls that show both ends alive: the
 * server reached from its own place on that port, the client on its own.
 */
import {
	type NetnsOf,
	type ProbeProtocol,
	type ProbeRequest,
	type ProbeResult,
	type Probing,
	probe,
} from '../probe.js';
import {isThere} from './standing.js';

export type Trial = {
	readonly from: string;
	readonly to: string;
	readonly fromAddress: string;
	readonly toAddress: string;
	readonly port: number;
	readonly protocol: ProbeProtocol;
	/** What others say that it must be: only who contradicts is tried again, with more patience. */
	readonly expected: boolean;
};

export type PacketAnswer =
	/** `seen`: the client's address at the server, where it tells. */
	| {readonly is: 'allowed'; readonly seen?: string}
	/** How it looked to the client. */
	| {readonly is: 'denied'; readonly error: string}
	/** A control failed: nothing can be said. */
	| {readonly is: 'untold'; readonly why: string};

/** Enough where everything is one machine and nobody is late; what seems wrong is tried with more. */
const quickMs = 150;
const patientMs = 1500;

const window = 1500;

export type Asking = {
	/** Whether somebody is to listen for SCTP; not set: everybody. */
	readonly listens?: NonNullable<Probing['listens']>;
	/** Places whose packets to themselves are policed too: their controls are what the kernel says of their sockets. */
	readonly isOwnPoliced?: (place: string) => boolean;
};

/** In the order of the trials. Never rejects for what the network does. */
export async function askPackets(
	trials: readonly Trial[],
	netnsOf: NetnsOf,
	{listens = () => true, isOwnPoliced = () => false}: Asking = {},
): Promise<PacketAnswer[]> {
	const tries = (requests: readonly ProbeRequest[]) => probe(requests, netnsOf, {window, listens});
	const results = await tries(trials.map(trial => requestOf(trial, quickMs)));
	const enough = enoughSilence(results);
	const more = trials.flatMap((trial, index) => {
		const {allowed, error} = results[index] as ProbeResult;
		// A refusal is an answer: to wait longer for another one is no use.
		if (error === 'refused' || (allowed && trial.expected)) return [];
		const patience = allowed === trial.expected ? enough : patientMs;
		return patience > quickMs ? [{index, request: requestOf(trial, patience)}] : [];
	});
	const again = await tries(more.map(({request}) => request));
	for (const [nth, {index}] of more.entries()) results[index] = again[nth] as ProbeResult;
	const controls = [...controlsOf(trials.filter((_, index) => !results[index]?.allowed))];
	const isSelf = ([, {to}]: (typeof controls)[number]) => !isOwnPoliced(to);
	const failed = new Map([
		...(await failedControls(controls.filter(isSelf), tries)),
		...absentControls(
			controls.filter(control => !isSelf(control)),
			netnsOf,
		),
	]);
	return trials.map((trial, index) => answerOf(trial, results[index] as ProbeResult, failed));
}

/**
 * Milliseconds: silence says something only if it lasts longer than the slowest answer took; where one was as late as that, twice as
 * long. Where nobody answers, who knows.
 */
function enoughSilence(results: readonly ProbeResult[]): number {
	const answered = results.filter(({allowed}) => allowed).map(({ms}) => ms);
	if (answered.length === 0) return patientMs;
	const slowest = Math.max(...answered);
	return slowest <= quickMs ? quickMs : Math.min(patientMs, 2 * slowest);
}

function requestOf({from, to, toAddress: address, port, protocol}: Trial, timeoutMs: number): ProbeRequest {
	return {from, to, address, port, protocol, timeoutMs};
}

type Control = Pick<Trial, 'to' | 'toAddress' | 'port' | 'protocol'>;

/** Both ends of each denied trial, each once. */
function controlsOf(denied: readonly Trial[]): Map<string, Control> {
	const controls = denied.flatMap(trial => [serverControl(trial), clientControl(trial)]);
	return new Map(controls.map(control => [keyOf(control), control]));
}

function serverControl({to, toAddress, port, protocol}: Trial): Control {
	return {to, toAddress, port, protocol};
}

/** An echo to itself: it has a network, and its own stack answers. */
function clientControl({from, fromAddress}: Trial): Control {
	return {to: from, toAddress: fromAddress, port: 0, protocol: 'ICMP'};
}

function keyOf({to, toAddress, port, protocol}: Control): string {
	return `${to} ${toAddress} ${port} ${protocol}`;
}

/** By the control's key: why it failed. */
async function failedControls(
	controls: readonly (readonly [string, Control])[],
	tries: (requests: readonly ProbeRequest[]) => Promise<ProbeResult[]>,
): Promise<ReadonlyMap<string, string>> {
	const results = await tries(
		controls.map(([, {to, toAddress, port, protocol}]) => ({
			from: to,
			to,
			address: toAddress,
			port,
			protocol,
			timeoutMs: patientMs,
		})),
	);
	const failures = controls.flatMap(([key, {to, port, protocol}], index) => {
		const {allowed, error} = results[index] ?? {};
		const what = protocol === 'ICMP' ? 'an echo' : `${protocol} ${port}`;
		return allowed ? [] : [[key, `${to} does not reach itself by ${what}: ${error}`] as const];
	});
	return new Map(failures);
}

function absentControls(
	controls: readonly (readonly [string, Control])[],
	netnsOf: NetnsOf,
): ReadonlyMap<string, string> {
	const absent = controls.filter(([, {to, toAddress: address, port, protocol}]) => {
		return !isThere(netnsOf(to), {address, port, protocol});
	});
	return new Map(
		absent.map(([key, {to, port, protocol}]) => [
			key,
			`${to} has ${protocol === 'ICMP' ? 'not the address' : `nobody on ${protocol} ${port}`}`,
		]),
	);
}

function answerOf(trial: Trial, result: ProbeResult, failed: ReadonlyMap<string, string>): PacketAnswer {
	if (result.allowed) return {is: 'allowed', ...(result.seen && {seen: result.seen.address})};
	const why = failed.get(keyOf(serverControl(trial))) ?? failed.get(keyOf(clientControl(trial)));
	if (why !== undefined) return {is: 'untold', why};
	return {is: 'denied', error: result.code ?? result.error ?? 'other'};
}
