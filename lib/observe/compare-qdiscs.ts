/** Queues that the plan puts on devices. That others have none, compare-links.ts sees. Pure. */
import type {QdiscOp} from '../plan/ops.js';
import {type Check, factsOf, missing, onDevice, present} from './check.js';
import type {Expected, Facts} from './facts.js';

type Planned = {readonly ops: readonly QdiscOp[]; readonly expectedQdiscs: Expected['qdiscs']};

/** A check for each. */
export function compareQdiscs({ops, expectedQdiscs}: Planned, facts: Facts): Check[] {
	return ops.map(op => {
		const {in: place, dev, why} = op;
		const words = op.arguments.join(' ');
		const expected = expectedQdiscs[words];
		// Without it, a right qdisc would look wrong.
		if (expected === undefined) throw new Error(`qdisc ${words} in ${place}: it was not tried`);
		const found = factsOf(facts, place).qdiscs.find(qdisc => qdisc.dev === dev)?.text;
		const needs = onDevice(place, dev);
		const check = {place, why, needs, lost: found === undefined, remedy: {out: [op]}};
		if (found === undefined) {
			return {...check, wrong: [{what: `qdisc ${words} of ${dev}`, expected: present, found: missing}]};
		}
		const wrong = found === expected ? [] : [{what: `qdisc of ${dev}`, expected, found}];
		return {...check, wrong};
	});
}
