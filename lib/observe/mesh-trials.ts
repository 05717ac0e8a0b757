/** Who is connected with whom in a mesh, and what must come of it. Pure. */
import {type Family, families, type PerFamily} from '../../topology/model.js';
import type {Way} from '../plan/fault-ways.js';
import {choosePairs, countPairs, type PairEnd} from './choose-pairs.js';
import type {NetnsOf, ProbeRequest} from './probe.js';
import type {Responders} from './responders.js';

/** A pod or a node. Addresses without a prefix length. */
export type MeshEnd = PairEnd & {readonly addresses: PerFamily<string>};

export type Mesh = {
	readonly from: readonly MeshEnd[];
	readonly to: readonly MeshEnd[];
	/** Open in every place that is tried. */
	readonly responders: Responders;
	readonly netnsOf: NetnsOf;
	/** Where a mode's masquerade shows another address than the client's own: which one. */
	readonly seenAs?: (from: MeshEnd, to: MeshEnd, family: Family) => string | undefined;
	/** Why it must be so, told in findings. */
	readonly why: string;
	/** The places that are tried; not set: all. The tally counts all. */
	readonly among?: ReadonlySet<string>;
	/** Ordered pairs per family of the sample that is tried where there are more than `most` of them. */
	readonly sample?: number;
	/** What faults leave of the way between two ends; not set: all of it. */
	readonly wayOf?: (from: MeshEnd, to: MeshEnd, family: Family) => Way;
	/** Nodes that are off: nobody is there who could try. */
	readonly absent?: ReadonlySet<string>;
	readonly timeoutMs?: number;
	/** Who denies a connection, in words; not set: nobody denies any. */
	readonly deniedBy?: (request: ProbeRequest) => string | undefined;
	/** Places that may not reach themselves: their controls are the sockets that they have. */
	readonly isOwnPoliced?: (place: string) => boolean;
};

/** One connection to be tried. */
export type Trial = {
	readonly request: ProbeRequest;
	readonly seenAs: string | undefined;
	/** A fault lets no packet pass. */
	readonly isBroken: boolean;
	/** The policy that lets it not pass. */
	readonly denied?: string;
	readonly ends: readonly [MeshEnd, MeshEnd];
};

/** Every ordered pair that can be tried; `leftOut` counts those that can't. */
export function planMesh(mesh: Mesh): {trials: Trial[]; of: number; leftOut: number} {
	const {from, to, among, absent, sample = most, wayOf = () => 'whole'} = mesh;
	const having = (ends: readonly MeshEnd[], family: Family) => ends.filter(end => end.addresses[family]);
	const tried = (ends: readonly MeshEnd[]) => ends.filter(({place}) => among?.has(place) ?? true);
	const trials: Trial[] = [];
	let [of, leftOut] = [0, 0];
	for (const family of families) {
		const [sources, targets] = [having(from, family), having(to, family)];
		const all = countPairs(sources, targets);
		of += all;
		// Of a lab that is too large for all of them, also where only some of its places are tried.
		const size = {most: all > most ? sample : most, sample};
		for (const [a, b] of choosePairs(tried(sources), tried(targets), size).pairs) {
			const way = wayOf(a, b, family);
			if (way === 'disturbed' || absent?.has(a.node)) leftOut++;
			else trials.push(trialOf([a, b], family, {mesh, isBroken: way === 'broken'}));
		}
	}
	return {trials, of, leftOut};
}

/** That many pairs are tried all. */
const most = 10_000;

/** How long nobody must answer; what passes answers within milliseconds. */
const silenceMs = 1000;

/** Of what a rule drops. Whatever passes all the same needs no more: it is answered within milliseconds. */
const deniedMs = 250;

/** Where nobody listens because the node is off: any answer at all is one too many. */
const discard = 9;

function trialOf(
	ends: readonly [MeshEnd, MeshEnd],
	family: Family,
	{mesh, isBroken}: {readonly mesh: Mesh; readonly isBroken: boolean},
): Trial {
	const [a, b] = ends;
	const {responders, absent, timeoutMs = 2000} = mesh;
	const request: ProbeRequest = {
		from: a.place,
		to: b.place,
		address: b.addresses[family] ?? '',
		port: absent?.has(b.node) ? discard : responders.portOf(b.place),
		protocol: 'TCP',
		timeoutMs: isBroken ? silenceMs : timeoutMs,
	};
	const denied = isBroken ? undefined : mesh.deniedBy?.(request);
	return {
		request: denied === undefined ? request : {...request, timeoutMs: deniedMs},
		seenAs: mesh.seenAs?.(a, b, family),
		isBroken,
		...(denied !== undefined && {denied}),
		ends,
	};
}

export type Control = Pick<Trial, 'request'>;

/** Each end of what must fail connects to itself, in each family that is tried. */
export function controlsOf(
	trials: readonly Trial[],
	{responders, absent, timeoutMs = 2000}: Mesh,
): Control[] {
	const controls = new Map<string, Control>();
	for (const {ends, isBroken, denied, request} of trials) {
		if (!isBroken && denied === undefined) continue;
		const family = request.address.includes(':') ? 'ipv6' : 'ipv4';
		for (const {place, node, addresses} of ends) {
			const address = addresses[family];
			if (address === undefined || absent?.has(node)) continue;
			const port = responders.portOf(place);
			const own = {from: place, to: place, address, port, protocol: 'TCP', timeoutMs} as const;
			controls.set(address, {request: own});
		}
	}
	return [...controls.values()];
}
