/** Permanent neighbours and forwarding entries. Pure. */
import type {FdbOp, NeighbourOp, Op} from '../plan/ops.js';
import {type Check, factsOf, foreign, missing, onDevice, present, unplanned} from './check.js';
import type {Facts, FdbFact, NeighbourFact, PlaceFacts} from './facts.js';

type Planned<Op> = {readonly ops: readonly Op[]; readonly places: readonly string[]};

/** A check for each planned neighbour, and one for each permanent one that nobody planned. */
export function compareNeighbours({ops, places}: Planned<NeighbourOp>, facts: Facts): Check[] {
	const used = new Set<NeighbourFact>();
	const planned = ops.map((op): Check => {
		const {in: place, dev, address, mac, why} = op;
		const fact = factsOf(facts, place).neighbours.find(
			other => other.dev === dev && other.address === address,
		);
		const check = {place, why, needs: onDevice(place, dev), remedy: {out: [op]}};
		if (!fact) {
			const what = `neighbour ${address} lladdr ${mac} dev ${dev}`;
			return {...check, lost: true, wrong: [{what, expected: present, found: missing}]};
		}
		used.add(fact);
		const wrong = {
			what: `neighbour ${address} dev ${dev}`,
			expected: `lladdr ${mac}`,
			found: `lladdr ${fact.mac}`,
		};
		return {...check, lost: false, wrong: fact.mac === mac ? [] : [wrong]};
	});
	const extra = places.flatMap(place =>
		factsOf(facts, place)
			.neighbours.filter(fact => !used.has(fact))
			.map(({address, mac, dev}) =>
				unplanned(place, `neighbour ${address} lladdr ${mac} dev ${dev}`, {
					kind: 'neighbour',
					in: place,
					dev,
					address,
					mac,
					why: 'nobody planned it',
				}),
			),
	);
	return [...planned, ...extra];
}

/** A check for each planned forwarding entry, and one for each lasting one that neither the plan nor the kernel made. */
export function compareFdb({ops, places}: Planned<FdbOp>, facts: Facts): Check[] {
	const used = new Set<FdbFact>();
	// First those that are right, so that a wrong one does not take another's entry for its own.
	for (const op of ops) {
		const exact = entriesOf(op, facts).find(({dst}) => dst === op.dst);
		if (exact) used.add(exact);
	}
	const planned = ops.map(op => checkFdb(op, entriesOf(op, facts), used));
	const extra = places.flatMap(place => {
		const own = factsOf(facts, place);
		return own.fdb
			.filter(fact => !used.has(fact) && fact.state !== '' && !isKernels(fact, own))
			.map(fact => unplanned(place, `fdb ${fact.mac} ${describe(fact)}`, foreignEntry(place, fact)));
	});
	return [...planned, ...extra];
}

function foreignEntry(place: string, {mac, dev, dst, of}: FdbFact): Op {
	return foreign(place, {what: 'fdb', dev, mac, of, ...(dst !== undefined && {dst})});
}

function entriesOf(op: FdbOp, facts: Facts): FdbFact[] {
	return factsOf(facts, op.in).fdb.filter(fact => fact.dev === op.dev && fact.mac === op.mac);
}

function checkFdb(op: FdbOp, entries: readonly FdbFact[], used: Set<FdbFact>): Check {
	const {in: place, dev, mac, dst, why} = op;
	const fact = entries.find(entry => entry.dst === dst) ?? entries.find(entry => !used.has(entry));
	const check = {place, why, needs: onDevice(place, dev), remedy: {out: [op]}};
	const wanted = `dst ${dst} dev ${dev}`;
	if (!fact) {
		const what = `fdb ${mac} ${wanted}`;
		return {...check, lost: true, wrong: [{what, expected: present, found: missing}]};
	}
	used.add(fact);
	const found = describe(fact) + (fact.state === 'permanent' ? '' : ` ${fact.state || 'learned'}`);
	const wrong = {what: `fdb ${mac} dev ${dev}`, expected: wanted, found};
	return {...check, lost: false, wrong: found === wanted ? [] : [wrong]};
}

function describe({dst, dev, rest}: FdbFact): string {
	return [...(dst === undefined ? [] : [`dst ${dst}`]), `dev ${dev}`, ...rest].join(' ');
}

/** Multicast groups that a device listens to, and the addresses of a bridge and its ports in the bridge's table. */
function isKernels({mac, dev}: FdbFact, {links}: PlaceFacts): boolean {
	if (/^(33:33|01:00:5e|01:80:c2):/.test(mac)) return true;
	const link = links.find(({name}) => name === dev);
	const master = links.find(({name}) => name === link?.master);
	return mac === link?.mac || mac === master?.mac;
}
