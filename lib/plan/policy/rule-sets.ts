/** The sets that rules of policies refer to: of addresses, and of addresses with protocol and port. */
import {shortHash} from '../../../topology/addresses.js';
import type {Family} from '../../../topology/model.js';
import type {NftSet} from '../nft/table.js';
import type {Members, PortMember, PortMembers} from './members.js';
import {protocolWord} from './port-matches.js';

/** `id`: a text that says who is meant; the set's name has its hash, and its comment the text. */
export type Meant = {readonly prefix: string; readonly family: Family; readonly id: string};

/**
 * Of single addresses a hash, as soon as there is a prefix a tree of intervals: a set of another name, as the kernel can't make the one
 * of the other, and a table would have to be loaded anew.
 */
export function addressSet({prefix, family, id}: Meant, members: Members): NftSet {
	const elements = members[family];
	const isRange = elements.some(element => element.includes('/'));
	return {
		name: `${prefix}s-${hashOf(isRange ? `prefixes of ${id}` : id)}`,
		is: 'set',
		head: [`type ${types[family]}`, ...(isRange ? ['flags interval'] : []), comment(id)],
		elements,
	};
}

export function portSet({prefix, family, id}: Meant, members: PortMembers): NftSet {
	return {
		name: `${prefix}n-${hashOf(id)}`,
		is: 'set',
		head: [`type ${types[family]} . inet_proto . inet_service`, comment(id)],
		elements: members[family].map(elementOf),
	};
}

function elementOf({address, protocol, port}: PortMember): string {
	return `${address} . ${protocolWord(protocol)} . ${port}`;
}

const types = {ipv4: 'ipv4_addr', ipv6: 'ipv6_addr'} as const;

function hashOf(id: string): string {
	return shortHash(id, 16);
}

/** nft takes 128 bytes in quotes, and no quotes in them. */
function comment(text: string): string {
	return `comment "${quotable(text)}"`;
}

/** As it may stand in an nft comment. */
export function quotable(text: string): string {
	const plain = text.replaceAll('"', "'");
	if (Buffer.byteLength(plain) <= longest) return plain;
	return `${Buffer.from(plain)
		.subarray(0, longest - 3)
		.toString()
		.replace(/\uFFFD+$/, '')}…`;
}

const longest = 120;
