/** A flow of UDP datagrams, both ends in this thread: numbered, and stamped by the kernel when they come. */
import {droppedAtSocket, kernelNow, lastArrival, prepareReceiver} from '../../run/packet-times.js';
import {type InternetAddress, socketAddressSize} from '../../run/socket-address.js';
import {closeSocket, receiveFrom, sendTo} from '../../run/sockets.js';
import {DelayCounts} from './delays.js';
import {longestOf} from './outages.js';
import {Pace} from './pace.js';
import {DatagramTally, patienceMs} from './tally.js';
import type {DatagramReport, FlowOrder, FlowState} from './types.js';

/** Bytes of a datagram: a mark, the flow's number, its own number, when it was sent. */
const size = 64;
const mark = 'cnilab>>';
/** Bytes: a second of 5,000 datagrams a second, as the kernel counts them (skb->truesize of a small one is 768). */
const receiveBuffer = 4 * 1024 * 1024;
/** Milliseconds that are looked back on; more for a flow of few. */
const windowMs = 200;

/** Live handle. */
export class DatagramFlow {
	readonly #order: FlowOrder;
	readonly #id: number;
	readonly #tally: DatagramTally;
	readonly #delays = new DelayCounts();
	readonly #pace: Pace;
	readonly #window: number;
	readonly #begin = kernelNow();
	readonly #refused: Record<string, number> = {};
	readonly #out = Buffer.allocUnsafeSlow(size);
	readonly #in = Buffer.allocUnsafeSlow(size * 2);
	readonly #from = Buffer.allocUnsafeSlow(socketAddressSize);
	#source: number | undefined;
	#sink: number | undefined;
	/** While nobody is there, they are sent to where somebody was. */
	#target: InternetAddress | undefined;
	/** Of sinks that are closed. */
	#droppedBefore = 0;
	#ended: number | undefined;

	/** `id`: told apart by it from other flows, also from those that were there before. */
	constructor(id: number, order: FlowOrder) {
		this.#id = id;
		this.#order = order;
		this.#tally = new DatagramTally(order.rate);
		this.#pace = new Pace(order.rate, this.#begin);
		this.#window = Math.max(windowMs, 3000 / order.rate);
		this.#out.fill(0).write(mark, 'latin1');
		this.#out.writeUInt32LE(id, 8);
	}

	/** The socket is ours from now on. undefined: there is nobody who sends. */
	setSource(fd: number | undefined): void {
		if (this.#source !== undefined) closeSocket(this.#source);
		this.#source = fd;
	}

	setSink(sink: {readonly fd: number; readonly port: number} | undefined): void {
		this.receive();
		if (this.#sink !== undefined) {
			this.#droppedBefore += droppedAtSocket(this.#sink);
			closeSocket(this.#sink);
		}
		this.#sink = sink?.fd;
		if (!sink) return;
		prepareReceiver(sink.fd, receiveBuffer);
		this.#target = {address: this.#order.to.address, port: sink.port};
	}

	/** Sends what is due, takes what has come. To be called every millisecond. */
	turn(): void {
		this.receive();
		if (this.#ended !== undefined) return;
		for (let left = this.#pace.due(kernelNow()); left > 0; left--) this.#send();
	}

	/** Nothing more is sent. */
	stop(): void {
		this.#ended = kernelNow();
	}

	/** After `stop`: whether something may still come. */
	get isUnderWay(): boolean {
		this.receive();
		const [now, ended = now] = [kernelNow(), this.#ended];
		const patience = Math.max(drainMs, this.#delays.longest * 2);
		const quiet = now - Math.max(ended, this.#tally.lastArrival);
		return this.#tally.isAnyUnderWay && quiet < patience && now - ended < patienceMs;
	}

	close(): void {
		this.setSource(undefined);
		this.setSink(undefined);
	}

	#send(): void {
		const now = kernelNow();
		if (this.#source === undefined || !this.#target) {
			this.#tally.unsent(now);
			return;
		}
		this.#out.writeUInt32LE(this.#tally.next, 12);
		this.#out.writeDoubleLE(now, 16);
		// Counted first: what comes at once must be known.
		this.#tally.sent(now);
		try {
			sendTo(this.#source, this.#out, this.#target);
		} catch (error) {
			const {code = String(error)} = error as {code?: string};
			this.#refused[code] = (this.#refused[code] ?? 0) + 1;
		}
	}

	receive(): void {
		const fd = this.#sink;
		if (fd === undefined) return;
		for (;;) {
			const bytes = receiveFrom(fd, this.#in, this.#from);
			if (bytes === undefined) return;
			const isOurs =
				bytes === size && this.#in.toString('latin1', 0, 8) === mark && this.#in.readUInt32LE(8) === this.#id;
			if (!isOurs) continue;
			const at = lastArrival(fd) ?? kernelNow();
			this.#tally.arrived(this.#in.readUInt32LE(12), at);
			this.#delays.add(at - this.#in.readDoubleLE(16));
		}
	}

	#state(now: number): FlowState {
		if (this.#tally.counts.received === 0 || this.#tally.isSilent(now, this.#window)) return 'broken';
		return this.#tally.hasGap(this.#window) ? 'lossy' : 'whole';
	}

	/** How it is now; `end`: nothing will come any more. */
	report(end = false): DatagramReport {
		this.receive();
		const now = this.#ended ?? kernelNow();
		const {from, to, rate} = this.#order;
		const {lost, outages} = this.#tally.lost(now, end);
		const overruns = this.#droppedBefore + (this.#sink === undefined ? 0 : droppedAtSocket(this.#sink));
		const list = outages.list(now);
		return {
			protocol: 'UDP',
			...{from: from.name, to: to.name, address: to.address, rate},
			state: this.#state(now),
			ms: Math.round(now - this.#begin),
			...this.#tally.counts,
			lost: Math.max(0, lost - overruns),
			refused: {...this.#refused},
			longestOutage: longestOf(list),
			outages: list,
			outageCount: outages.count,
			delay: this.#delays.quantiles,
			ours: {overruns, notSent: this.#pace.notSent, longestGapMs: this.#pace.longestGapMs},
		};
	}
}

/** Milliseconds after the last arrival until nothing more is waited for; twice the longest delay if that is more. */
const drainMs = 200;
