/** A server with nothing but streams, and clients of it. */
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {ExecutionContext} from 'ava';
import {WebSocket} from 'ws';
import {type ApiError, badRequest} from '../../../../lib/api/status.js';
import type {Kubelet} from '../../../../lib/labd/kubelet/types.js';
import {Streams} from '../../../../lib/labd/streams/streams.js';

export type Path = {
	readonly subresource?: 'exec' | 'attach';
	readonly command?: readonly string[];
	/** `stdin`, `stdout`, `stderr`, `tty`, `container=x` */
	readonly query?: string;
	readonly phase?: string;
};

const here: Kubelet['command'] = (_, container, argv) => {
	if (container === 'none') throw badRequest('container none is not valid for pod web');
	return {argv: async () => argv, env: {PATH: process.env.PATH ?? '', A: 'b'}};
};

/** Commands run where the test does. */
export async function serve(t: ExecutionContext, kubelet: Partial<Kubelet> = {}) {
	const streams = new Streams({command: here, console: () => undefined, ...kubelet} as Kubelet);
	const server = createServer();
	server.on('upgrade', (upgraded, socket, head) => {
		const {searchParams: query} = new URL(upgraded.url ?? '', 'http://x');
		const metadata = {name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: ''};
		const pod = {apiVersion: 'v1', kind: 'Pod', metadata, status: {phase: query.get('phase')}};
		const subresource = query.get('subresource') as 'exec';
		try {
			streams.upgrade(upgraded, {socket, head}, {pod, subresource, query});
		} catch (error) {
			socket.end(`HTTP/1.1 ${(error as ApiError).code} X\r\n\r\n${(error as ApiError).message}`);
		}
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => server.close());
	return {streams, port: (server.address() as AddressInfo).port};
}

function urlOf({
	command = [],
	subresource = 'exec',
	query = 'stdout&stderr',
	phase = 'Running',
}: Path): string {
	const search = new URLSearchParams({phase});
	for (const word of command) search.append('command', word);
	return `/?subresource=${subresource}&${search}&${query}`;
}

/** The answer to a request that asks for another protocol. */
export function ask(port: number, path: Path, headers: Readonly<Record<string, string>>): Promise<string> {
	return new Promise((resolve, reject) => {
		const call = request({port, path: urlOf(path), headers: {connection: 'upgrade', ...headers}});
		call.on('error', reject).end();
		call.on('response', response => {
			let body = '';
			response.on('data', chunk => {
				body += chunk;
			});
			response.on('end', () => resolve(`${response.statusCode} ${body}`));
		});
	});
}

export type Client = ReturnType<typeof connect>;

/** Collects what comes, by channel. */
export function connect(t: ExecutionContext, port: number, {protocol, ...path}: Path & {protocol?: string}) {
	const socket = new WebSocket(`ws://127.0.0.1:${port}${urlOf(path)}`, protocol ?? 'v5.channel.k8s.io');
	t.teardown(() => socket.terminate());
	const chunks = new Map<number, Buffer[]>();
	socket.on('message', (data: Buffer) => {
		const [channel = -1] = data;
		chunks.set(channel, [...(chunks.get(channel) ?? []), data.subarray(1)]);
	});
	const got = (channel: number) => Buffer.concat(chunks.get(channel) ?? []);
	const send = (channel: number, content: string | Uint8Array) =>
		socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(content)]));
	const opened = new Promise<void>(resolve => socket.once('open', () => resolve()));
	const closed = new Promise<number>(resolve => socket.once('close', resolve));
	const outcome = closed.then(code => {
		const text = got(3).toString();
		return {code, ...(JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>)};
	});
	return {
		socket,
		opened,
		outcome,
		bytes: (channel: number) => got(channel).length,
		stdout: () => got(1).toString(),
		stderr: () => got(2).toString(),
		type: (text: string | Uint8Array) => send(0, text),
		resize: (Width: number, Height: number) => send(4, JSON.stringify({Width, Height})),
		send,
		/** The end of standard input, as v5 tells it. */
		finish: () => send(255, '\0'),
	};
}
