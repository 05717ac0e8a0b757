/** BGPPeers → who of the nodes shall peer with which address, in the order in which confd lets one win over another. */

import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import {matches, parseSelector} from '../../../topology/calico/selector.js';
import type {BgpPeer} from '../../../topology/calico/types.js';
import {type Family, families, type Labels} from '../../../topology/model.js';
import type {Speaking} from './speaking.js';

/** One end: the node has a session with an address. */
export type Peering = {
	readonly self: Speaking;
	readonly peer: BgpPeer;
	readonly kind: 'node' | 'global';
	readonly family: Family;
	readonly remote: string;
	readonly port?: number;
	readonly remoteAs: number;
	/** The other node, where the peer was found by it; by an address, if it is a node's. */
	readonly other?: Speaking;
	/** Found by `peerIP`. */
	readonly isByAddress: boolean;
	/** The other way round: for the sake of a BGPPeer that the other end has. */
	readonly isReverse: boolean;
};

/** Of two peerings of one node with one address the first one counts; one for all nodes before one for some. */
export function peeringsOf(peers: readonly BgpPeer[], all: readonly Speaking[]): Peering[] {
	const sorted = [...peers].sort((a, b) => (a.name < b.name ? -1 : 1));
	const isGlobal = (peer: BgpPeer) => peer.node === undefined && peer.nodeSelector === undefined;
	const wanted = [
		...sorted.filter(isGlobal).flatMap(peer => forward(peer, all)),
		...sorted.filter(peer => !isGlobal(peer)).flatMap(peer => forward(peer, all)),
		...sorted.filter(({reversePeering}) => reversePeering === 'Auto').flatMap(peer => reverse(peer, all)),
	];
	const first = new Map<string, Peering>();
	for (const peering of wanted) {
		const key = `${peering.self.node.name} ${peering.remote} ${peering.port ?? ''}`;
		if (!first.has(key)) first.set(key, peering);
	}
	return [...first.values()];
}

/** The nodes that a BGPPeer gives a session to. */
export function nodesWith({node, nodeSelector}: BgpPeer, all: readonly Speaking[]): readonly Speaking[] {
	if (nodeSelector !== undefined) return selected(nodeSelector, all);
	return node === undefined ? all : all.filter(each => each.node.name === node);
}

/** The nodes that its `peerSelector` selects, or whose address its `peerIP` is. */
export function peersOf(peer: BgpPeer, all: readonly Speaking[]): readonly Speaking[] {
	if (peer.peerSelector !== undefined) return selected(peer.peerSelector, all);
	const {address} = splitPeerIP(peer);
	return all.filter(({addresses}) => families.some(family => addresses[family] === address));
}

/** `192.168.50.1:1790`, `[fd00::1]:1790` or an address alone; in the form in which addresses are compared. */
export function splitPeerIP({peerIP = ''}: BgpPeer): {readonly address: string; readonly port?: number} {
	const match = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(peerIP);
	const text = match ? (match[1] ?? match[2] ?? '') : peerIP.replace(/^\[(.+)\]$/, '$1');
	const parsed = parseAddress(text);
	const address = parsed ? formatAddress(parsed.family, parsed.value) : text;
	return match ? {address, port: Number(match[3])} : {address};
}

function forward(peer: BgpPeer, all: readonly Speaking[]): Peering[] {
	const isGlobal = peer.node === undefined && peer.nodeSelector === undefined;
	const common = {peer, kind: isGlobal ? ('global' as const) : ('node' as const), isReverse: false};
	return nodesWith(peer, all).flatMap(self =>
		endsOf(peer, all)
			.filter(({family, remote}) => isOther(self, family, remote))
			.map(end => ({...common, ...end, self})),
	);
}

/** Those that are peered with get the same session back, if they are nodes; only with the AS that was said of them. */
function reverse(peer: BgpPeer, all: readonly Speaking[]): Peering[] {
	const byAddress = peer.peerSelector === undefined;
	const {address, port} = splitPeerIP(peer);
	const selves = peersOf(peer, all).filter(
		self => !byAddress || (self.asNumber === peer.asNumber && isListening(self, port)),
	);
	const wanted = byAddress ? families.filter(family => familyOf(address) === family) : families;
	return nodesWith(peer, all).flatMap(other =>
		selves.flatMap(self =>
			endsOfNode(other, wanted)
				.filter(({family, remote}) => isOther(self, family, remote))
				.map(end => ({...end, peer, self, kind: 'node' as const, isReverse: true})),
		),
	);
}

type End = Omit<Peering, 'self' | 'peer' | 'kind' | 'isReverse'>;

function endsOf(peer: BgpPeer, all: readonly Speaking[]): End[] {
	const others = peersOf(peer, all);
	if (peer.peerSelector !== undefined) return others.flatMap(other => endsOfNode(other, families));
	const {address, port} = splitPeerIP(peer);
	const family = familyOf(address);
	if (family === undefined) return [];
	const [other] = others;
	const listens = port ?? (other?.asNumber === peer.asNumber ? other?.listenPort : undefined);
	return [
		{
			family,
			remote: address,
			remoteAs: peer.asNumber ?? 0,
			isByAddress: true,
			...(listens !== undefined && {port: listens}),
			...(other && {other}),
		},
	];
}

function endsOfNode(other: Speaking, wanted: readonly Family[]): End[] {
	return wanted.flatMap(family => {
		const remote = other.addresses[family];
		const port = other.listenPort;
		return remote === undefined
			? []
			: [
					{
						family,
						remote,
						remoteAs: other.asNumber,
						other,
						isByAddress: false,
						...(port !== undefined && {port}),
					},
				];
	});
}

/** Nobody peers with itself, nor in a family that it has no address of. */
function isOther(self: Speaking, family: Family, remote: string): boolean {
	return self.addresses[family] !== undefined && self.addresses[family] !== remote;
}

function isListening({listenPort = 179}: Speaking, port: number | undefined): boolean {
	return port === undefined || port === listenPort;
}

/** A selector that could not be read was reported where it was read, and selects nothing. */
function selected(selector: string, all: readonly Speaking[]): readonly Speaking[] {
	const parsed = parseSelector(selector);
	return 'error' in parsed ? [] : all.filter(({labels}) => matches(parsed.selector, labels as Labels));
}

function familyOf(address: string): Family | undefined {
	return parseAddress(address)?.family;
}
