/** Ports of a rule as nft matches them. */
import type {PortMatch, RuleProtocol} from '../../../topology/policy/types.js';

export type PortRange = {readonly from: number; readonly to: number};

/** Sorted, and none in another: nft takes no set of ranges that overlap. Those that touch are one. */
export function mergedRanges(ports: readonly PortMatch[]): PortRange[] {
	const merged: PortRange[] = [];
	const ranges = ports.flatMap(port => ('from' in port ? [port] : []));
	for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
		const last = merged.at(-1);
		if (!last || range.from > last.to + 1) merged.push(range);
		else if (range.to > last.to) merged[merged.length - 1] = {from: last.from, to: range.to};
	}
	return merged;
}

export function namesIn(ports: readonly PortMatch[]): string[] {
	return [...new Set(ports.flatMap(port => ('name' in port ? [port.name] : [])))].sort();
}

/** `tcp dport { 80, 8000-9000 }`. There must be a range. */
export function portsMatch(
	ranges: readonly PortRange[],
	{protocol, end, not}: {readonly protocol?: RuleProtocol; readonly end: PortEnd; readonly not?: boolean},
): string {
	const words = ranges.map(({from, to}) => (from === to ? String(from) : `${from}-${to}`));
	const which = words.length === 1 ? words[0] : `{ ${words.join(', ')} }`;
	return `${headerOf(protocol) ?? 'th'} ${end} ${not ? '!= ' : ''}${which}`;
}

export type PortEnd = 'sport' | 'dport';

const headers: Readonly<Partial<Record<string | number, string>>> = {
	TCP: 'tcp',
	UDP: 'udp',
	SCTP: 'sctp',
	UDPLite: 'udplite',
	6: 'tcp',
	17: 'udp',
	132: 'sctp',
	136: 'udplite',
};

/** What a match of ports begins with that says the protocol too. */
export function headerOf(protocol: RuleProtocol | undefined): string | undefined {
	return protocol === undefined ? undefined : headers[protocol];
}

/** As nft takes it after `meta l4proto`, and in a set of protocols. */
export function protocolWord(protocol: RuleProtocol): string {
	if (typeof protocol === 'number') return String(protocol);
	return protocol === 'ICMPv6' ? 'ipv6-icmp' : protocol.toLowerCase();
}
