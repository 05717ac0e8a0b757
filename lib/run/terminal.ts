/** Who sits at a terminal that we have opened: types, reads what is printed, and makes the window larger. */
import {closeSync, readSync} from 'node:fs';
import {PassThrough, type Readable, Writable} from 'node:stream';
import {ReadStream} from 'node:tty';
import {openPty, setWindowSize, type WindowSize} from './pty.js';

/** Live handle. */
export type Terminal = {
	/** A program's standard input, output and error. */
	readonly descriptor: number;
	/** What is written to it is typed; its end is Ctrl-D. */
	readonly typed: Writable;
	/** What is printed, until `end`. */
	readonly printed: Readable;
	resize(size: WindowSize): void;
	/** The program has ended: what it has printed is all. */
	end(): void;
	/** The terminal goes: a hang-up, as when a window is closed. */
	hangUp(): void;
};

/**
 * Throws a SystemCallError if there is no terminal to be had. We hold it open until `end`: without, libuv takes the hang-up for
 * the end and leaves what was not read yet (uv__stream_io, POLLHUP after a short read).
 */
export function openTerminal(): Terminal {
	const {master, terminal} = openPty();
	const user = new ReadStream(master);
	const printed = shown(user);
	return {
		descriptor: terminal,
		typed: typing(user),
		printed,
		resize: size => {
			if (!user.destroyed) setWindowSize(master, size);
		},
		end: () => {
			closeSync(terminal);
			readRest(user, master, printed);
		},
		hangUp: () => void user.destroy(),
	};
}

function typing(user: ReadStream): Writable {
	const endOfFile = '\x04';
	return new Writable({
		write: (chunk, _, done) => type(user, chunk, done),
		final: done => type(user, endOfFile, done),
	});
}

/** When the terminal has gone, nobody reads what is typed. */
function type(user: ReadStream, keys: Buffer | string, done: () => void): void {
	if (user.destroyed) done();
	else user.write(keys, () => done());
}

function shown(user: ReadStream): PassThrough {
	const output = new PassThrough();
	user.on('error', () => {});
	user.on('data', chunk => {
		if (!output.write(chunk)) user.pause();
	});
	output.on('drain', () => user.resume());
	return output;
}

function readRest(user: ReadStream, master: number, output: PassThrough): void {
	if (!user.destroyed) {
		user.pause();
		// What it has read is handed on by its listener.
		while (user.read() !== null);
		for (const chunk of waiting(master)) output.write(chunk);
	}
	output.end();
	user.destroy();
}

/** What the kernel has for the reader of a terminal: it says EAGAIN only when all that was written has been read (n_tty_read). */
function* waiting(master: number): Generator<Buffer> {
	const buffer = Buffer.alloc(4096);
	try {
		for (;;) yield Buffer.from(buffer.subarray(0, readSync(master, buffer)));
	} catch (error) {
		if (!['EAGAIN', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}
