/** Who has started labd, and reads its standard output until the lab is up. */
import {closeSync, openSync} from 'node:fs';
import {Socket} from 'node:net';
import type {LabdEvent} from './events.js';

/** Live handle. */
export type Starter = {
	/** One JSON object a line. Nobody may read it any more. */
	tell(event: LabdEvent): void;
	/** Ends the output. From then on nothing may block on it: number 1 is /dev/null. Resolves when all has been said. */
	letGo(): Promise<void>;
};

/**
 * A socket of its own on number 1, and not process.stdout, which can't be closed. What libuv has once had to wait for to write, it
 * watches by its number; and what is closed under it stays watched (epoll(7)), because the sandbox's init has it open, too: when its
 * reader ends, this process would go round for ever and find nothing to do.
 */
export function starter(): Starter {
	const socket = new Socket({fd: 1, readable: false, writable: true});
	const closed = new Promise<void>(resolve => socket.once('close', () => resolve()));
	// Who started us may be gone: what is said to nobody is no error.
	socket.on('error', () => {});
	return {
		tell: event => void socket.write(`${JSON.stringify(event)}\n`),
		letGo: async () => {
			socket.end();
			await closed;
			closeSync(1);
			openSync('/dev/null', 'w');
		},
	};
}
