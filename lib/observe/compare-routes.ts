/** Routes and routing rules. Pure. */

import {widthOf} from '../../topology/addresses.js';
import {type Family, families} from '../../topology/model.js';
import type {AddressOp, Op, RouteOp} from '../plan/ops.js';
import {
	addressKey,
	type Check,
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

type Planned = {
	readonly ops: readonly RouteOp[];
	readonly addresses: readonly AddressOp[];
	readonly places: readonly string[];
};

/** A check for each planned route, and one for each that neither the plan nor the kernel made. */
export function compareRoutes({ops, addresses, places}: Planned, facts: Facts): Check[] {
	const used = new Set<RouteFact>();
	const planned = ops.map(op => checkRoute(op, addresses, {used, facts: factsOf(facts, op.in)}));
	const extra = places.flatMap(place =>
		factsOf(facts, place)
			.routes.filter(route => !used.has(route) && route.protocol !== 'kernel')
			.map(route => unplanned(place, `route ${route.to} ${describe(route)}`, foreignRoute(place, route))),
	);
	return [...planned, ...extra];
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

function checkRoute(
	op: RouteOp,
	addresses: readonly AddressOp[],
	{used, facts}: {readonly used: Set<RouteFact>; readonly facts: PlaceFacts},
): Check {
	const {in: place, why, dev, via, onlink = false} = op;
	const to = prefixOf(op);
	const wanted = describe({via, dev, onlink, rest: []});
	const candidates = facts.routes.filter(
		route => route.to === to && route.family === op.family && route.table === 'main' && !used.has(route),
	);
	const route = candidates.find(other => describe(other) === wanted) ?? candidates[0];
	const needs = [...onDevice(place, dev), ...sources(op, addresses)];
	if (!route) {
		const what = `route ${to} ${wanted}`;
		const wrong = [{what, expected: present, found: missing}];
		return {place, why, needs, lost: true, wrong, remedy: {out: [op]}};
	}
	used.add(route);
	const found = describe(route);
	if (found === wanted) return {place, why, needs, lost: false, wrong: []};
	const wrong = [{what: `route ${to}`, expected: wanted, found}];
	return {place, why, needs, lost: false, wrong, remedy: remedyOf(op, route)};
}

/** Another next hop is written over; what the kernel keeps beside the planned one, as another metric, goes. */
function remedyOf(op: RouteOp, route: RouteFact): Remedy {
	const {via, dev, onlink, rest} = route;
	if (rest.length > 0 || dev === undefined) return {out: [op], extra: [foreignRoute(op.in, route)]};
	const {kind, in: place, to, family, why} = op;
	const way = {dev, ...(via !== undefined && {via}), ...(onlink && {onlink})};
	return {instead: [[op, {kind, in: place, to, family, why, ...way}]]};
}

/** With a device's last IPv4 address all routes through it go (fib_disable_ip, net/ipv4/fib_frontend.c). */
function sources({in: place, dev, family}: RouteOp, addresses: readonly AddressOp[]): string[] {
	return addresses
		.filter(op => op.in === place && op.dev === dev && op.address.includes(':') === (family === 'ipv6'))
		.map(({address}) => addressKey(place, dev, address));
}

function prefixOf({to, family}: RouteOp): string {
	if (to === '0.0.0.0/0' || to === '::/0') return 'default';
	return to === 'default' || to.includes('/') ? to : `${to}/${widthOf(family)}`;
}

type Way = {
	readonly via?: string | undefined;
	readonly dev?: string | undefined;
	readonly onlink: boolean;
	readonly rest: readonly string[];
	readonly table?: string;
};

function describe({via, dev, onlink, rest, table = 'main'}: Way): string {
	const words = [...(via === undefined ? [] : [`via ${via}`]), ...(dev === undefined ? [] : [`dev ${dev}`])];
	if (onlink) words.push('onlink');
	if (table !== 'main') words.push(`table ${table}`);
	return [...words, ...rest].join(' ');
}
