/** What the journal tells of repairs. */
import {type Repair, repairWords} from '../observe/repairs.js';
import {machineOf} from '../plan/ops.js';
import type {Journal} from './journal-types.js';
import type {Mended} from './mend-kernel.js';

export function tellRepairs(journal: Journal, lab: string, {done, left, failed}: Mended): void {
	for (const repair of done) tellRepair(journal, repair, {source: 'repair', reason: 'Repaired'});
	if (left.length === 0) return;
	const first = left[0] ? `: ${left[0].place}: ${left[0].what}` : '';
	const message = `${left.length} could not be mended${first}${failed === undefined ? '' : `; ${failed}`}`;
	journal.tell({type: 'Warning', object: `Lab ${lab}`, source: 'repair', reason: 'RepairFailed', message});
}

export function tellRepair(
	journal: Journal,
	repair: Repair,
	{source, reason}: {readonly source: string; readonly reason: string},
): void {
	const node = machineOf(repair.place);
	const object = node === 'underlay' ? 'Underlay' : `Node ${node}`;
	journal.tell({
		type: 'Normal',
		object,
		...(node !== 'underlay' && {node}),
		source,
		reason,
		message: `${repair.place === node ? '' : `${repair.place}: `}${repairWords(repair)}`,
	});
}
