/** Talks rtnetlink with the kernel, in the network namespace in which this thread is. */
import {closeSync, write} from 'node:fs';
import {promisify} from 'node:util';
import {type Message, packMessages} from '../render/netlink-bytes.js';
import {libc} from './libc.js';
import {AF_NETLINK} from './socket-address.js';
import {openSocket, receiveFrom, SOCK_RAW, sendTo, setSocketOption} from './sockets.js';

const NETLINK_ROUTE = 0;
const SOL_NETLINK = 270;
/** An answer has the header alone of what it answers. */
const NETLINK_CAP_ACK = 10;
/** An answer may say in words what is wrong. */
const NETLINK_EXT_ACK = 11;

/** A message that the kernel refused. */
export type Refusal = {
	/** Its place among the messages. */
	readonly index: number;
	/** As iproute2 says it: `RTNETLINK answers: File exists`, `Error: Nexthop has invalid gateway.` */
	readonly said: string;
};

/**
 * Sends all messages at once and returns those that were refused; the others are done. The kernel has answered when send
 * returns, so nothing waits here. Throws a SystemCallError if there is no such conversation.
 */
export function talk(messages: readonly Message[]): Refusal[] {
	if (messages.length === 0) return [];
	const fd = openConversation();
	try {
		sendTo(fd, packMessages(messages));
		return answers(fd, messages.length);
	} finally {
		closeSync(fd);
	}
}

/**
 * As `talk`, in a conversation that was opened, which ends with it: a thread of Node's pool waits for the kernel, and this one does
 * other things meanwhile. Not to be called in another namespace: who is the first to use the pool makes its threads there. Throws the
 * errors of write(2), too.
 */
export async function talkAside(fd: number, messages: readonly Message[]): Promise<Refusal[]> {
	try {
		await writeAside(fd, packMessages(messages));
		return answers(fd, messages.length);
	} finally {
		closeSync(fd);
	}
}

const writeAside = promisify(write) as (fd: number, bytes: Uint8Array) => Promise<unknown>;

/** With the kernel's part for the namespace in which this thread is; returns its descriptor. Throws a SystemCallError. */
export function openConversation(): number {
	const fd = openSocket({family: AF_NETLINK, type: SOCK_RAW, protocol: NETLINK_ROUTE});
	for (const option of [NETLINK_CAP_ACK, NETLINK_EXT_ACK]) setSocketOption(fd, SOL_NETLINK, option, 1);
	return fd;
}

function answers(fd: number, last: number): Refusal[] {
	scratch ??= Buffer.alloc(32_768);
	const bytes = scratch;
	const refusals: Refusal[] = [];
	const sender = Buffer.alloc(16);
	for (;;) {
		const size = receiveFrom(fd, bytes, sender);
		if (size === undefined) throw new Error(`the kernel did not answer message ${last} of ${last}`);
		for (const {sequence, error, words} of parseAnswers(bytes.subarray(0, size))) {
			if (error !== 0)
				refusals.push({index: sequence - 1, said: words ?? `RTNETLINK answers: ${libc().strerror(-error)}`});
			if (sequence === last) return refusals;
		}
	}
}

/** Each answer is read before the next one is asked for. */
let scratch: Buffer | undefined;

type Answer = {readonly sequence: number; readonly error: number; readonly words?: string};

const NLMSG_ERROR = 2;
const NLM_F_ACK_TLVS = 0x200;

/** struct nlmsgerr after the header: error (4), the header of what it answers (16), attributes. */
function parseAnswers(bytes: Buffer): Answer[] {
	const found: Answer[] = [];
	for (let at = 0; at + 16 <= bytes.length; ) {
		const size = bytes.readUInt32LE(at);
		if (size < 16) break;
		if (bytes.readUInt16LE(at + 4) === NLMSG_ERROR) {
			const hasWords = (bytes.readUInt16LE(at + 6) & NLM_F_ACK_TLVS) !== 0;
			const words = hasWords ? wordsIn(bytes.subarray(at + 36, at + size)) : undefined;
			found.push({
				sequence: bytes.readUInt32LE(at + 28),
				error: bytes.readInt32LE(at + 16),
				...(words === undefined ? {} : {words}),
			});
		}
		at += Math.ceil(size / 4) * 4;
	}
	return found;
}

const NLMSGERR_ATTR_MSG = 1;

function wordsIn(attributes: Buffer): string | undefined {
	for (let at = 0; at + 4 <= attributes.length; ) {
		const size = attributes.readUInt16LE(at);
		if (size < 4) break;
		if (attributes.readUInt16LE(at + 2) === NLMSGERR_ATTR_MSG) {
			const words = attributes.toString('utf8', at + 4, at + size).replace(/\0.*$/s, '');
			return `Error: ${words}${words.endsWith('.') ? '' : '.'}`;
		}
		at += Math.ceil(size / 4) * 4;
	}
	return undefined;
}
