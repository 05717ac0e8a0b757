/** Whether nftables has anything in a network namespace, asked over netlink: nft is a process, and costs twenty times as much. */
import {closeSync} from 'node:fs';
import {packMessages} from '../render/netlink-bytes.js';
import {inNetns} from './namespaces.js';
import {AF_NETLINK} from './socket-address.js';
import {openSocket, receiveFrom, SOCK_RAW, sendTo} from './sockets.js';

const NETLINK_NETFILTER = 12;
/** linux/netfilter/nfnetlink.h: the subsystem is the upper byte of a message's type. */
const NFNL_SUBSYS_NFTABLES = 10 << 8;
const NFT_MSG_NEWTABLE = 0;
const NFT_MSG_GETTABLE = 1;
const NLM_F_DUMP = 0x300;
const NLMSG_DONE = 3;

/** `netns`: an open descriptor. True also if the kernel does not say: nft then tells why. Throws a SystemCallError. */
export function mayHaveTables(netns: number): boolean {
	return inNetns(netns, firstAnswer) !== NLMSG_DONE;
}

/** The type of the first message: that of a table, or that there are no more of them. */
function firstAnswer(): number {
	const fd = openSocket({family: AF_NETLINK, type: SOCK_RAW, protocol: NETLINK_NETFILTER});
	try {
		sendTo(fd, request);
		const bytes = Buffer.alloc(4096);
		const size = receiveFrom(fd, bytes, Buffer.alloc(16)) ?? 0;
		return size < 6 ? NFNL_SUBSYS_NFTABLES | NFT_MSG_NEWTABLE : bytes.readUInt16LE(4);
	} finally {
		closeSync(fd);
	}
}

/** Tables of all families: struct nfgenmsg is family, version, number (2). */
const request = packMessages([
	{type: NFNL_SUBSYS_NFTABLES | NFT_MSG_GETTABLE, flags: NLM_F_DUMP, payload: Buffer.alloc(4)},
]);
