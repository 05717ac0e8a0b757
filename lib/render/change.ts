/** The scripts that turn a running lab into another one: per machine what goes, then what comes. Pure. */
import type {OpChange} from '../plan/diff.js';
import type {ForeignThing} from '../plan/ops.js';
import {isLearned, type LearnedOp} from '../plan/passive.js';
import {replaceParts, startParts, stopParts} from './daemon.js';
import {linesOf, namespaceOf} from './lines.js';
import {isOfTable, nftParts} from './nft.js';
import {type Item, itemsOf, renderItems, type Script} from './script.js';
import {peerLine, replaceLines, undoLines} from './undo.js';

/** `resume`: a part of it may be done already. What it makes is first taken away, as far as it is there. */
export type ChangeSettings = {readonly resume?: boolean};

/** The changes of one machine, or of the underlay, as a script for `sh -s` in there. */
export function renderChange(
	name: string,
	changes: readonly OpChange[],
	{resume = false}: ChangeSettings = {},
): Script {
	const ordered = daemonsFirst(changes);
	return renderItems(`${name}: what changes`, resume ? resumed(ordered) : ordered.flatMap(itemOf));
}

/** A daemon that goes leaves its routes behind. They go after it, or it would add them again. */
function daemonsFirst(changes: readonly OpChange[]): readonly OpChange[] {
	const leaving = changes.filter(({do: what, op}) => what === 'remove' && op.kind === 'daemon');
	if (leaving.length === 0) return changes;
	const names = new Set(leaving.flatMap(({op}) => (op.kind === 'daemon' ? [op.name] : [])));
	const others = changes.filter(each => !leaving.includes(each));
	return [...leaving, ...others.map(each => (isLeftBy(names, each) ? leftBehind(each) : each))];
}

function isLeftBy(names: ReadonlySet<string>, {do: what, op}: OpChange): boolean {
	return what === 'remove' && isLearned(op) && names.has(op.by);
}

/** Nobody knows whether it came to add it. */
function leftBehind({op}: OpChange): OpChange {
	const {kind, in: place, to, family, why} = op as LearnedOp;
	const type = kind === 'blackhole' ? {type: kind} : {};
	const dev = op.kind === 'route' ? [`dev ${op.dev}`] : [];
	const thing: ForeignThing = {what: 'route', family, to, words: dev, ...type};
	return {do: 'remove', op: {kind: 'foreign', in: place, thing, why}};
}

/**
 * Anew from a known state, whatever was done before: what goes and what comes is all removed by force. A replacement is
 * the same the second time.
 */
function resumed(changes: readonly OpChange[]): Item[] {
	const going = changes.filter(each => each.do === 'remove');
	const coming = changes.filter(each => each.do !== 'remove');
	const half = coming.filter(({op, ...each}) => each.do === 'add' && isMade(op.kind)).reverse();
	return [
		...[...half, ...going].flatMap(({op}) => removal(op, true)),
		...coming.flatMap(each => (isMade(each.op.kind) ? itemOf(each) : again(each))),
	];
}

/** What fails when it is there already, and has no form that replaces it. */
function isMade(kind: OpChange['op']['kind']): boolean {
	return kind === 'netns' || kind === 'bridge' || kind === 'veth' || kind === 'vxlan' || kind === 'ipip';
}

function again({op}: OpChange): Item[] {
	return itemOf({do: 'replace', op, before: op});
}

function itemOf(change: OpChange): Item[] {
	const {op} = change;
	if (change.do === 'remove') return removal(op, op.kind === 'foreign');
	return [...itemsOf(op, partsOf(change)), ...otherEnd(change)];
}

function partsOf(change: OpChange): string[][] {
	const {op} = change;
	if (isOfTable(change)) return nftParts(change);
	if (op.kind !== 'daemon') return [linesOfChange(change)];
	if (change.do !== 'replace') return startParts(op);
	return replaceParts(op, change.before.kind === 'daemon' ? change.before : op);
}

/** Both ends of a cable have an MTU, and each is set where it is. */
function otherEnd(change: OpChange): Item[] {
	const {op} = change;
	const line = change.do === 'replace' ? peerLine(change) : undefined;
	if (op.kind !== 'veth' || line === undefined) return [];
	return [{op, lines: [line], why: op.why, netns: namespaceOf(op.peer.in)}];
}

/** What the op's tool reads to make the change. */
export function linesOfChange(change: OpChange): string[] {
	switch (change.do) {
		case 'remove':
			return undoLines(change.op);
		case 'add':
			return linesOf(change.op);
		case 'replace':
			return replaceLines(change);
	}
}

function removal(op: OpChange['op'], forced: boolean): Item[] {
	const lines = undoLines(op);
	if (lines.length === 0 && op.kind !== 'file') return [];
	const why = `no longer: ${op.why}`;
	if (op.kind === 'daemon') return itemsOf(op, stopParts(op)).map(item => ({...item, why, forced}));
	const removes = op.kind === 'file' ? {removes: op.path} : {};
	// A table that is not there fails its transaction, and with it all of the step.
	const table = forced ? tableOf(op) : undefined;
	return [{op, lines: table === undefined ? lines : [`table ${table}`, ...lines], why, ...removes, forced}];
}

function tableOf(op: OpChange['op']): string | undefined {
	if (op.kind === 'nft') return `${op.family} ${op.table}`;
	return op.kind === 'foreign' && op.thing.what === 'table' ? op.thing.name : undefined;
}
