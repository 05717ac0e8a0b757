/** Calico's Nodes are the lab's nodes: one of another name is nobody's. */
import type {CalicoObjects} from '../../topology/calico/types.js';
import {didYouMean, type Report} from '../../topology/problems.js';

export function checkCalicoNodes(
	{nodes}: Pick<CalicoObjects, 'nodes'>,
	known: readonly {readonly name: string}[],
	report: Report,
): void {
	const names = known.map(({name}) => name);
	for (const {name, place} of nodes) {
		if (names.includes(name)) continue;
		const message = `Node ${name} of projectcalico.org says something about a node that is not there`;
		report({code: 'unknown-reference', message, hint: didYouMean(name, names), ...(place && {at: place})});
	}
}
