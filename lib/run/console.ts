/** A running program that clients come to and leave again, several at once: all see what it writes, and all may type. */
import {PassThrough, type Readable, Writable} from 'node:stream';
import type {WindowSize} from './pty.js';

/** What a client may leave unread. Bytes. */
const longestBacklog = 1024 * 1024;
/** What is kept for the first one. Bytes. */
const longestKept = longestBacklog / 4;

type Source = 'stdout' | 'stderr';

export type ConsoleOptions = {
	/** Where the clients' input goes; null: there is none. */
	readonly stdin: Writable | null;
	readonly resize: (size: WindowSize) => void;
	/** The first client whose input ends, or who leaves, ends the program's. Who comes first sees all from the start. */
	readonly once: boolean;
};

/** What a client asks for. */
export type Wanted = {readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean};

/** Live handle of a client at a console. */
export type Seat = {
	readonly stdin: Writable | null;
	/** Ends with the program; fails with an error for who is too slow. */
	readonly stdout: Readable | null;
	readonly stderr: Readable | null;
	resize(size: WindowSize): void;
	/** The program has ended, or the client has left. */
	readonly ended: Promise<void>;
	leave(): void;
};

type Client = {
	readonly stdin: Writable | null;
	readonly stdout: PassThrough | null;
	readonly stderr: PassThrough | null;
	readonly end: () => void;
};

/** Live handle. */
export class Console {
	readonly #options: ConsoleOptions;
	readonly #clients = new Set<Client>();
	/** For the first client. */
	#kept: {readonly chunk: Buffer; readonly from: Source}[] | undefined;
	#keptBytes = 0;
	#isOver = false;

	constructor(options: ConsoleOptions) {
		this.#options = options;
		if (options.once) this.#kept = [];
	}

	/** The program has written. */
	show(chunk: Buffer, from: Source): void {
		for (const client of this.#clients) hand(client[from], chunk);
		if (this.#kept) this.#keep(chunk, from);
	}

	/** The program has ended. */
	end(): void {
		this.#isOver = true;
		for (const client of this.#clients) this.#dismiss(client);
	}

	attach(wanted: Wanted): Seat {
		const {stdin, resize, once} = this.#options;
		const output = (from: Source) => (wanted[from] ? new PassThrough() : null);
		const typed = wanted.stdin && stdin ? typing(stdin, once) : null;
		let end = () => {};
		const ended = new Promise<void>(resolve => {
			end = resolve;
		});
		const client: Client = {stdin: typed, stdout: output('stdout'), stderr: output('stderr'), end};
		for (const {chunk, from} of this.#kept ?? []) hand(client[from], chunk);
		this.#kept = undefined;
		this.#clients.add(client);
		if (this.#isOver) this.#dismiss(client);
		const leave = () => {
			typed?.end();
			this.#dismiss(client);
		};
		return {...client, resize, ended, leave};
	}

	#keep(chunk: Buffer, from: Source): void {
		this.#kept?.push({chunk, from});
		this.#keptBytes += chunk.length;
		while (this.#keptBytes > longestKept) this.#keptBytes -= this.#kept?.shift()?.chunk.length ?? 0;
	}

	#dismiss(client: Client): void {
		this.#clients.delete(client);
		client.stdout?.end();
		client.stderr?.end();
		// Who waits until there is room shall not when nobody reads any more.
		if (this.#isOver) client.stdin?.destroy();
		client.end();
	}
}

/** The others and the program shall not wait for one that does not read. */
function hand(output: PassThrough | null, chunk: Buffer): void {
	if (!output?.writable) return;
	output.write(chunk);
	if (output.writableLength + output.readableLength > longestBacklog)
		output.destroy(new Error(`the client has left ${longestBacklog} bytes of the output unread`));
}

function typing(stdin: Writable, once: boolean): Writable {
	const isOpen = () => stdin.writable;
	return new Writable({
		write: (chunk, _, done) => {
			if (isOpen()) stdin.write(chunk, () => done());
			else done();
		},
		final: done => {
			if (once && isOpen()) stdin.end();
			done();
		},
	});
}
