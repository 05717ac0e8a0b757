/** One op as the words that take its thing away, or that change it in place. Pure. */
import type {OpChange} from '../plan/diff.js';
import {hasOtherMac} from '../plan/identity.js';
import type {Op} from '../plan/ops.js';
import {replaceParts, stopParts} from './daemon.js';
import {ipipReplaceLines, ipipUndoLines} from './ipip.js';
import {linesOf, words} from './lines.js';
import {foreignLines} from './mending.js';
import {nftParts} from './nft.js';

/** The lines for the tool of `toolOf`. A file has none: those of a step go with one process (`removeFiles`). */
export function undoLines(op: Op): string[] {
	switch (op.kind) {
		case 'netns':
			return [`netns del ${op.name}`];
		case 'bridge':
		case 'veth':
		case 'vxlan':
			return [`link del dev ${op.name}`];
		case 'ipip':
			return ipipUndoLines(op);
		case 'link':
			return [
				words('link set dev', op.name, op.master && 'nomaster', 'down'),
				...(op.linkLocal === false ? [`link set dev ${op.name} addrgenmode eui64`] : []),
			];
		case 'address':
			return [`address del ${op.address} dev ${op.dev}`];
		case 'route':
		case 'blackhole':
			return linesOf(op).map(line => line.replace('route add', 'route del'));
		case 'neighbour':
			return [`neighbour del ${op.address} dev ${op.dev}`];
		case 'fdb':
			return [`fdb del ${op.mac} dev ${op.dev} dst ${op.dst} self permanent`];
		case 'nft':
			return [`delete table ${op.family} ${op.table}`];
		case 'qdisc':
			return [`qdisc del dev ${op.dev} root`];
		case 'sysctl':
			// What it was before is not known, and nobody asks for another value: it stays.
			return [];
		case 'file':
			return [];
		case 'daemon':
			return stopParts(op).flat();
		case 'session':
			return [];
		case 'setting':
			return [];
		case 'foreign':
			return foreignLines(op);
	}
}

/** The lines that put the new content in the place of the old, for an op that `isReplaceable` or must be said again. */
export function replaceLines({op, before}: OpChange & {do: 'replace'}): string[] {
	switch (op.kind) {
		case 'daemon':
			return replaceParts(op, before.kind === 'daemon' ? before : op).flat();
		case 'address':
		case 'route':
		case 'blackhole':
		case 'neighbour':
		case 'fdb':
			return linesOf(op).map(line => line.replace(' add ', ' replace '));
		case 'nft':
			return nftParts({do: 'replace', op, before}).flat();
		case 'link':
			return linkLines(op, before);
		case 'bridge':
		case 'veth':
		case 'vxlan':
			return madeLines(op, before);
		case 'ipip':
			return ipipReplaceLines(op);
		case 'netns':
		case 'sysctl':
		case 'qdisc':
		case 'file':
		case 'session':
		case 'setting':
		case 'foreign':
			return linesOf(op);
	}
}

function linkLines(op: Extract<Op, {kind: 'link'}>, before: Op): string[] {
	const was = before.kind === 'link' ? before : op;
	return [
		...(was.master !== undefined && op.master === undefined ? [`link set dev ${op.name} nomaster`] : []),
		...(was.linkLocal === false && op.linkLocal === undefined
			? [`link set dev ${op.name} addrgenmode eui64`]
			: []),
		...linesOf(op),
	];
}

/**
 * What changes of a link that is there. The MAC is set only if it is another one: the kernel forgets all neighbours of a
 * device whose MAC is set, the permanent ones too (net/ipv4/arp.c: arp_netdev_event, neigh_changeaddr).
 */
function madeLines(op: MadeOp, before: Op): string[] {
	const set = (...parts: readonly (string | number | false | undefined)[]) =>
		words('link set dev', op.name, ...parts);
	const mtu = hasOtherMtu(op, before) ? [`mtu ${op.mtu}`] : [];
	const mac = 'mac' in op && hasOtherMac(before, op) ? [`address ${op.mac}`] : [];
	const parts = [...mtu, ...mac];
	return [...(parts.length > 0 ? [set(...parts)] : []), ...(op.kind === 'veth' ? portLines(op, before) : [])];
}

/** Said again, too, when the bridge is another one under its name. */
function portLines(op: Extract<Op, {kind: 'veth'}>, before: Op): string[] {
	if (isSamePort(op, before) && (hasOtherMtu(op, before) || hasOtherMac(before, op))) return [];
	const set = `link set dev ${op.name}`;
	return [
		words(set, op.down ? 'down' : 'up', op.master === undefined ? 'nomaster' : `master ${op.master}`),
		...(op.master === undefined ? [] : [words(set, 'type bridge_slave hairpin', op.hairpin ? 'on' : 'off')]),
	];
}

function isSamePort({master, hairpin, down}: Extract<Op, {kind: 'veth'}>, before: Op): boolean {
	if (before.kind !== 'veth') return false;
	return before.master === master && before.hairpin === hairpin && before.down === down;
}

/** What `ip` reads at the other end of a cable that changes, if anything. */
export function peerLine({op, before}: OpChange & {do: 'replace'}): string | undefined {
	return op.kind === 'veth' && hasOtherMtu(op, before)
		? `link set dev ${op.peer.name} mtu ${op.mtu}`
		: undefined;
}

type MadeOp = Extract<Op, {kind: 'bridge' | 'veth' | 'vxlan'}>;

function hasOtherMtu(op: MadeOp, before: Op): boolean {
	return before.kind !== op.kind || before.mtu !== op.mtu;
}
