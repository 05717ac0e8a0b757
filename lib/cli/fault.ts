import {parseFault} from '../../topology/fault-words.js';
import {type FaultOrder, faultWords} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import {askLabd} from '../labd/client.js';
import {readDesired} from '../labd/desired.js';
import type {FaultAnswer} from '../labd/fault-board.js';
import {labFolder} from '../run/state.js';
import {ProblemsError} from './errors.js';
import {runningLab} from './running.js';
import type {RunVerb} from './verb.js';

/** Breaks something on purpose, or heals it; without words: what is broken. Returns when it is true in the kernel. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation);
	const {cluster, faults = []} = readDesired(labFolder(record.name));
	const text = invocation.args.join(' ');
	if (text === '') {
		const words = faults.map(faultWords);
		return {exit: 0, json: {faults: words}, text: words.join('\n') || 'nothing is broken on purpose'};
	}
	const order = readOrder(text, cluster);
	const answer = await askLabd<FaultAnswer>(record.name, '/fault', order);
	return {exit: 0, json: answer, text: describe(text, order, answer)};
};

/** Throws a ProblemsError that points into the words. */
function readOrder(text: string, cluster: Cluster): FaultOrder {
	const parsed = parseFault(text, cluster);
	if ('order' in parsed) return parsed.order;
	throw new ProblemsError(
		parsed.mistakes.map(({from, length, ...mistake}) => ({
			...mistake,
			at: {file: 'fault', line: 1, column: from + 1, text, length},
		})),
	);
}

function describe(text: string, order: FaultOrder, {faults, changes, ms}: FaultAnswer): string {
	const standing =
		order.do === 'add' ? [] : [faults.length === 0 ? 'nothing is broken on purpose' : faults.join('\n')];
	const healing = order.do === 'add' ? ['  heal it:     npx cnilab fault heal'] : [];
	return [
		`${text}: done, ${changes} ${changes === 1 ? 'piece' : 'pieces'} of kernel state changed in ${ms} ms`,
		...standing,
		...healing,
	].join('\n');
}
