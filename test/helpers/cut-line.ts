/** A line to a port of this machine that can be cut, and held. */
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import type {ExecutionContext} from 'ava';

export type Line = {
	readonly port: number;
	/** Ends all connections that there are. */
	cut(): void;
	/** Ends them, and lets nobody in until `release`. */
	hold(): void;
	release(): void;
};

export async function lineTo(t: ExecutionContext, port: number): Promise<Line> {
	const open = new Set<Socket>();
	let held = false;
	const cut = () => {
		for (const socket of open) socket.destroy();
	};
	const server = createServer(client => {
		if (held) return void client.destroy();
		const target = connect(port, '127.0.0.1');
		join(client, target, open);
		join(target, client, open);
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => {
		cut();
		server.close();
	});
	const hold = () => {
		held = true;
		cut();
	};
	const release = () => {
		held = false;
	};
	return {port: (server.address() as AddressInfo).port, cut, hold, release};
}

function join(from: Socket, to: Socket, open: Set<Socket>): void {
	open.add(from);
	from.pipe(to);
	from.on('error', () => {});
	from.on('close', () => {
		open.delete(from);
		to.destroy();
	});
}
