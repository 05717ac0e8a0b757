/**
 * A path to a prefix, and which of two BIRD prefers. Facts: CZ-NIC bird v2.0.12, bgp_rte_better and bgp_rte_mergable
 * (proto/bgp/attrs.c); local preference, origin and MED are the same for all paths here. Pure.
 */
import {parseAddress} from '../../../topology/addresses.js';
import type {Link} from './links.js';
import type {Way} from './ways.js';

export type Path = {
	/** BIRD's preference of what the path comes from: direct 240, static 200, BGP 100, the kernel 10. */
	readonly preference: 240 | 200 | 100 | 10;
	/** The machine that says first that it has the prefix. */
	readonly origin: string;
	/** Over which session it came; not set: the machine's own. */
	readonly from?: Link;
	readonly asPath: readonly number[];
	readonly nextHop?: string;
	/** Not set: the next hop can't be reached, or the path is the machine's own. */
	readonly way?: Way;
	/** RFC 4456: who put it into the AS, and which reflectors it passed. */
	readonly originator?: string;
	readonly clusters: readonly string[];
};

/** Best first. */
export function inOrder(paths: readonly Path[]): readonly Path[] {
	return [...paths].sort(compare);
}

/** Whether a path is worth as much as the best one, so that packets are spread over both. */
export function isAsGood(best: Path, other: Path): boolean {
	if (!best.from || !other.from || !best.way || !other.way) return false;
	return byWorth(best, other) === 0;
}

/** What tells one path of a session from another one: nothing else is sent. */
export function keyOf({nextHop, asPath, originator, clusters, from}: Path): string {
	return `${from?.session.name} ${nextHop} ${asPath} ${originator} ${clusters}`;
}

function compare(a: Path, b: Path): number {
	return b.preference - a.preference || byWorth(a, b) || byName(a, b);
}

function byWorth(a: Path, b: Path): number {
	return (
		(a.way ? 0 : 1) - (b.way ? 0 : 1) ||
		a.asPath.length - b.asPath.length ||
		Number(a.from?.isInternal ?? false) - Number(b.from?.isInternal ?? false) ||
		(a.way?.igp ?? 0) - (b.way?.igp ?? 0)
	);
}

/** By the router ID of who put it into the AS, by the number of reflectors, by the peer's address. */
function byName(a: Path, b: Path): number {
	return (
		compareNumbers(idOf(a), idOf(b)) ||
		a.clusters.length - b.clusters.length ||
		compareNumbers(a.from?.session.remote ?? '', b.from?.session.remote ?? '')
	);
}

function idOf({originator, from}: Path): string {
	return originator ?? from?.peer.routerId ?? '';
}

function compareNumbers(a: string, b: string): number {
	const [left = 0n, right = 0n] = [parseAddress(a)?.value, parseAddress(b)?.value];
	return left < right ? -1 : left > right ? 1 : 0;
}
