/** Probes over the network, from the node as a kubelet sends them: httpGet and tcpSocket. */
import {Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';
import {inNetns} from '../../run/namespaces.js';
import {familyOf} from '../../run/socket-address.js';
import {openInternetSocket, SOCK_STREAM} from '../../run/sockets.js';

/** Why it failed, in the words that `kubectl describe` shows; undefined: it passed. */
export type Verdict = string | undefined;

export type Target = {
	/** An open descriptor of the network namespace that the connection comes from. */
	readonly netns: number;
	/** A literal address. */
	readonly address: string;
	readonly port: number;
	readonly timeoutMs: number;
};

export type HttpGet = Target & {
	readonly scheme: 'HTTP' | 'HTTPS';
	/** With its query. */
	readonly path: string;
	/** Names in lower case. */
	readonly headers: ReadonlyMap<string, string>;
};

/** Passes when the connection stands. Never rejects. */
export function probeTcp(target: Target): Promise<Verdict> {
	return talk(target, (socket, end) => {
		socket.on('connect', () => end(undefined));
	}).then(why => why && `dial tcp ${hostPort(target)}: ${why}`);
}

/** Passes with a status of 200 to 399. Never rejects. */
export async function probeHttp(get: HttpGet): Promise<Verdict> {
	const {scheme} = get;
	let status: number | undefined;
	const why = await talk(get, (socket, end) => {
		const stream = scheme === 'HTTPS' ? connectTls({socket, rejectUnauthorized: false}) : socket;
		stream.on('error', (error: NodeJS.ErrnoException) => end(wordsFor(error)));
		let text = '';
		stream.on('data', (chunk: Buffer) => {
			text += chunk.toString('latin1');
			status = statusOf(text);
			if (status !== undefined) return end(undefined);
			if (text.includes('\n')) end(`malformed HTTP response ${JSON.stringify(text.split(/\r?\n/)[0])}`);
		});
		stream.on('end', () => end('EOF'));
		stream.write(requestText(get));
	});
	if (why !== undefined) return `Get "${urlOf(get)}": ${why}`;
	if (status !== undefined && status >= 200 && status < 400) return undefined;
	return `HTTP probe failed with statuscode: ${status}`;
}

type End = (verdict: Verdict) => void;

function talk(target: Target, begin: (socket: Socket, end: End) => void): Promise<Verdict> {
	const {netns, address, port, timeoutMs} = target;
	return new Promise(resolve => {
		const fd = inNetns(netns, () => openInternetSocket(familyOf(address), SOCK_STREAM));
		const socket = new Socket({fd, readable: true, writable: true});
		const end: End = verdict => {
			clearTimeout(timer);
			// A reset: no connection of a probe stays in the kernel's tables for a minute more.
			if (socket.connecting) socket.destroy();
			else socket.resetAndDestroy();
			resolve(verdict);
		};
		const timer = setTimeout(
			() => end(socket.connecting ? 'i/o timeout' : 'context deadline exceeded'),
			timeoutMs,
		);
		socket.on('error', (error: NodeJS.ErrnoException) => end(wordsFor(error)));
		// What is written waits only for a connection that is on its way.
		begin(socket.connect(port, address), end);
	});
}

function requestText(get: HttpGet): string {
	const usual = new Map([
		['host', hostPort(get)],
		['user-agent', 'kube-probe/1.32'],
		['accept', '*/*'],
		['connection', 'close'],
	]);
	const lines = [...new Map([...usual, ...get.headers])].map(([name, value]) => `${name}: ${value}`);
	return `${[`GET ${get.path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** Undefined until the status line is there. */
function statusOf(text: string): number | undefined {
	const [, status] = /^HTTP\/1\.[01] (\d{3})\b[^\n]*\n/.exec(text) ?? [];
	return status === undefined ? undefined : Number(status);
}

function urlOf(get: HttpGet): string {
	return `${get.scheme.toLowerCase()}://${hostPort(get)}${get.path}`;
}

function hostPort({address, port}: Target): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** As Go says it. */
function wordsFor({code, message}: NodeJS.ErrnoException): string {
	switch (code) {
		case 'ECONNREFUSED':
			return 'connect: connection refused';
		case 'EHOSTUNREACH':
			return 'connect: no route to host';
		case 'ENETUNREACH':
			return 'connect: network is unreachable';
		case 'ECONNRESET':
			return 'read: connection reset by peer';
		default:
			return message;
	}
}
