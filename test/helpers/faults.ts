/** Faults from their words. */
import {parseFault} from '../../topology/fault-words.js';
import type {Fault} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';

/** Throws if one of the words is not a fault that stands. */
export function faultsOf(words: readonly string[], cluster: Cluster): Fault[] {
	return words.map(text => {
		const parsed = parseFault(text, cluster);
		if ('order' in parsed && parsed.order.do === 'add') return parsed.order.fault;
		throw new Error(`${text}: ${JSON.stringify(parsed)}`);
	});
}
