/** The kernel routes that BIRD makes of what it knows. Pure. */
import {parseCidr} from '../../../topology/addresses.js';
import type {Bgp, Family} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import type {BlackholeOp, NextHop, Op, RouteOp} from '../ops.js';
import {remembered} from '../remember.js';
import {type Converged, converge} from './converge.js';
import {isAsGood, type Path} from './path.js';
import type {Said} from './said.js';

const bird = {protocol: 'bird', by: 'bird'} as const;

/** The machine's own blocks as blackholes, and the routes to what others announce; nothing for a machine without BGP. */
export function* learnedRoutes(machine: string, cluster: Surroundings): Iterable<Op> {
	for (const family of cluster.families) {
		const {tables, saidBy} = convergedOf(cluster, family);
		const said = saidBy(machine);
		for (const [prefix, paths] of tables.get(machine) ?? []) {
			const op = said && kernelOp(prefix, paths, {machine, family, said});
			if (op) yield op;
		}
	}
}

type Where = {readonly machine: string; readonly family: Family; readonly said: Said};

function kernelOp(
	prefix: string,
	paths: readonly Path[],
	{machine, family, said}: Where,
): RouteOp | BlackholeOp | undefined {
	const [best] = paths;
	const cidr = parseCidr(prefix);
	if (!best || !cidr || !said.programs(cidr)) return undefined;
	const common = {...bird, in: machine, to: prefix, family};
	if (best.preference === 200) {
		const why = `${prefix} is a block of ${machine}'s own: what no pod of it has is dropped here, and does not go in circles`;
		return {...common, kind: 'blackhole', why};
	}
	const [first, ...also] = nextHops(best, said.hasMultipath ? paths : []);
	if (!first) return undefined;
	return {...common, kind: 'route', ...first, ...(also.length > 0 && {also}), why: whyOf(prefix, best)};
}

/** None for a path of the machine's own, or one whose next hop can't be reached. Sorted as the kernel shows them. */
function nextHops(best: Path, others: readonly Path[]): NextHop[] {
	const hops = [best, ...others.filter(other => isAsGood(best, other))].flatMap(({way, from}) =>
		way && from ? [[`${way.via} ${way.dev}`, {via: way.via, dev: way.dev}] as const] : [],
	);
	return [...new Map(hops).values()];
}

function whyOf(prefix: string, {origin, from, asPath}: Path): string {
	const over = from ? ` over ${from.session.name}` : '';
	const path = asPath.length > 0 ? `, AS path ${asPath.join(' ')}` : '';
	return `${prefix} is announced by ${origin}; learned by BGP${over}${path}`;
}

/** All machines of a cluster ask for the same. */
const convergedBy = remembered((cluster: Surroundings) => {
	const bgp: Bgp = cluster.bgp ?? {isMesh: false, speakers: []};
	return new Map<Family, Converged>(cluster.families.map(family => [family, converge(bgp, cluster, family)]));
});

function convergedOf(cluster: Surroundings, family: Family): Converged {
	return convergedBy(cluster).get(family) ?? {tables: new Map(), saidBy: () => undefined};
}
