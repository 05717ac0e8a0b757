/** The Kubernetes network model, tried with packets: each end reaches each other one, without NAT. */
import {type Family, families, type PerFamily} from '../../topology/model.js';
import {choosePairs, type PairEnd} from './choose-pairs.js';
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
	/** Why it must be so, told in findings. */
	readonly why: string;
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
	const {requests, of} = planMesh(mesh);
	const results = await probe(requests, mesh.netnsOf);
	const findings = results.flatMap(result => findingOf(result, mesh.why) ?? []);
	return {tally: {tried: results.length, right: results.length - findings.length, of}, findings, results};
}

function planMesh({from, to, responders, limit = 10_000, timeoutMs = 2000}: Mesh): {
	requests: ProbeRequest[];
	of: number;
} {
	const having = (ends: readonly MeshEnd[], family: Family) => ends.filter(end => end.addresses[family]);
	const requests: ProbeRequest[] = [];
	let of = 0;
	for (const family of families) {
		const chosen = choosePairs(having(from, family), having(to, family), limit);
		of += chosen.of;
		for (const [a, b] of chosen.pairs) {
			const address = b.addresses[family] ?? '';
			const port = responders.portOf(b.place);
			requests.push({from: a.place, to: b.place, address, port, protocol: 'TCP', timeoutMs});
		}
	}
	return {requests, of};
}

function findingOf(result: ProbeResult, why: string): Finding | undefined {
	const {allowed, seen, local, error, code} = result;
	// No NAT: the server saw the client's own socket, address and port.
	const right = allowed && seen && local && seen.address === local.address && seen.port === local.port;
	if (right) return undefined;
	const found = !allowed
		? `no connection: ${error}${code ? ` (${code})` : ''}`
		: seen
			? `connected, but the other end saw ${seen.address} port ${seen.port} (NAT)`
			: 'connected, but no answer came back';
	return {
		area: 'reach',
		place: `${result.from} → ${result.to}`,
		what: `TCP to ${result.address}`,
		expected: local
			? `the other end sees the client's own address, ${local.address} port ${local.port}`
			: "a connection, and the other end sees the client's own address",
		found,
		why,
	};
}
