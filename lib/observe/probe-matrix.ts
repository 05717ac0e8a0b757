/** `probe --matrix`: who reaches whom, pods × pods, for each port and protocol; all at once. */
import {addressOf} from '../../topology/addresses.js';
import {type Cluster, type Family, families, type Pod} from '../../topology/model.js';
import {nameOfPod, placeOfPod} from '../plan/places.js';
import {offMessage} from '../run/machine-files.js';
import type {Runtime} from '../run/runtime.js';
import {ownPoliced} from './policy/enforced.js';
import type {DeniedBy} from './policy/expected.js';
import {askPackets, type PacketAnswer, type Trial} from './policy/packets.js';
import type {ProbeProtocol} from './probe.js';
import {choose, offNodes, type ProbeQuery, portsOf, sctpListeners} from './probe-pods.js';

/** `untold`: nobody listens there, or an end is not alive; nothing can be said of the way. */
export type CellState = 'reached' | 'denied' | 'untold';

export type Cell = {
	readonly from: string;
	readonly to: string;
	readonly is: CellState;
	readonly why?: string;
};

export type Grid = {
	readonly protocol: ProbeProtocol;
	/** 0 for ICMP. */
	readonly port: number;
	readonly family: Family;
	/** Not there: a pod itself, one that has not the port or not the family. */
	readonly cells: readonly Cell[];
};

/** `ms`: how long the probes took, without asking for it. */
export type Matrix = {
	readonly from: readonly string[];
	readonly to: readonly string[];
	readonly grids: readonly Grid[];
	readonly ms: number;
};

type Lab = {readonly cluster: Cluster; readonly runtime: Runtime};

/** `denied`: what the model expects; where packets say otherwise they are asked again, with more patience. */
export async function probeMatrix(
	{cluster, runtime}: Lab,
	query: ProbeQuery,
	denied: DeniedBy,
): Promise<Matrix> {
	const start = performance.now();
	const [sources, targets] = [choose(cluster, query.from), choose(cluster, query.to)];
	const asking = {query, denied, off: offNodes(cluster, runtime)};
	const probes = sources.flatMap(from =>
		targets.filter(to => to !== from).flatMap(to => probesBetween(from, to, asking)),
	);
	const trials = probes.flatMap(({off, trial}) => (off === undefined ? [trial] : []));
	const answers = await askPackets(trials, place => runtime.netns(place), {
		listens: sctpListeners(cluster),
		isOwnPoliced: ownPoliced(cluster),
	});
	return {
		from: sources.map(nameOfPod),
		to: targets.map(nameOfPod),
		grids: gridsOf(probes, new Map(trials.map((trial, index) => [trial, answers[index]]))),
		ms: Math.round(performance.now() - start),
	};
}

function gridsOf(probes: readonly Probed[], answers: ReadonlyMap<Trial, PacketAnswer | undefined>): Grid[] {
	const grids = new Map<string, Grid & {cells: Cell[]}>();
	for (const {from, to, family, off, trial} of probes) {
		const {protocol, port} = trial;
		const key = `${protocol} ${String(port).padStart(5, '0')} ${family}`;
		const grid = grids.get(key) ?? {protocol, port, family, cells: []};
		grids.set(key, grid);
		const answer = answers.get(trial) ?? {
			is: 'untold',
			why: off === undefined ? 'it was not tried' : offMessage(off),
		};
		const is = answer.is === 'allowed' ? 'reached' : answer.is;
		const why = answer.is === 'denied' ? answer.error : answer.is === 'untold' ? answer.why : undefined;
		grid.cells.push({from, to, is, ...(why !== undefined && {why})});
	}
	return [...grids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grid]) => grid);
}

/** `off`: a node of theirs that is. */
type Probed = {
	readonly from: string;
	readonly to: string;
	readonly off: string | undefined;
	readonly family: Family;
	readonly trial: Trial;
};

type Asked = {readonly query: ProbeQuery; readonly denied: DeniedBy; readonly off: ReadonlySet<string>};

function probesBetween(from: Pod, to: Pod, {query, denied, ...asking}: Asked): Probed[] {
	const off = [from.node, to.node].find(node => asking.off.has(node));
	return families.flatMap(family => {
		const [own, target] = [from.addresses[family], to.addresses[family]];
		if (own === undefined || target === undefined) return [];
		const [fromAddress, toAddress] = [addressOf(own), addressOf(target)];
		const places = {from: placeOfPod(from), to: placeOfPod(to)};
		return portsOf(to, query).map(({port, protocol}): Probed => {
			const asked = {...places, family, protocol, address: toAddress, port};
			// The plan has nothing of a node that is off.
			const expected = off === undefined && denied(asked) === undefined;
			const trial = {...places, fromAddress, toAddress, port, protocol, expected};
			return {from: nameOfPod(from), to: nameOfPod(to), off, family, trial};
		});
	});
}
