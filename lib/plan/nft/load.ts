/** A table as the transactions that make it: one, unless it is larger than the kernel takes at once. */
import type {NftOp} from '../ops.js';
import {commandsFor, fits, type Group, packed} from './commands.js';
import type {NftParts} from './table.js';

/** What `nft -f` reads, one transaction each. The table must not be there. */
export function loadBatches(op: NftOp): string[][] {
	const lines = op.text.trimEnd().split('\n');
	if (!op.parts || fits(lines)) return [lines];
	return packed([[commandsFor(op).table], ...loadGroups(op, op.parts)]);
}

/** As loadBatches, in the place of what is there. While a large one is loaded nothing is forwarded. */
export function reloadBatches(op: NftOp): string[][] {
	const {table, deleteTable, addChain, flushChain, rules} = commandsFor(op);
	// Declared first, so that it can be deleted though it is not there.
	const anew = [table, deleteTable];
	const [whole = [], ...more] = loadBatches(op);
	if (!op.parts || more.length === 0) return [[...anew, ...whole]];
	const isForward = (hook?: string) => hook?.includes(' hook forward ') ?? false;
	const forward = op.parts.chains.filter(({hook}) => isForward(hook));
	const closed = forward.flatMap(chain => [addChain(chain), ...rules({...chain, rules: ['drop']})]);
	const chains = op.parts.chains.filter(({hook}) => !isForward(hook));
	const opened = forward.map(chain => [flushChain(chain), ...rules(chain)]);
	return packed([[...anew, table, ...closed], ...loadGroups(op, {...op.parts, chains}), ...opened]);
}

/** What is referred to comes first: sets, chains, then the rules in them; what sees packets comes last. */
function loadGroups(op: NftOp, {sets, chains}: NftParts): Group[] {
	const {addSet, addChain, elements, rules} = commandsFor(op);
	const own = chains.filter(({hook}) => hook === undefined);
	const based = chains.filter(({hook}) => hook !== undefined);
	const ofKind = (kind: 'set' | 'map') => sets.filter(({is}) => is === kind);
	return [
		...sets.map(set => [addSet(set)]),
		...own.map(chain => [addChain(chain)]),
		...ofKind('set').flatMap(set => elements('add', set.name, set.elements)),
		...own.flatMap(chain => rules(chain).map(rule => [rule])),
		...ofKind('map').flatMap(map => elements('add', map.name, map.elements)),
		...based.map(chain => [addChain(chain), ...rules(chain)]),
	];
}
