/** Asks a BIRD on its control socket, as birdc does, without a process for it. */
import {createConnection} from 'node:net';

/** A BIRD that does not answer. */
export class BirdError extends Error {
	override readonly name = 'BirdError';
}

/**
 * What birdc would print for a command that only looks. `socket`: its file, as this process names it. Rejects with a BirdError
 * if nobody listens there, or answers in time.
 */
export function askBird(socket: string, command: string, timeoutMs = 5000): Promise<string> {
	return new Promise((resolve, reject) => {
		const connection = createConnection(socket);
		let said = '';
		const end = (settle: () => void): void => {
			connection.destroy();
			settle();
		};
		const fail = (why: string, cause?: unknown) =>
			end(() => reject(new BirdError(`BIRD at ${socket}: ${why}`, {cause})));
		connection.setTimeout(timeoutMs, () => fail(`no answer within ${timeoutMs} ms`));
		connection.on('error', error => fail(error.message, error));
		connection.on('end', () => fail('it has closed the connection'));
		connection.on('connect', () => connection.write(`${command}\n`));
		connection.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (!isWhole.test(said)) return;
			const answers = answersIn(said);
			const [, answer] = answers;
			// The first one is its greeting.
			if (answer !== undefined) end(() => resolve(answer));
		});
	});
}

/** The last line that has come is the last one of an answer. */
const isWhole = /(?:^|\n)\d{4} [^\n]*\n$/;

/**
 * The whole answers in what BIRD has written (nest/cli.c): `1002-text` where more follows, ` text` for another line of the same
 * kind, `0000 text` at the end.
 */
export function answersIn(said: string): string[] {
	const answers: string[] = [];
	let lines: string[] = [];
	for (const line of said.split('\n').slice(0, -1)) {
		const [, , mark, text = ''] = /^(\d{4})([ -])(.*)$/.exec(line) ?? [];
		lines.push(mark === undefined ? line.slice(1) : text);
		if (mark !== ' ') continue;
		answers.push(lines.join('\n'));
		lines = [];
	}
	return answers;
}
