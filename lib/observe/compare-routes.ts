/** Routes and routing rules. Pure. */

import {widthOf} from '../../topology/addresses.js';
import {type Family, families} from '../../topology/model.js';
import type {AddressOp, RouteOp} from '../plan/ops.js';
import {addressKey, type Check, factsOf, missing, netnsKey, onDevice, present, unplanned} from './check.js';
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
			.map(route => unplanned(place, `route ${route.to} ${describe(route)}`)),
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
					...own.map(text => checkRule(place, name(text), found.includes(text))),
					...found.filter(text => !own.includes(text)).map(text => unplanned(place, name(text))),
				];
			});
	});
}

const kernelRules: Readonly<Record<Family, readonly string[]>> = {
	ipv4: ['0: from all lookup local', '32766: from all lookup main', '32767: from all lookup default'],
	ipv6: ['0: from all lookup local', '32766: from all lookup main'],
};

function checkRule(place: string, what: string, there: boolean): Check {
	const why = 'the kernel’s own: without it no packet finds a route';
	const wrong = there ? [] : [{what, expected: present, found: missing}];
	return {place, why, needs: [netnsKey(place)], lost: false, wrong};
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
		return {place, why, needs, lost: true, wrong: [{what, expected: present, found: missing}]};
	}
	used.add(route);
	const found = describe(route);
	const wrong = found === wanted ? [] : [{what: `route ${to}`, expected: wanted, found}];
	return {place, why, needs, lost: false, wrong};
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
