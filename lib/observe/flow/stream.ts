/** A flow of numbered records on one TCP connection, both ends in this thread; the receiver tells how many it has. */
import {Socket} from 'node:net';
import {kernelNow} from '../../run/packet-times.js';
import {acceptSocket, closeSocket, retransmitsOf, silence} from '../../run/sockets.js';
import {DelayCounts} from './delays.js';
import {timeOf} from './outages.js';
import {Pace} from './pace.js';
import {Stalls} from './stalls.js';
import type {FlowOrder, FlowState, StreamReport} from './types.js';

/** Bytes. */
const recordSize = 1024;
/** Of what the receiver tells. */
const countSize = 4;
/** Records on their way above which nothing more is written: what does not fit into the kernel would wait in here. */
const mostWaiting = 2000;
/** Milliseconds; more for a flow of few. */
const windowMs = 200;
/** Milliseconds that the end waits for an acknowledgement: two retransmissions of a fresh connection (TCP_RTO_MIN). */
const drainMs = 600;

type End = {readonly fd: number; readonly socket: Socket};

/** Live handle. Once the connection is over, it is. */
export class StreamFlow {
	readonly #order: FlowOrder;
	readonly #stalls = new Stalls();
	readonly #delays = new DelayCounts();
	readonly #pace: Pace;
	readonly #window: number;
	readonly #begin = kernelNow();
	readonly #record = Buffer.alloc(recordSize, 'cnilab ');
	#client: End | undefined;
	#listener: number | undefined;
	#server: End | undefined;
	#port: number | undefined;
	#isConnected = false;
	#broken: StreamReport['broken'] = null;
	#retransmits: number | null = null;
	#ended: number | undefined;

	constructor(order: FlowOrder) {
		this.#order = order;
		this.#pace = new Pace(order.rate, this.#begin);
		this.#window = Math.max(windowMs, 3000 / order.rate);
	}

	/** The socket is ours from now on. undefined: who sends is gone, and its kernel with it. */
	setSource(fd: number | undefined): void {
		if (this.#client) this.#end('the sender is gone');
		if (fd === undefined) return;
		if (this.#broken || this.#port === undefined) closeSocket(fd);
		else this.#connect(fd, this.#port);
	}

	/** A listener. To be set before the source. */
	setSink(sink: {readonly fd: number; readonly port: number} | undefined): void {
		if (this.#listener !== undefined) closeSocket(this.#listener);
		this.#listener = undefined;
		dismiss(this.#server);
		this.#server = undefined;
		if (!sink) return;
		if (this.#port === undefined) this.#listener = sink.fd;
		else closeSocket(sink.fd);
		this.#port ??= sink.port;
	}

	/** Sends what is due. To be called every millisecond. */
	turn(): void {
		this.#accept();
		if (!this.#isConnected || this.#broken || this.#ended !== undefined) return;
		for (let left = this.#pace.due(kernelNow()); left > 0; left--) {
			if (this.#stalls.sent - this.#stalls.acknowledged >= mostWaiting) return;
			this.#stalls.isSent(kernelNow());
			this.#client?.socket.write(this.#record);
		}
	}

	/** Nothing more is sent. */
	stop(): void {
		this.#ended = kernelNow();
	}

	/** After `stop`: whether something may still come. */
	get isUnderWay(): boolean {
		const quiet = kernelNow() - (this.#ended ?? 0);
		return !this.#broken && this.#stalls.acknowledged < this.#stalls.sent && quiet < drainMs;
	}

	close(): void {
		this.#ended ??= kernelNow();
		this.setSink(undefined);
		dismiss(this.#client);
		this.#client = undefined;
	}

	report(_end = false): StreamReport {
		this.#count();
		const now = this.#ended ?? kernelNow();
		const {from, to, rate} = this.#order;
		return {
			protocol: 'TCP',
			...{from: from.name, to: to.name, address: to.address, rate},
			state: this.#state(now),
			ms: Math.round(now - this.#begin),
			sent: this.#stalls.sent,
			acknowledged: this.#stalls.acknowledged,
			bytes: this.#stalls.acknowledged * recordSize,
			longestStall: this.#stalls.longest(now),
			retransmits: this.#retransmits,
			broken: this.#broken,
			delay: this.#delays.quantiles,
		};
	}

	#state(now: number): FlowState {
		const isBroken = this.#broken || !this.#isConnected || this.#stalls.since(now) >= this.#window;
		return isBroken ? 'broken' : 'whole';
	}

	#connect(fd: number, port: number): void {
		const socket = new Socket({fd, readable: true, writable: true});
		this.#client = {fd, socket};
		socket.on('connect', () => {
			socket.setNoDelay(true);
			this.#isConnected = true;
		});
		socket.on('error', ({code = 'error'}: NodeJS.ErrnoException) => this.#end(code));
		socket.on('end', () => this.#end('closed by the other end'));
		let rest = Buffer.alloc(0);
		socket.on('data', chunk => {
			rest = Buffer.concat([rest, chunk]);
			const whole = rest.length - (rest.length % countSize);
			if (whole > 0) this.#acknowledge(rest.readUInt32LE(whole - countSize));
			rest = rest.subarray(whole);
		});
		socket.connect(port, this.#order.to.address);
	}

	#acknowledge(count: number): void {
		const now = kernelNow();
		const sentAt = this.#stalls.areAcknowledged(count, now);
		if (sentAt !== undefined) this.#delays.add(now - sentAt);
	}

	#accept(): void {
		if (this.#listener === undefined || this.#server) return;
		const fd = acceptSocket(this.#listener);
		if (fd === undefined) return;
		const socket = new Socket({fd, readable: true, writable: true});
		this.#server = {fd, socket};
		socket.setNoDelay(true);
		socket.on('error', () => {});
		let bytes = 0;
		socket.on('data', ({length}: Buffer) => {
			const before = Math.floor(bytes / recordSize);
			bytes += length;
			const records = Math.floor(bytes / recordSize);
			if (records === before || !socket.writable) return;
			const count = Buffer.alloc(countSize);
			count.writeUInt32LE(records);
			socket.write(count);
		});
	}

	/** The connection is over. */
	#end(code: string): void {
		this.#count();
		if (this.#ended === undefined) this.#broken ??= {at: timeOf(kernelNow()), code};
		dismiss(this.#client);
		this.#client = undefined;
	}

	#count(): void {
		if (!this.#client || this.#client.socket.destroyed) return;
		this.#retransmits = retransmitsOf(this.#client.fd);
	}
}

/** Without a word to the other end. */
function dismiss(end: End | undefined): void {
	if (!end || end.socket.destroyed) return;
	try {
		silence(end.fd);
	} catch {
		// A connection that is not established has nobody to tell (EPERM).
	}
	end.socket.destroy();
}
