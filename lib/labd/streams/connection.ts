/** A client's WebSocket, as channels. */
import type {IncomingMessage} from 'node:http';
import {type Duplex, type Readable, Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {type WebSocket, WebSocketServer} from 'ws';
import {badRequest} from '../../api/status.js';
import type {WindowSize} from '../../run/pty.js';
import {channels, message, type Outcome, protocols, windowSize} from './protocol.js';

/** Bytes of one message: kubectl sends 32 KiB at once. */
const largestMessage = 4 * 1024 * 1024;
/** A client that has gone without a word is noticed within twice this. Milliseconds. */
const heartbeat = 5_000;

/** Throws an ApiError 400 unless the client wants to speak what we speak. */
export function checkProtocol({headers}: IncomingMessage): void {
	const [newest] = protocols;
	if (headers.upgrade?.toLowerCase() !== 'websocket')
		throw badRequest(
			`${headers.upgrade ?? 'this'} is not spoken here, only WebSocket with ${newest}: use kubectl 1.31 or newer, or cnilab exec`,
		);
	const offered = offers(headers['sec-websocket-protocol']);
	if (!offered.some(isSpoken))
		throw badRequest(
			`unable to upgrade: unable to negotiate protocol: client supports [${offered.join(' ')}], server accepts [${protocols.join(' ')}]`,
		);
}

function offers(header = ''): readonly string[] {
	return header.split(',').map(each => each.trim());
}

function isSpoken(protocol: string): boolean {
	return (protocols as readonly string[]).includes(protocol);
}

/** Answers the client, and hands over its connection. Nothing comes if it is no proper WebSocket: the client has been told. */
export function accept(
	request: IncomingMessage,
	{socket, head}: {readonly socket: Duplex; readonly head: Buffer},
	begin: (connection: Connection) => void,
): void {
	const server = new WebSocketServer({
		noServer: true,
		clientTracking: false,
		perMessageDeflate: false,
		maxPayload: largestMessage,
		handleProtocols: offered => [...offered].find(isSpoken) ?? false,
	});
	server.handleUpgrade(request, socket, head, webSocket => begin(new Connection(webSocket)));
}

/** Live handle. */
export class Connection {
	readonly #socket: WebSocket;
	/** Resolves when the client is gone, whoever ended it. */
	readonly closed: Promise<void>;

	constructor(socket: WebSocket) {
		this.#socket = socket;
		this.closed = new Promise(resolve => socket.once('close', () => resolve()));
		// It is closed then, and that is all that there is to know.
		socket.on('error', () => {});
		keepAlive(socket);
	}

	/** Hands on what the client sends. Ends `stdin` when the client does, and lets the client wait when it is full. */
	receive(stdin: Writable | null, resize: (size: WindowSize) => void): void {
		const goOn = () => this.#socket.resume();
		stdin?.on('drain', goOn).on('close', goOn);
		this.#socket.on('message', data => {
			const [channel, content] = [(data as Buffer)[0], (data as Buffer).subarray(1)];
			if (channel === channels.stdin && stdin?.writable && !stdin.write(content)) this.#socket.pause();
			if (channel === channels.close && content[0] === channels.stdin) stdin?.end();
			const size = channel === channels.resize ? windowSize(content) : undefined;
			if (size) resize(size);
		});
	}

	say(channel: number, text: string): void {
		this.#socket.send(message(channel, text));
	}

	/** Sends all of the output, as fast as the client takes it. Resolves at its end, or when the client is gone. */
	async send(channel: number, output: Readable): Promise<void> {
		const sink = new Writable({
			write: (chunk: Buffer, _, done) => this.#socket.send(message(channel, chunk), done),
		});
		await pipeline(output, sink).catch(() => {});
	}

	/** How it went, and goodbye. */
	end(outcome: Outcome): void {
		this.#socket.send(message(channels.error, JSON.stringify(outcome)), () => this.#socket.close(1000));
	}
}

/** A client that does not answer is gone, unless it is we who do not listen. */
function keepAlive(socket: WebSocket): void {
	let answered = true;
	socket.on('pong', () => {
		answered = true;
	});
	const timer = setInterval(() => {
		if (!answered && !socket.isPaused) return socket.terminate();
		answered = socket.isPaused;
		socket.ping();
	}, heartbeat);
	socket.once('close', () => clearInterval(timer));
}
