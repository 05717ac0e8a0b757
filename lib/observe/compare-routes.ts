/** Routes and routing rules. Pure. */

import {widthOf} from '../../topology/addresses.js';
import {type Family, families} from '../../topology/model.js';
import type {AddressOp, BlackholeOp, Op, RouteOp} from '../plan/ops.js';
import {isLearned, type LearnedOp} from '../plan/passive.js';
import {
	addressKey,
	type Check,
	daemonKey,
	factsOf,
	foreign,
	missing,
	netnsKey,
	onDevice,
	present,
	type Remedy,
	unplanned,
} from './check.js';
import type {Facts, PlaceFacts, RouteFact} from './facts.js';

/** Of a plan: where packets to a prefix go, or that they are dropped. */
type PrefixOp = RouteOp | BlackholeOp;

type Planned = {
	readonly ops: readonly PrefixOp[];
	readonly addresses: readonly AddressOp[];
	readonly places: readonly string[];
};

/**
 * A check for each planned route, but for those of which nobody knows, and one for each that neither the plan nor the kernel
 * made.
 */
export function compareRoutes({ops, addresses, places}: Planned, facts: Facts): Check[] {
	const used = new Set<RouteFact>();
	const planned = ops.flatMap(op => checkRoute(op, addresses, {used, facts: factsOf(facts, op.in)}));
	const extra = places.flatMap(place =>
		factsOf(facts, place)
			.routes.filter(route => !used.has(route) && route.protocol !== 'kernel')
			.map(route => extraRoute(place, route, facts)),
	);
	return [...planned, ...extra];
}

/** What a daemon that runs has added, it would add again: it is for its configuration to say. */
function extraRoute(place: string, route: RouteFact, {machines}: Facts): Check {
	const check = unplanned(place, `route ${route.to} ${describe(route)}`, foreignRoute(place, route));
	if (route.protocol !== 'bird' || !machines[place]?.bird?.running) return check;
	const {remedy: _, ...left} = check;
	return left;
}

/** A check for each of the kernel's own three rules (two for IPv6, net/ipv6/fib6_rules.c) per place, and one for each other rule. */
export function compareRules(places: readonly string[], facts: Facts): Check[] {
	return places.flatMap(place => {
		const {rules, ruleFamilies} = factsOf(facts, place);
		return families
			.filter(family => ruleFamilies.includes(family))
			.flatMap(family => {
				const found = rules.filter(rule => rule.family === family).map(({text}) => text);
				const own = kernelRules[family];
				const name = (text: string) => `${family === 'ipv6' ? 'ip -6' : 'ip'} rule ${text}`;
				return [
					...own.map(rule => checkRule(place, {...rule, family, what: name(rule.text)}, found)),
					...found
						.filter(text => !own.some(rule => rule.text === text))
						.map(text => unplanned(place, name(text), foreignRule(place, family, text))),
				];
			});
	});
}

type KernelRule = {readonly priority: number; readonly table: string; readonly text: string};

const [local, main, standard] = [
	{priority: 0, table: 'local', text: '0: from all lookup local'},
	{priority: 32_766, table: 'main', text: '32766: from all lookup main'},
	{priority: 32_767, table: 'default', text: '32767: from all lookup default'},
];

const kernelRules: Readonly<Record<Family, readonly KernelRule[]>> = {
	ipv4: [local, main, standard],
	ipv6: [local, main],
};

function checkRule(
	place: string,
	{what, text, ...rule}: KernelRule & {readonly family: Family; readonly what: string},
	found: readonly string[],
): Check {
	const why = 'the kernel’s own: without it no packet finds a route';
	const check = {place, why, needs: [netnsKey(place)], lost: false};
	if (found.includes(text)) return {...check, wrong: []};
	const op: Op = {kind: 'setting', in: place, set: {what: 'rule', ...rule}, why};
	return {...check, wrong: [{what, expected: present, found: missing}], remedy: {say: [{op}]}};
}

/** As much of it as `ip rule del` needs to find it. */
function foreignRule(place: string, family: Family, text: string): Op {
	const [, priority, from, to, table] =
		/^(\d+): from (\S+)(?: to (\S+))?.*?(?: lookup (\S+))?$/.exec(text) ?? [];
	const words = [
		`priority ${priority} from ${from}`,
		...(to === undefined ? [] : [`to ${to}`]),
		...(table === undefined ? [] : [`lookup ${table}`]),
	].join(' ');
	return foreign(place, {what: 'rule', family, words});
}

const types = new Set([
	'blackhole',
	'unreachable',
	'prohibit',
	'throw',
	'local',
	'broadcast',
	'multicast',
	'anycast',
]);

function foreignRoute(place: string, {family, to, table, via, dev, rest}: RouteFact): Op {
	const type = rest.find(word => types.has(word));
	const metric = rest.find(word => word.startsWith('metric '));
	const words = [
		...(via === undefined || via.includes(':') !== (family === 'ipv6') ? [] : [`via ${via}`]),
		// An IPv6 route of such a type has lo for its device, and is not found by it.
		...(dev === undefined || type !== undefined ? [] : [`dev ${dev}`]),
		...(metric === undefined ? [] : [metric]),
		...(table === 'main' ? [] : [`table ${table}`]),
	];
	const any = family === 'ipv6' ? '::/0' : '0.0.0.0/0';
	const prefix = to === 'default' ? any : to;
	return foreign(place, {what: 'route', family, to: prefix, words, ...(type !== undefined && {type})});
}

type Seen = {readonly used: Set<RouteFact>; readonly facts: PlaceFacts};

function checkRoute(op: PrefixOp, addresses: readonly AddressOp[], {used, facts}: Seen): Check[] {
	const to = prefixOf(op);
	const wanted = describe(wayOf(op));
	const candidates = facts.routes.filter(
		route =>
			route.to === to &&
			route.family === op.family &&
			route.table === 'main' &&
			!used.has(route) &&
			// Where another one is in its place, the daemon's own is missing.
			(!isLearned(op) || route.protocol === op.by),
	);
	const route = candidates.find(other => describe(other) === wanted) ?? candidates[0];
	if (route) used.add(route);
	if (op.unsure !== undefined) return [];
	const needs = op.kind === 'route' ? [...onDevice(op.in, op.dev), ...sources(op, addresses)] : [];
	const made = isLearned(op) ? {by: op.by, needs: [...needs, daemonKey(op.in, op.by)]} : {needs};
	const check = {place: op.in, why: op.why, ...made, lost: !route};
	if (!route) {
		const wrong = [{what: `route ${to} ${wanted}`, expected: present, found: missing}];
		return [{...check, wrong, ...remedyIf(op, {out: [op]})}];
	}
	const found = describe(route);
	if (found === wanted) return [{...check, wrong: []}];
	const wrong = [{what: `route ${to}`, expected: wanted, found}];
	return [{...check, wrong, ...remedyIf(op, remedyOf(op, route))}];
}

/** What a daemon adds it mends too: it looks at the kernel's routes every few seconds. */
function remedyIf(op: PrefixOp | LearnedOp, remedy: Remedy): {readonly remedy?: Remedy} {
	return isLearned(op) ? {} : {remedy};
}

/** Another next hop is written over; what the kernel keeps beside the planned one, as another metric, goes. */
function remedyOf(op: PrefixOp, route: RouteFact): Remedy {
	const {via, dev, onlink, rest} = route;
	if (op.kind === 'blackhole' || rest.length > 0 || dev === undefined)
		return {out: [op], extra: [foreignRoute(op.in, route)]};
	const {kind, in: place, to, family, why} = op;
	const way = {dev, ...(via !== undefined && {via}), ...(onlink && {onlink})};
	return {instead: [[op, {kind, in: place, to, family, why, ...way}]]};
}

function wayOf(op: PrefixOp): Way {
	const protocol = op.protocol ?? usual;
	if (op.kind === 'blackhole') return {onlink: false, protocol, rest: ['blackhole']};
	const {via, dev, onlink = false, src, also = []} = op;
	const rest = src === undefined ? [] : [`src ${src}`];
	if (also.length === 0) return {via, dev, onlink, protocol, rest};
	const hops = [{via, dev}, ...also].map(hop => `nexthop via ${hop.via} dev ${hop.dev} weight 1`);
	return {onlink, protocol, rest: [...rest, ...hops.sort()]};
}

/** With a device's last IPv4 address all routes through it go (fib_disable_ip, net/ipv4/fib_frontend.c). */
function sources({in: place, dev, family}: RouteOp, addresses: readonly AddressOp[]): string[] {
	return addresses
		.filter(op => op.in === place && op.dev === dev && op.address.includes(':') === (family === 'ipv6'))
		.map(({address}) => addressKey(place, dev, address));
}

function prefixOf({to, family}: PrefixOp): string {
	if (to === '0.0.0.0/0' || to === '::/0') return 'default';
	return to === 'default' || to.includes('/') ? to : `${to}/${widthOf(family)}`;
}

type Way = {
	readonly via?: string | undefined;
	readonly dev?: string | undefined;
	readonly onlink: boolean;
	readonly protocol: string;
	readonly rest: readonly string[];
	readonly table?: string;
};

/** Of what is added by hand, and by this program if the plan does not say otherwise. */
const usual = 'boot';

const dropping = new Set(['blackhole', 'unreachable', 'prohibit', 'throw']);

function describe({via, dev, onlink, protocol, rest, table = 'main'}: Way): string {
	// In IPv6 they are routes through lo, which nobody asks for.
	const isDropping = rest.some(word => dropping.has(word));
	return [
		...(via === undefined ? [] : [`via ${via}`]),
		...(dev === undefined || isDropping ? [] : [`dev ${dev}`]),
		...(onlink ? ['onlink'] : []),
		...(table === 'main' ? [] : [`table ${table}`]),
		...(protocol === usual ? [] : [`proto ${protocol}`]),
		...rest,
	].join(' ');
}
