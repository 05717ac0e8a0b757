/** What a client sends before its command runs: the container may have to be made first. */
import {PassThrough} from 'node:stream';
import type {WindowSize} from '../../run/pty.js';
import type {Session} from '../../run/session.js';
import type {Connection} from './connection.js';
import type {StreamOptions} from './options.js';

/** Milliseconds. kubectl tells its terminal's size at once, and a command may look at it at once; who has none tells nothing. */
const sizeWait = 100;

export class EarlyInput {
	/** Resolves when the size of the client's terminal is known, if there is one. */
	readonly sized: Promise<void>;
	readonly #stdin = new PassThrough();
	#size: WindowSize | undefined;
	#resize: (size: WindowSize) => void = () => {};

	constructor(client: Connection, {tty}: StreamOptions) {
		this.sized = new Promise(resolve => {
			const timer = setTimeout(resolve, tty ? sizeWait : 0);
			client.receive(this.#stdin, size => {
				this.#size = size;
				this.#resize(size);
				clearTimeout(timer);
				resolve();
			});
		});
	}

	handTo({stdin, resize}: Session): void {
		if (this.#size) resize(this.#size);
		this.#resize = resize;
		if (!stdin) return void this.#stdin.resume();
		// Who waits until there is room shall not when nobody reads any more.
		stdin.on('close', () => this.#stdin.destroy());
		this.#stdin.pipe(stdin);
	}
}
