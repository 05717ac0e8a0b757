/**
 * What a probe and the one who answers it say to each other: "who did you see?", so that NAT on the way shows. Pure.
 * The token tells apart the answers of different probes; it has no blank in it.
 */
import type {InternetAddress} from '../run/socket-address.js';

const question = 'cnilab-probe ';
const answer = 'cnilab-seen ';

/** `cnilab-probe TOKEN\n` */
export function probeLine(token: string): string {
	return `${question}${token}\n`;
}

/** The token, if the text begins with a whole probe line. */
export function tokenOf(text: Uint8Array): string | undefined {
	const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
	const end = bytes.indexOf('\n');
	if (end < 0 || bytes.toString('latin1', 0, question.length) !== question) return undefined;
	return bytes.toString('latin1', question.length, end);
}

/** `cnilab-seen TOKEN 10.244.1.2 40123\n` */
export function seenLine(token: string, {address, port}: InternetAddress): string {
	return `${answer}${token} ${address} ${port}\n`;
}

/** The address that the other end saw, if that line is in the text, wherever it is. */
export function parseSeen(text: string, token: string): InternetAddress | undefined {
	const start = text.indexOf(`${answer}${token} `);
	const end = start < 0 ? -1 : text.indexOf('\n', start);
	if (end < 0) return undefined;
	const [address = '', port] = text.slice(start + answer.length + token.length + 1, end).split(' ');
	return {address, port: Number(port)};
}
