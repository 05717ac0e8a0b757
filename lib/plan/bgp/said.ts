/** What each speaker has of its own, what its filters let out, and what it keeps from the kernel. Pure. */
import {type Cidr, contains, formatCidr, parseCidr, widthOf} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {BgpSpeaker, Family, Ipam} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import type {Path} from './path.js';

/** Prefixes in their usual form. */
export type Own = ReadonlyMap<string, Pick<Path, 'preference'>>;

export type Said = {
	readonly own: Own;
	/** Whether a path to the prefix may be told to a peer. */
	readonly tells: (prefix: Cidr, to: {readonly isRack: boolean}) => boolean;
	/** Whether BIRD puts its best path to the prefix into the kernel. */
	readonly programs: (prefix: Cidr) => boolean;
	/** Packets are spread over all paths that are as good as the best one. */
	readonly hasMultipath: boolean;
};

export function saidBy(speaker: BgpSpeaker, cluster: Surroundings, family: Family): Said {
	const isNode = cluster.nodes.some(({name}) => name === speaker.machine);
	return isNode && cluster.ipam ? byNode(speaker, cluster.ipam, family) : byRouter(speaker, cluster, family);
}

/** Whether Felix, and not BIRD, programs the way to a pool's blocks. */
export function isTunnelled({ipipMode, vxlanMode}: IpPool): boolean {
	return ipipMode !== 'Never' || vxlanMode !== 'Never';
}

/** The blocks of a node that are aggregates; one of a single address is what its pod's own route is. */
export function blocksOf({blocks}: Ipam, node: string, family: Family): Cidr[] {
	return cidrsIn(
		blocks.filter(block => block.node === node).map(({cidr}) => cidr),
		family,
	);
}

/** The subnets of the family. */
export function cidrsIn(texts: readonly string[], family: Family): Cidr[] {
	return texts.flatMap(text => {
		const cidr = parseCidr(text);
		return cidr?.family === family ? [cidr] : [];
	});
}

function byNode(speaker: BgpSpeaker, ipam: Ipam, family: Family): Said {
	const blocks = blocksOf(ipam, speaker.machine, family);
	const announces = cidrsIn(speaker.announces, family);
	const reflects = cidrsIn(speaker.reflects ?? [], family);
	const silent = poolsWhere(ipam, family, pool => pool.disableBGPExport);
	const loud = poolsWhere(ipam, family, pool => !pool.disableBGPExport);
	const tunnelled = poolsWhere(ipam, family, isTunnelled);
	const within = (prefix: Cidr, cidrs: readonly Cidr[]) => cidrs.some(cidr => contains(cidr, prefix));
	return {
		own: new Map([...borrowedBy(speaker, ipam, family), ...blocks.map(ownBlock), ...announces.map(fixed)]),
		tells: prefix => {
			if (within(prefix, silent)) return false;
			const block = blocks.find(each => contains(each, prefix));
			if (block) return block.length === prefix.length;
			return within(prefix, [...announces, ...reflects, ...loud]);
		},
		programs: prefix => !within(prefix, [...announces, ...tunnelled]),
		hasMultipath: true,
	};
}

function byRouter(speaker: BgpSpeaker, {underlay}: Surroundings, family: Family): Said {
	const segments = cidrsIn(
		underlay.segments.flatMap(({cidrs}) => cidrs[family] ?? []),
		family,
	);
	const isUnderlay = (prefix: Cidr) => segments.some(segment => contains(segment, prefix));
	const own = cidrsIn(speaker.announces, family);
	return {
		own: new Map(own.map(cidr => [formatCidr(cidr), {preference: 240}])),
		tells: (prefix, {isRack}) => isRack || !isUnderlay(prefix),
		programs: prefix => !isUnderlay(prefix),
		hasMultipath: false,
	};
}

type Entry = readonly [string, Pick<Path, 'preference'>];

/** A pod's address from another node's block: Felix's route to it, which BIRD learns from the kernel. */
function borrowedBy({machine}: BgpSpeaker, {borrowed}: Ipam, family: Family): Entry[] {
	return borrowed
		.filter(each => each.node === machine && each.family === family)
		.map(({address}) => [`${address}/${widthOf(family)}`, {preference: 10}]);
}

function ownBlock(cidr: Cidr): Entry {
	return cidr.length === widthOf(cidr.family) ? [formatCidr(cidr), {preference: 10}] : fixed(cidr);
}

function fixed(cidr: Cidr): Entry {
	return [formatCidr(cidr), {preference: 200}];
}

function poolsWhere({pools}: Ipam, family: Family, holds: (pool: IpPool) => boolean): Cidr[] {
	return cidrsIn(
		pools.filter(holds).map(({cidr}) => cidr),
		family,
	);
}
