/** A check that somebody is reached, or is not. Who is not counts only beside controls that show both ends alive. */
import {families} from '../../topology/model.js';
import type {Expectation, ProbeEnd, ProbeExpectation} from '../plan/expectation.js';
import {machineOf} from '../plan/ops.js';
import type {Runtime} from '../run/runtime.js';
import {askPackets, type PacketAnswer, type Trial} from './policy/packets.js';
import {type Listening, openServers} from './policy/servers.js';
import {type NetnsOf, probe} from './probe.js';
import type {Finding} from './report.js';

/**
 * A pod of a node that is off reaches nobody: that need not be tried, and can't. Nor does anybody reach it; that is tried where somebody
 * is to, and its place need not be entered for it.
 */
export async function runProbe(
	check: ProbeExpectation,
	runtime: Runtime,
	absent: ReadonlySet<string>,
): Promise<Finding[]> {
	const isGone = ({place}: ProbeEnd) => absent.has(machineOf(place));
	const isEntered = ({isMachine}: ProbeEnd) => isMachine || check.protocol === 'SCTP';
	const targets = check.to.filter(to => !isGone(to) || (check.allowed && !isEntered(to)));
	const trials = check.from
		.filter(from => !isGone(from))
		.flatMap(from => targets.flatMap(to => trialsBetween(check, from, to)));
	const off = check.allowed
		? [...check.from.filter(isGone), ...check.to.filter(to => !targets.includes(to))]
		: [];
	return [
		...off.map(({place}) => onNodeOff(check, machineOf(place))),
		...(trials.length > 0 ? await tryAll(check, trials, runtime) : []),
	];
}

export function onNodeOff({title}: Pick<Expectation, 'title'>, node: string): Finding {
	return {area: 'check', place: node, what: title, expected: 'it is so', found: `${node} is off`};
}

/** In each family that the target has. */
function trialsBetween(
	{port, protocol, allowed: expected}: ProbeExpectation,
	from: ProbeEnd,
	to: ProbeEnd,
): Trial[] {
	if (from.place === to.place) return [];
	return families.flatMap(family => {
		const [fromAddress = '', toAddress] = [from.addresses[family], to.addresses[family]];
		if (toAddress === undefined) return [];
		return [{from: from.place, to: to.place, fromAddress, toAddress, port, protocol, expected}];
	});
}

async function tryAll(
	check: ProbeExpectation,
	trials: readonly Trial[],
	runtime: Runtime,
): Promise<Finding[]> {
	const netnsOf: NetnsOf = place => runtime.netns(place);
	const servers = openServers(listeningFor(check), netnsOf);
	try {
		const answers = await (check.allowed ? reach : askPackets)(trials, netnsOf);
		return trials.flatMap((trial, index) => {
			const found = describe(answers[index] as PacketAnswer);
			return found.is === check.allowed ? [] : [findingOf(check, trial, found.words)];
		});
	} finally {
		servers.close();
	}
}

/** A machine has no workload that would answer. */
function listeningFor({to, port, protocol}: ProbeExpectation): Listening[] {
	if (protocol !== 'TCP' && protocol !== 'UDP') return [];
	return to
		.filter(({isMachine}) => isMachine)
		.flatMap(({place, addresses}) =>
			Object.values(addresses).map(address => ({place, address, port, protocol})),
		);
}

const timeoutMs = 2000;

async function reach(trials: readonly Trial[], netnsOf: NetnsOf): Promise<PacketAnswer[]> {
	const requests = trials.map(({from, to, toAddress: address, port, protocol}) => ({
		...{from, to, address, port, protocol},
		timeoutMs,
	}));
	const results = await probe(requests, netnsOf, {listens: () => true});
	return results.map(({allowed, error, code}) =>
		allowed ? {is: 'allowed'} : {is: 'denied', error: `${error}${code ? ` (${code})` : ''}`},
	);
}

/** `is` of what is neither: it fits no expectation. */
function describe(answer: PacketAnswer): {readonly is?: boolean; readonly words: string} {
	switch (answer.is) {
		case 'allowed':
			return {is: true, words: 'reached'};
		case 'denied':
			return {is: false, words: `not reached: ${answer.error}`};
		case 'untold':
			return {words: `nothing can be said, because ${answer.why}`};
		default:
			return answer satisfies never;
	}
}

function findingOf({port, protocol, allowed, title}: ProbeExpectation, trial: Trial, found: string): Finding {
	return {
		area: 'check',
		place: `${trial.from} → ${trial.to}`,
		what: `${protocol === 'ICMP' ? 'a ping of' : `${protocol} ${port} at`} ${trial.toAddress}`,
		expected: allowed ? 'reached' : 'not reached',
		found,
		why: title,
	};
}
