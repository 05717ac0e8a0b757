/** Flows between places of a lab: opens their sockets there, and again when a place is another one than it was. */
import {fstatSync} from 'node:fs';
import {closeSocket} from '../../run/sockets.js';
import {startThread, type Thread} from '../../run/thread.js';
import type {NetnsOf} from '../probe.js';
import {openSink, openSource} from './flow-sockets.js';
import type {FlowAnswer, FlowQuestion} from './thread.js';
import type {FlowEnd, FlowOrder, FlowReport} from './types.js';

export type FlowParts = {
	readonly netnsOf: NetnsOf;
	/** The file of lib/observe/flow/thread.ts, as Node can run it. */
	readonly threadFile: string;
};

/** Milliseconds between two looks whether the places are still the same. */
const lookEveryMs = 100;

/** `source` and `sink`: the namespaces (their inodes) in which the sockets are; undefined: there is none. */
type Flow = {
	readonly id: number;
	readonly order: FlowOrder;
	readonly port: number;
	source: number | undefined;
	sink: number | undefined;
};

/** Live handle. */
export class Flows {
	readonly #parts: FlowParts;
	readonly #flows = new Map<number, Flow>();
	/** Places that are being taken away, and by how many: no socket may keep them. */
	readonly #barred = new Map<string, number>();
	#thread: Thread<FlowQuestion, FlowAnswer> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#next = 1;

	constructor(parts: FlowParts) {
		this.#parts = parts;
	}

	/** Returns the flows' numbers, in the order of the orders. Throws if a place is not there; then none runs. */
	async start(orders: readonly FlowOrder[]): Promise<readonly number[]> {
		const ids: number[] = [];
		try {
			for (const order of orders) ids.push(await this.#startOne(order));
		} catch (error) {
			await this.stop(ids);
			throw error;
		}
		return ids;
	}

	/** How they are now. Rejects with a ThreadError. */
	read(ids: readonly number[]): Promise<readonly FlowReport[]> {
		return this.#ask({do: 'read', ids});
	}

	/** Ends those that run; what is under way may still arrive. */
	async stop(ids: readonly number[]): Promise<readonly FlowReport[]> {
		// Again is no mistake.
		const running = ids.filter(id => this.#flows.has(id));
		// The thread may be about to end with the last of the others.
		if (running.length === 0) return [];
		const reports = await this.#ask({do: 'stop', ids: running});
		for (const id of ids) this.#flows.delete(id);
		if (this.#flows.size === 0) await this.#rest();
		return reports;
	}

	/** While the action runs no socket of a flow is in these places, nor in those that they hold (a node's pods). */
	async without<T>(places: readonly string[], action: () => Promise<T>): Promise<T> {
		for (const place of places) this.#barred.set(place, (this.#barred.get(place) ?? 0) + 1);
		try {
			await this.#look();
			return await action();
		} finally {
			for (const place of places) this.#allow(place);
			if (this.#flows.size > 0) void this.#look().catch(() => {});
		}
	}

	#allow(place: string): void {
		const left = (this.#barred.get(place) ?? 1) - 1;
		if (left === 0) this.#barred.delete(place);
		else this.#barred.set(place, left);
	}

	async #startOne(order: FlowOrder): Promise<number> {
		const id = this.#next++;
		const [source, target] = [this.#placeOf(order.from), this.#placeOf(order.to)];
		const sink = openSink(target.netns, order);
		let fd: number;
		try {
			fd = openSource(source.netns, order);
		} catch (error) {
			closeSocket(sink.fd);
			throw error;
		}
		this.#flows.set(id, {id, order, port: sink.port, source: source.inode, sink: target.inode});
		this.#timer ??= setInterval(() => void this.#look().catch(() => {}), lookEveryMs);
		await this.#ask({do: 'start', id, order, fd, sink});
		return id;
	}

	async #look(): Promise<void> {
		await Promise.all(
			[...this.#flows.values()].flatMap(flow => [this.#lookAtSource(flow), this.#lookAtSink(flow)]),
		);
	}

	async #lookAtSource(flow: Flow): Promise<void> {
		const {id, order} = flow;
		const now = this.#inode(order.from.place);
		if (now === flow.source) return;
		flow.source = now;
		const fd = now === undefined ? undefined : openSource(this.#netns(order.from.place), order);
		await this.#ask({do: 'source', id, fd});
	}

	async #lookAtSink(flow: Flow): Promise<void> {
		const {id, order, port} = flow;
		const now = this.#inode(order.to.place);
		if (now === flow.sink) return;
		flow.sink = now;
		const sink = now === undefined ? undefined : openSink(this.#netns(order.to.place), order, port);
		await this.#ask({do: 'sink', id, sink});
	}

	/** Throws a PlaceGoneError. */
	#placeOf({name, place}: FlowEnd): {readonly netns: number; readonly inode: number} {
		try {
			const netns = this.#netns(place);
			return {netns, inode: fstatSync(netns).ino};
		} catch (error) {
			throw new PlaceGoneError(`${name} has no network now: is its node off?`, {cause: error});
		}
	}

	#inode(place: string): number | undefined {
		try {
			return fstatSync(this.#netns(place)).ino;
		} catch {
			return undefined;
		}
	}

	/** Throws if there is none, or none for us. */
	#netns(place: string): number {
		for (const barred of this.#barred.keys()) {
			if (place === barred || place.startsWith(`${barred}/`))
				throw new PlaceGoneError(`${place} is going away`);
		}
		return this.#parts.netnsOf(place);
	}

	#ask(question: FlowQuestion): Promise<FlowAnswer> {
		if (this.#flows.size === 0) return Promise.resolve([]);
		this.#thread ??= startThread(this.#parts.threadFile);
		return this.#thread.ask(question);
	}

	/** There is no flow any more. */
	async #rest(): Promise<void> {
		clearInterval(this.#timer);
		this.#timer = undefined;
		const thread = this.#thread;
		this.#thread = undefined;
		await thread?.end();
	}
}

/** A flow was to begin or end in a place that is not there, or is being taken away. */
class PlaceGoneError extends Error {
	override readonly name = 'PlaceGoneError';
}
