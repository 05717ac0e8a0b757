/** The Kubernetes network model, tried with packets: each end reaches each other one, without NAT. */
import {controlsOf, type Mesh, planMesh, type Trial} from './mesh-trials.js';
import {isThere} from './policy/standing.js';
import {type ProbeRequest, type ProbeResult, probe} from './probe.js';
import type {Finding, Tally} from './report.js';

export type MeshResult = {
	readonly tally: Tally;
	readonly findings: readonly Finding[];
	readonly results: readonly ProbeResult[];
};

/**
 * Connects all ordered pairs from one side to the other in each family that both have (or a sample, as the tally says).
 * Where a fault lets no packet pass, it must fail, while both ends reach themselves: else it would prove nothing.
 */
export async function meshProbe(mesh: Mesh): Promise<MeshResult> {
	const {trials, of, leftOut} = planMesh(mesh);
	const {isOwnPoliced = () => false} = mesh;
	const wanted = controlsOf(trials, mesh);
	const controls = wanted.filter(({request}) => !isOwnPoliced(request.from));
	const looked = wanted.filter(({request}) => isOwnPoliced(request.from));
	const results = await probe(
		[...trials, ...controls].map(({request}) => request),
		mesh.netnsOf,
	);
	const found = trials.map((trial, index) => findingOf(results[index] as ProbeResult, mesh.why, trial));
	const findings = found.filter(finding => finding !== undefined);
	const unheard = [
		...results.slice(trials.length).flatMap(result => findingOfControl(result) ?? []),
		...looked.flatMap(({request}) => findingOfAbsent(request, mesh.netnsOf(request.from)) ?? []),
	];
	const unreachable = trials.filter(({isBroken}) => isBroken).length;
	const denied = trials.filter(trial => trial.denied !== undefined).length;
	const tally = {
		tried: trials.length,
		right: trials.length - findings.length,
		of,
		...(unreachable > 0 && {unreachable}),
		...(denied > 0 && {denied}),
		...(leftOut > 0 && {leftOut}),
	};
	return {tally, findings: [...findings, ...unheard], results: results.slice(0, trials.length)};
}

function findingOfControl({allowed, address, from, error}: ProbeResult): Finding | undefined {
	if (allowed) return undefined;
	return {
		area: 'reach',
		place: from,
		what: `TCP to itself, ${address}`,
		expected: 'a connection: only then it means something that others are not reached',
		found: `no connection: ${error}`,
	};
}

function findingOfAbsent({from, address, port}: ProbeRequest, netns: number): Finding | undefined {
	if (isThere(netns, {address, port, protocol: 'TCP'})) return undefined;
	return {
		area: 'reach',
		place: from,
		what: `who listens on TCP ${port}`,
		expected: 'somebody: only then it means something that others do not reach it',
		found: 'nobody',
	};
}

function findingOf(
	result: ProbeResult,
	why: string,
	{seenAs, isBroken, denied}: Pick<Trial, 'seenAs' | 'isBroken' | 'denied'>,
): Finding | undefined {
	if (isBroken) return findingOfBroken(result);
	if (denied !== undefined) return findingOfDenied(result, denied);
	const {allowed, seen, local} = result;
	// No NAT: the server saw the client's own socket, address and port. (A masquerade may choose another port.)
	const expected = seenAs === undefined ? local : {address: seenAs, port: seen?.port};
	const right = allowed && seen && seen.address === expected?.address && seen.port === expected.port;
	if (right) return undefined;
	return {
		area: 'reach',
		place: `${result.from} → ${result.to}`,
		what: `TCP to ${result.address}`,
		expected: inWords(seenAs, local),
		found: foundInWords(result, seenAs),
		why,
	};
}

/** A refusal is an answer. */
function findingOfBroken({allowed, error, from, to, address}: ProbeResult): Finding | undefined {
	if (!allowed && error !== 'refused') return undefined;
	return {
		area: 'reach',
		place: `${from} → ${to}`,
		what: `TCP to ${address}`,
		expected: 'no answer at all: a fault that stands lets no packet pass',
		found: allowed ? 'connected' : 'refused by the other end',
	};
}

function findingOfDenied(
	{allowed, from, to, address, port}: ProbeResult,
	denied: string,
): Finding | undefined {
	if (!allowed) return undefined;
	return {
		area: 'reach',
		place: `${from} → ${to}`,
		what: `TCP ${port} to ${address}`,
		expected: denied,
		found: 'connected',
	};
}

function inWords(seenAs: string | undefined, local: ProbeResult['local']): string {
	if (seenAs !== undefined) return `the other end sees ${seenAs}, as the mode masquerades it`;
	const own = local ? `, ${local.address} port ${local.port}` : '';
	return `a connection, and the other end sees the client's own address${own}`;
}

function foundInWords({allowed, error, code, seen}: ProbeResult, seenAs: string | undefined): string {
	if (!allowed) return `no connection: ${error}${code ? ` (${code})` : ''}`;
	if (!seen) return 'connected, but no answer came back';
	const nat = seenAs === undefined ? 'NAT' : 'not the masquerade that the mode has';
	return `connected, but the other end saw ${seen.address} port ${seen.port} (${nat})`;
}
