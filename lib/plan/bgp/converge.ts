/**
 * What BGP comes to when everybody has told everybody all there is to tell: for each speaker the paths to each prefix, best
 * first. Prefix by prefix, as none depends on another one: what a next hop is reached over is the underlay's. Pure.
 */
import {type Cidr, parseCidr} from '../../../topology/addresses.js';
import type {Bgp, Family} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import {isOrdinary, type Link, type Links, linksOf} from './links.js';
import {hear, tell} from './pass.js';
import {inOrder, keyOf, type Path} from './path.js';
import {type Said, saidBy} from './said.js';
import {type WayFinder, wayFinder} from './ways.js';

/** By machine, then by prefix. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, readonly Path[]>>;

export type Converged = {
	readonly tables: Tables;
	readonly saidBy: (machine: string) => Said | undefined;
};

export function converge(bgp: Bgp, cluster: Surroundings, family: Family): Converged {
	const said = new Map(bgp.speakers.map(each => [each.machine, saidBy(each, cluster, family)]));
	const world = {family, said, links: linksOf(bgp, family), find: wayFinder(cluster)};
	const tables = new Map<string, Map<string, readonly Path[]>>(
		bgp.speakers.map(({machine}) => [machine, new Map()]),
	);
	for (const prefix of new Set([...said.values()].flatMap(({own}) => [...own.keys()]))) {
		for (const [machine, paths] of flood(prefix, world)) tables.get(machine)?.set(prefix, paths);
	}
	return {tables, saidBy: machine => said.get(machine)};
}

type World = {
	readonly family: Family;
	readonly said: ReadonlyMap<string, Said>;
	readonly links: Links;
	readonly find: WayFinder;
};

/** What a machine knows of one prefix: of its own, and what it hears over each session. */
type Known = {
	readonly own: readonly Path[];
	readonly heard: Map<Link, readonly Path[]>;
	/** Whether it has told something over ordinary links: then it may have to take it back. */
	hasToldAll: boolean;
};

/**
 * A speaker that hears something new tells its peers, until nobody has news. BGP need not come to an end (two reflectors
 * can take turns for ever): then what holds after a while is as good as anything.
 */
function flood(prefix: string, world: World): ReadonlyMap<string, readonly Path[]> {
	const cidr = parseCidr(prefix);
	const known = new Map<string, Known>();
	for (const [machine, {own}] of world.said) {
		const found = own.get(prefix);
		const path: Path[] = found ? [{...found, origin: machine, asPath: [], clusters: []}] : [];
		known.set(machine, {own: path, heard: new Map(), hasToldAll: false});
	}
	const news = new Set([...known].filter(([, {own}]) => own.length > 0).map(([machine]) => machine));
	const enough = 1000 + 50 * known.size;
	for (let turn = 0; turn < enough && cidr; turn++) {
		const [machine] = news;
		if (machine === undefined) break;
		news.delete(machine);
		for (const peer of tellAll(machine, cidr, {...world, known})) news.add(peer);
	}
	return new Map([...known].map(([machine, each]) => [machine, pathsOf(each)]));
}

/** Tells the machine's peers what it knows; returns those for whom it is new. */
function tellAll(
	machine: string,
	prefix: Cidr,
	world: World & {readonly known: ReadonlyMap<string, Known>},
): string[] {
	const mine = world.known.get(machine);
	if (!mine) return [];
	const paths = pathsOf(mine);
	return linksFor(machine, mine, {...world, paths}).flatMap(link => {
		const back = world.links.backOf(link);
		const heard = world.known.get(link.peer.machine)?.heard;
		const now = heardOver(link, prefix, {...world, paths, back});
		const before = heard?.get(back) ?? [];
		if (isSameNews(before, now)) return [];
		heard?.set(back, now);
		return [link.peer.machine];
	});
}

/** In a mesh of many, those over which nothing goes would be most of all. */
function linksFor(
	machine: string,
	mine: Known,
	{links, paths}: Pick<World, 'links'> & {readonly paths: readonly Path[]},
): readonly Link[] {
	if (!mine.hasToldAll && paths.every(({from}) => from && isOrdinary(from))) return links.beyond(machine);
	mine.hasToldAll = true;
	return links.of(machine);
}

function heardOver(
	link: Link,
	prefix: Cidr,
	{said, paths, back, family, find}: World & {readonly paths: readonly Path[]; readonly back: Link},
): Path[] {
	const {speaker, session} = link;
	const sent = link.hasAddPaths ? paths : paths.slice(0, 1);
	const isRack = session.kind === 'rack' && link.back.kind === 'rack';
	return sent.flatMap(path => {
		const told = tell(path, link);
		const may = told && said.get(speaker.machine)?.tells(prefix, {isRack});
		return (may && hear(told, back, {family, find})) || [];
	});
}

function pathsOf({own, heard}: Known): readonly Path[] {
	return inOrder([...own, ...[...heard.values()].flat()]);
}

function isSameNews(before: readonly Path[], now: readonly Path[]): boolean {
	return before.length === now.length && before.every((path, at) => keyOf(path) === keyOf(now[at] ?? path));
}
