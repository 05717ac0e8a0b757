/** Addresses, and the connected routes that come with them. Pure. */

import {formatCidr, parseInterfaceAddress, widthOf} from '../../topology/addresses.js';
import type {AddressOp} from '../plan/ops.js';
import {addressKey, type Check, factsOf, missing, onDevice, present, unplanned, type Wrong} from './check.js';
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
	const quiet = new Set(devices.filter(device => device.quiet).map(({place, name}) => `${place} ${name}`));
	const planned = ops.map(op => checkAddress(op, factsOf(facts, op.in), used));
	const extra = places.flatMap(place =>
		factsOf(facts, place)
			.addresses.filter(fact => !used.has(fact) && !(fact.automatic && !quiet.has(`${place} ${fact.dev}`)))
			.map(({address, dev}) => unplanned(place, `address ${address} dev ${dev}`)),
	);
	return [...planned, ...extra];
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
		return {...check, lost: true, gone, wrong: [{what, expected: present, found: missing}]};
	}
	used.add(fact);
	if (!exact) return {...check, lost: false, wrong: [{what, expected: address, found: fact.address}]};
	const duplicate = {what, expected: 'usable', found: 'unusable: another host answered for it'};
	return {...check, lost: false, wrong: [...(fact.duplicate ? [duplicate] : []), ...connected(op, facts)]};
}

/** The kernel adds a route for an address's subnet while the device is up; without it the subnet is out of reach. */
function connected({dev, address}: AddressOp, {links, routes}: PlaceFacts): Wrong[] {
	const cidr = parseInterfaceAddress(address)?.cidr;
	const up = links.some(link => link.name === dev && link.up);
	if (!cidr || !up || dev === 'lo' || cidr.length === widthOf(cidr.family)) return [];
	const to = formatCidr(cidr);
	const there = routes.some(route => route.to === to && route.dev === dev && route.table === 'main');
	return there ? [] : [{what: `route ${to} dev ${dev}`, expected: present, found: missing}];
}
