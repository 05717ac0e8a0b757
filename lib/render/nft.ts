/** What nft reads for a table that comes, goes or changes: a transaction each. Pure. */
import type {OpChange} from '../plan/diff.js';
import {changeBatches} from '../plan/nft/change.js';
import {loadBatches, reloadBatches} from '../plan/nft/load.js';
import type {NftOp} from '../plan/ops.js';

export type NftChange = OpChange & {readonly op: NftOp};

export function isOfTable(change: OpChange): change is NftChange {
	return change.op.kind === 'nft';
}

export function nftParts(change: NftChange): string[][] {
	const {op} = change;
	switch (change.do) {
		case 'remove':
			return [[`delete table ${op.family} ${op.table}`]];
		case 'add':
			return loadBatches(op);
		case 'replace':
			return changedParts(change) ?? reloadBatches(op);
	}
}

/** Not set: it is not changed, but said as a whole. */
export function changedParts(change: NftChange): string[][] | undefined {
	if (change.do !== 'replace' || change.before.kind !== 'nft') return undefined;
	return changeBatches(change.op, change.before);
}
