/** Addresses, and the connected routes that come with them. Pure. */

import {addressOf, formatCidr, parseInterfaceAddress, widthOf} from '../../topology/addresses.js';
import type {AddressOp, Op} from '../plan/ops.js';
import {
	addressKey,
	type Check,
	factsOf,
	foreign,
	missing,
	onDevice,
	present,
	type Remedy,
	unplanned,
	type Wrong,
} from './check.js';
import type {Device} from './devices.js';
import type {AddressFact, Facts, PlaceFacts} from './facts.js';

type Planned = {
	readonly ops: readonly AddressOp[];
	readonly devices: readonly Device[];
	readonly places: readonly string[];
};

/** A check for each planned address, and one for each that nobody planned. The kernel's own fe80:: and loopback addresses may be there. */
export function compareAddresses({ops, devices, places}: Planned, facts: Facts): Check[] {
	const used = new Set<AddressFact>();
	const quiet = new Map(
		devices.flatMap(({quiet, link, place, name}) => (quiet && link ? [[`${place} ${name}`, link]] : [])),
	);
	const planned = ops.map(op => checkAddress(op, factsOf(facts, op.in), used));
	const extra = places.flatMap(place =>
		factsOf(facts, place)
			.addresses.filter(fact => !used.has(fact) && !(fact.automatic && !quiet.has(`${place} ${fact.dev}`)))
			.map(fact => extraAddress(place, fact, quiet.get(`${place} ${fact.dev}`))),
	);
	return [...planned, ...extra];
}

/** An fe80:: address of a link that must have none: the link is told so again. */
function extraAddress(place: string, {address, dev, automatic}: AddressFact, link: Op | undefined): Check {
	const op = foreign(place, {what: 'address', dev, address});
	const check = unplanned(place, `address ${address} dev ${dev}`, op);
	return automatic && link ? {...check, remedy: {extra: [op], out: [link]}} : check;
}

function checkAddress(op: AddressOp, facts: PlaceFacts, used: Set<AddressFact>): Check {
	const {in: place, dev, address, why} = op;
	const host = address.replace(/\/.*/, '/');
	const onDev = facts.addresses.filter(fact => fact.dev === dev && !used.has(fact));
	const exact = onDev.find(fact => fact.address === address);
	const fact = exact ?? onDev.find(other => other.address.startsWith(host));
	const check = {place, why, key: addressKey(place, dev, address), needs: onDevice(place, dev)};
	const what = `address ${address} dev ${dev}`;
	if (!fact) {
		const gone = `${address} on ${dev} is missing`;
		const wrong = [{what, expected: present, found: missing}];
		return {...check, lost: true, gone, wrong, remedy: {out: [op]}};
	}
	used.add(fact);
	// It can't be changed: it goes and comes.
	const remedy = {out: [op], extra: [foreign(place, {what: 'address', dev, address: fact.address})]};
	if (!exact) return {...check, lost: false, wrong: [{what, expected: address, found: fact.address}], remedy};
	const duplicate = {what, expected: 'usable', found: 'unusable: another host answered for it'};
	if (fact.duplicate)
		return {...check, lost: false, wrong: [duplicate, ...connected(op, facts).wrong], remedy};
	return {...check, lost: false, ...connected(op, facts)};
}

type Outcome = {readonly wrong: readonly Wrong[]; readonly remedy?: Remedy};

/** The kernel adds a route for an address's subnet while the device is up; without it the subnet is out of reach. */
function connected(op: AddressOp, {links, routes}: PlaceFacts): Outcome {
	const {dev, address} = op;
	const cidr = parseInterfaceAddress(address)?.cidr;
	const up = links.some(link => link.name === dev && link.up);
	if (!cidr || !up || dev === 'lo' || cidr.length === widthOf(cidr.family)) return {wrong: []};
	const to = formatCidr(cidr);
	const there = routes.some(route => route.to === to && route.dev === dev && route.table === 'main');
	if (there) return {wrong: []};
	const route: Op = {
		kind: 'route',
		in: op.in,
		to,
		family: cidr.family,
		dev,
		connected: addressOf(address),
		why: op.why,
	};
	return {
		wrong: [{what: `route ${to} dev ${dev}`, expected: present, found: missing}],
		remedy: {say: [{after: op, op: route}]},
	};
}
