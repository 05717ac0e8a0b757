/** The Kubernetes network model, tried with packets: each end reaches each other one, without NAT. */
import {type Family, families, type PerFamily} from '../../topology/model.js';
import {choosePairs, countPairs, type PairEnd} from './choose-pairs.js';
import {type NetnsOf, type ProbeRequest, type ProbeResult, probe} from './probe.js';
import type {Finding, Tally} from './report.js';
import type {Responders} from './responders.js';

/** A pod or a node. Addresses without a prefix length. */
export type MeshEnd = PairEnd & {readonly addresses: PerFamily<string>};

export type Mesh = {
	readonly from: readonly MeshEnd[];
	readonly to: readonly MeshEnd[];
	/** Open in every place of `to`. */
	readonly responders: Responders;
	readonly netnsOf: NetnsOf;
	/** Where a mode's masquerade shows another address than the client's own: which one. */
	readonly seenAs?: (from: MeshEnd, to: MeshEnd, family: Family) => string | undefined;
	/** Why it must be so, told in findings. */
	readonly why: string;
	/** The places that are tried; not set: all. The tally counts all. */
	readonly among?: ReadonlySet<string>;
	/** Ordered pairs per family above which a sample is tried. */
	readonly limit?: number;
	readonly timeoutMs?: number;
};

export type MeshResult = {
	readonly tally: Tally;
	readonly findings: readonly Finding[];
	readonly results: readonly ProbeResult[];
};

/** Connects all ordered pairs from one side to the other in each family that both have (or a sample, as the tally says). */
export async function meshProbe(mesh: Mesh): Promise<MeshResult> {
	const {trials, of} = planMesh(mesh);
	const results = await probe(
		trials.map(({request}) => request),
		mesh.netnsOf,
	);
	const findings = results.flatMap(
		(result, index) => findingOf(result, mesh.why, trials[index]?.seenAs) ?? [],
	);
	return {tally: {tried: results.length, right: results.length - findings.length, of}, findings, results};
}

type Trial = {readonly request: ProbeRequest; readonly seenAs: string | undefined};

function planMesh(mesh: Mesh): {trials: Trial[]; of: number} {
	const {from, to, responders, among, limit = 10_000, timeoutMs = 2000} = mesh;
	const having = (ends: readonly MeshEnd[], family: Family) => ends.filter(end => end.addresses[family]);
	const tried = (ends: readonly MeshEnd[]) => ends.filter(({place}) => among?.has(place) ?? true);
	const trials: Trial[] = [];
	let of = 0;
	for (const family of families) {
		const [sources, targets] = [having(from, family), having(to, family)];
		of += countPairs(sources, targets);
		for (const [a, b] of choosePairs(tried(sources), tried(targets), limit).pairs) {
			const address = b.addresses[family] ?? '';
			const port = responders.portOf(b.place);
			const request: ProbeRequest = {from: a.place, to: b.place, address, port, protocol: 'TCP', timeoutMs};
			trials.push({request, seenAs: mesh.seenAs?.(a, b, family)});
		}
	}
	return {trials, of};
}

function findingOf(result: ProbeResult, why: string, seenAs: string | undefined): Finding | undefined {
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
