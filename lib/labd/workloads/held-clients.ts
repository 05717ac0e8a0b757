/** The connections of a server, which can be held still: nothing is read of them, and nothing written. */
import type {Socket} from 'node:net';

/** Live handle. */
export class HeldClients {
	readonly #clients = new Map<Socket, {wasPaused: boolean} | undefined>();
	#isFrozen = false;

	/** Held at once, if the others are. */
	add(client: Socket): void {
		this.#clients.set(client, undefined);
		client.on('close', () => this.#clients.delete(client));
		// A client that resets the connection is its own affair.
		client.on('error', () => {});
		if (this.#isFrozen) this.#hold(client);
	}

	freeze(frozen: boolean): void {
		this.#isFrozen = frozen;
		for (const client of [...this.#clients.keys()]) {
			if (frozen) this.#hold(client);
			else this.#release(client);
		}
	}

	destroy(): void {
		for (const client of this.#clients.keys()) client.destroy();
	}

	#hold(client: Socket): void {
		this.#clients.set(client, {wasPaused: client.isPaused()});
		client.cork();
		client.pause();
		client.on('resume', stay);
	}

	#release(client: Socket): void {
		const held = this.#clients.get(client);
		if (!held) return;
		this.#clients.set(client, undefined);
		client.off('resume', stay);
		client.uncork();
		if (!held.wasPaused) client.resume();
	}
}

/** A pipe goes on reading when what it has written is gone. */
function stay(this: Socket): void {
	this.pause();
}
