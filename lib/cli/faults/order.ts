/** The words of the command line → an order for labd. */
import {parseFault} from '../../../topology/fault-words.js';
import type {FaultOrder} from '../../../topology/faults.js';
import type {Cluster} from '../../../topology/model.js';
import {ProblemsError} from '../terminal/errors.js';

/** Throws a ProblemsError that points into the words. */
export function readOrder(text: string, cluster: Cluster): FaultOrder {
	const parsed = parseFault(text, cluster);
	if ('order' in parsed) return parsed.order;
	throw new ProblemsError(
		parsed.mistakes.map(({from, length, ...mistake}) => ({
			...mistake,
			at: {file: 'fault', line: 1, column: from + 1, text, length},
		})),
	);
}
