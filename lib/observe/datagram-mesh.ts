/**
 * UDP sockets in pods that ask each other and answer, with marks that can be found again on the wire and "do not
 * fragment" set. Both ends are in this process, so that an answer is an event and not a wait.
 */
import {createSocket, type Socket} from 'node:dgram';
import type {Family} from '../../topology/model.js';
import {inNetns} from '../run/namespaces.js';
import {AF_INET, AF_INET6, familyOf, type InternetAddress} from '../run/socket-address.js';
import {
	bindSocket,
	closeSocket,
	IP_MTU_DISCOVER,
	IPPROTO_IP,
	IPPROTO_IPV6,
	IPV6_DONTFRAG,
	IPV6_MTU_DISCOVER,
	localAddress,
	openSocket,
	PMTUDISC_PROBE,
	SOCK_DGRAM,
	sendTo,
	setSocketOption,
} from '../run/sockets.js';
import {answered, waitPatiently} from './patience.js';
import type {NetnsOf} from './probe.js';

export type DatagramEnd = {
	readonly place: string;
	readonly address: string;
	/** Not set: any free one. */
	readonly port?: number;
};

export type Question = {
	readonly from: DatagramEnd;
	readonly to: DatagramEnd;
	/** Of the UDP data, bytes; never less than the mark. */
	readonly size: number;
	readonly timeoutMs: number;
};

/**
 * `too-large`: the kernel refused to send it (EMSGSIZE). `lost`: no answer in time. `failed`: another error of sending.
 * `seen` is the client that the other end saw, `size` how many bytes it got.
 */
export type Answer =
	| {readonly kind: 'answered'; readonly seen: string; readonly size: number}
	| {readonly kind: 'too-large' | 'lost'}
	| {readonly kind: 'failed'; readonly code: string};

/** A question on its way. `mark` is in every frame that carries it, and in no other. */
export type Asked = {
	readonly mark: string;
	readonly answer: Promise<Answer>;
	/** Ends the wait: what has been sent after it is back, so it will not come any more. */
	giveUp(): void;
};

/** Live handle: one socket for each end. */
export type DatagramMesh = {
	ask(question: Question): Asked;
	close(): void;
};

/** Opens a socket for each end, bound to its address. An end that has none (its address is gone) fails when it is asked for. */
export function openDatagramMesh(ends: readonly DatagramEnd[], netnsOf: NetnsOf, run: string): DatagramMesh {
	const waiting = new Map<string, (answer: Answer) => void>();
	const open = new Map<string, OpenEnd | FailedEnd>();
	const close = (): void => {
		for (const end of open.values()) if ('socket' in end) end.socket.close();
	};
	for (const end of ends) {
		// An end may be asked for more than once, and what is overwritten would never be closed.
		if (!open.has(keyOf(end))) open.set(keyOf(end), tryToOpen(end, netnsOf, waiting));
	}
	let count = 0;
	const ask = (question: Question): Asked => {
		const mark = `${questionMark}${run}-${String(count++).padStart(6, '0')};`;
		return askFrom(question, mark, {open, waiting});
	};
	return {ask, close};
}

/** What every frame with a question of this run has in it. */
function runMark(run: string): string {
	return `${questionMark}${run}-`;
}

/** The mark in a frame, if it carries a question of this run. */
export function markIn(frame: Uint8Array, run: string): string | undefined {
	const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
	const start = bytes.indexOf(runMark(run));
	return start < 0 ? undefined : bytes.toString('latin1', start, bytes.indexOf(';', start) + 1);
}

const questionMark = 'cnilab?';
const answerMark = 'cnilab!';

type OpenEnd = {readonly fd: number; readonly socket: Socket; readonly local: InternetAddress};
type FailedEnd = {readonly failed: string};
type Waiting = Map<string, (answer: Answer) => void>;

function keyOf({place, address, port = 0}: DatagramEnd): string {
	return `${place} ${address} ${port}`;
}

function tryToOpen(end: DatagramEnd, netnsOf: NetnsOf, waiting: Waiting): OpenEnd | FailedEnd {
	try {
		return openEnd(end, netnsOf, waiting);
	} catch (error) {
		const {code = String(error)} = error as {code?: string};
		return {failed: `${code}: ${end.address} in ${end.place}`};
	}
}

function openEnd(end: DatagramEnd, netnsOf: NetnsOf, waiting: Waiting): OpenEnd {
	const family = familyOf(end.address);
	const fd = inNetns(netnsOf(end.place), () =>
		openSocket({family: family === 'ipv4' ? AF_INET : AF_INET6, type: SOCK_DGRAM}),
	);
	try {
		forbidFragments(fd, family);
		bindSocket(fd, {address: end.address, port: end.port ?? 0});
	} catch (error) {
		closeSocket(fd);
		throw error;
	}
	const socket = createSocket(family === 'ipv4' ? 'udp4' : 'udp6');
	socket.bind({fd});
	socket.on('error', () => {});
	socket.on('message', (message, client) => {
		const text = message.toString('latin1', 0, 128);
		if (text.startsWith(questionMark)) reply(fd, text, {...client, size: message.length});
		else settle(text, waiting);
	});
	return {fd, socket, local: localAddress(fd)};
}

function forbidFragments(fd: number, family: Family): void {
	if (family === 'ipv4') {
		setSocketOption(fd, IPPROTO_IP, IP_MTU_DISCOVER, PMTUDISC_PROBE);
	} else {
		setSocketOption(fd, IPPROTO_IPV6, IPV6_MTU_DISCOVER, PMTUDISC_PROBE);
		setSocketOption(fd, IPPROTO_IPV6, IPV6_DONTFRAG, 1);
	}
}

/** `cnilab!RUN-000012; 10.244.1.2 1422` */
function reply(fd: number, text: string, client: InternetAddress & {size: number}): void {
	const mark = text.slice(questionMark.length, text.indexOf(';') + 1);
	try {
		sendTo(fd, Buffer.from(`${answerMark}${mark} ${client.address} ${client.size}`), client);
	} catch {
		// No way back: the one who asked sees that no answer comes.
	}
}

function settle(text: string, waiting: Waiting): void {
	const [mark = '', seen = '', size] = text.slice(answerMark.length).split(' ');
	answered();
	waiting.get(questionMark + mark)?.({kind: 'answered', seen, size: Number(size)});
}

function notAsked({failed: code}: FailedEnd, mark: string): Asked {
	return {mark, answer: Promise.resolve({kind: 'failed', code}), giveUp: () => {}};
}

function askFrom(
	{from, to, size, timeoutMs}: Question,
	mark: string,
	{open, waiting}: {open: ReadonlyMap<string, OpenEnd | FailedEnd>; waiting: Waiting},
): Asked {
	const [source, target] = [open.get(keyOf(from)), open.get(keyOf(to))];
	if (!source || !target) throw new Error(`no socket for ${keyOf(source ? to : from)}`);
	if ('failed' in source) return notAsked(source, mark);
	if ('failed' in target) return notAsked(target, mark);
	let settled: (answer: Answer) => void = () => {};
	const answer = new Promise<Answer>(resolve => {
		const stopWaiting = waitPatiently(timeoutMs, () => settled({kind: 'lost'}));
		settled = result => {
			stopWaiting();
			waiting.delete(mark);
			resolve(result);
		};
	});
	waiting.set(mark, settled);
	try {
		sendTo(
			source.fd,
			Buffer.alloc(Math.max(size, mark.length), '.').fill(mark, 0, mark.length),
			target.local,
		);
	} catch (error) {
		const {code = ''} = error as {code?: string};
		settled(code === 'EMSGSIZE' ? {kind: 'too-large'} : {kind: 'failed', code});
	}
	return {mark, answer, giveUp: () => settled({kind: 'lost'})};
}
