/**
 * The rules of a table as the kernel tells them over netlink, with what their counters say: nft would say the whole table in words
 * for it, which costs thirty times as much.
 */
import {closeSync} from 'node:fs';
import {attribute, packMessages} from '../render/netlink-bytes.js';
import {inNetns} from './namespaces.js';
import {AF_NETLINK} from './socket-address.js';
import {openSocket, receiveFrom, SOCK_RAW, sendTo} from './sockets.js';

const NETLINK_NETFILTER = 12;
/** linux/netfilter/nfnetlink.h, nf_tables.h */
const NFT_MSG_GETRULE = (10 << 8) | 7;
const NFTA_RULE_TABLE = 1;
const NFPROTO = {ip: 2, ip6: 10} as const;
const NLM_F_DUMP = 0x300;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;

export type DumpedTable = {readonly family: keyof typeof NFPROTO; readonly table: string};

/**
 * Attributes of each rule that has the text somewhere in it. Nothing, if there is no such table. `netns`: an open descriptor. Throws a
 * SystemCallError.
 */
export function rulesWith(text: string, {family, table}: DumpedTable, netns: number): Buffer[] {
	return inNetns(netns, () => {
		const fd = openSocket({family: AF_NETLINK, type: SOCK_RAW, protocol: NETLINK_NETFILTER});
		try {
			// struct nfgenmsg: family, version, number (2).
			const payload = Buffer.concat([
				Buffer.from([NFPROTO[family], 0, 0, 0]),
				attribute(NFTA_RULE_TABLE, Buffer.from(`${table}\0`)),
			]);
			sendTo(fd, packMessages([{type: NFT_MSG_GETRULE, flags: NLM_F_DUMP, payload}]));
			return answersWith(text, fd);
		} finally {
			closeSync(fd);
		}
	});
}

/** The kernel goes on with a dump when it is read: there is always an answer. */
function answersWith(text: string, fd: number): Buffer[] {
	const bytes = Buffer.alloc(65_536);
	const found: Buffer[] = [];
	for (;;) {
		const size = receiveFrom(fd, bytes, Buffer.alloc(16)) ?? 0;
		if (size < 16) return found;
		for (let at = 0; at + 16 <= size; ) {
			const length = bytes.readUInt32LE(at);
			const type = bytes.readUInt16LE(at + 4);
			if (type === NLMSG_DONE || type === NLMSG_ERROR || length < 20) return found;
			const attributes = bytes.subarray(at + 20, at + length);
			if (attributes.includes(text)) found.push(Buffer.from(attributes));
			at += Math.ceil(length / 4) * 4;
		}
	}
}
