/** The difference of two plans to read: per machine what comes, goes and changes, each with its reason. Pure. */
import type {OpChange, PlanChange} from '../plan/diff.js';
import {identityOf} from '../plan/identity.js';
import {type DaemonOp, type Machine, netnsOf, type Op} from '../plan/ops.js';
import {isPassive} from '../plan/passive.js';
import {linesOf, namespaceOf, quote, remarkOf, toolOf} from './lines.js';
import {changedParts, isOfTable, type NftChange} from './nft.js';
import {peerLine, replaceLines, undoLines} from './undo.js';

export type DifferenceCounts = {readonly add: number; readonly replace: number; readonly remove: number};

/** `+` comes, `-` goes, `~` changes where it is. What is inside something that goes, goes with it and is not said. */
export function renderDifference({underlay, machines, starts, stops}: PlanChange): string {
	return [
		...stops.map(
			({name, kind, ops}) => `${name} (${kind}) goes, with all that is in it: ${ops.length} pieces\n`,
		),
		...(underlay.length > 0 ? [section('underlay: segments and cables', underlay)] : []),
		...starts.map(machine => section(`${machine.name} (${machine.kind}) is new`, additions(machine))),
		...machines.map(({name, kind, changes}) => section(`${name} (${kind})`, changes)),
	].join('\n');
}

/** Pieces of kernel state, those of machines that come and go too. */
export function countDifference({underlay, machines, starts, stops}: PlanChange): DifferenceCounts {
	const changes = [...underlay, ...machines.flatMap(machine => machine.changes)];
	const count = (what: OpChange['do']) => changes.filter(each => each.do === what).length;
	const sum = (list: readonly Machine[]) => list.reduce((all, {ops}) => all + ops.length, 0);
	return {add: count('add') + sum(starts), replace: count('replace'), remove: count('remove') + sum(stops)};
}

const marks = {add: '+', remove: '-', replace: '~'} as const;

function additions({ops}: Machine): OpChange[] {
	return ops.map(op => ({do: 'add', op}));
}

function section(title: string, changes: readonly OpChange[]): string {
	let said: string | undefined;
	const back = new Set(changes.flatMap(({do: what, op}) => (what === 'add' ? [identityOf(op)] : [])));
	const lines = changes.flatMap(change => {
		const why = reasonOf(change, back);
		const reason = why === said ? [] : [`# ${why}`];
		said = why;
		return [...reason, ...wordsOf(change).map(line => `${marks[change.do]} ${line}`)];
	});
	return `${title}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

/** `back`: the identities of what comes. */
function reasonOf({do: what, op}: OpChange, back: ReadonlySet<string>): string {
	if (what !== 'remove') return op.why;
	return `${back.has(identityOf(op)) ? 'made anew' : 'no longer'}: ${op.why}`;
}

/** As one would type it; a table or a file by its name. */
function wordsOf(change: OpChange): string[] {
	const {op} = change;
	const tool = toolOf(op);
	if (isOfTable(change)) return tableWords(change);
	if (op.kind === 'file') return [`file ${op.path}`];
	if (op.kind === 'daemon') return daemonWords(op, change);
	if (isPassive(op)) return [remarkOf(op)];
	if (op.kind === 'sysctl') return change.do === 'remove' ? [] : [`sysctl ${op.key}=${op.value}`];
	return [...linesFor(change, op).map(line => typed(tool, netnsOf(op.in), line)), ...peerLines(change)];
}

/** What changes of it is said; of one that comes or goes its name. */
function tableWords(change: NftChange): string[] {
	const name = `nft table ${change.op.family} ${change.op.table}`;
	const lines = changedParts(change)?.flat() ?? [];
	const said = lines.slice(0, mostLines).map(line => `nft ${line}`);
	const more = lines.length - said.length;
	return lines.length === 0 ? [name] : [...said, ...(more > 0 ? [`${name}: ${more} more`] : [])];
}

/** Of a table. */
const mostLines = 40;

/** Its commands, without the text of its files. */
function daemonWords({files, start, reload, stop, killed}: DaemonOp, {do: what}: OpChange): string[] {
	if (what === 'remove') return [stop];
	const written = files.map(({path}) => `file ${path}`);
	return killed ? [...written, 'kill -9'] : [...written, what === 'add' ? start : reload];
}

function peerLines(change: OpChange): string[] {
	const line = change.do === 'replace' ? peerLine(change) : undefined;
	if (change.op.kind !== 'veth' || line === undefined) return [];
	return [typed('ip', namespaceOf(change.op.peer.in), line)];
}

function typed(tool: string, netns: string | undefined, line: string): string {
	if (tool === 'sh') return line;
	return netns === undefined ? `${tool} ${line}` : `${tool} -n ${quote(netns)} ${line}`;
}

function linesFor(change: OpChange, op: Op): string[] {
	switch (change.do) {
		case 'add':
			return linesOf(op);
		case 'remove':
			return undoLines(op);
		case 'replace':
			return replaceLines(change);
	}
}
