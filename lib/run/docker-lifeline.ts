/** For labd in a lab of containers: it ends when the lab's init does, though it is in no PID namespace that ends with that. */
import {constants, openSync} from 'node:fs';
import {Socket} from 'node:net';

/** The init alone has the pipe open for writing. */
export function endWithInit(pipe: string): void {
	const end = new Socket({
		fd: openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK),
		readable: true,
		writable: false,
	});
	end.on('end', () => process.exit(1));
	end.on('error', () => process.exit(1));
	end.resume();
	end.unref();
}
