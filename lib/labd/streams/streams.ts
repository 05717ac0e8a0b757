/** kubectl exec and attach, from the client's socket to the container's command. */
import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import type {ApiObject} from '../../api/object.js';
import {badRequest} from '../../api/status.js';
import type {Console} from '../../run/console.js';
import {type Session, startSession} from '../../run/session.js';
import type {Streams as ApiStreams} from '../api/exchange.js';
import type {Kubelet} from '../kubelet/types.js';
import {isOnHost} from '../workloads/programs.js';
import {accept, type Connection, checkProtocol} from './connection.js';
import {EarlyInput} from './early-input.js';
import {type StreamOptions, streamOptions} from './options.js';
import {channels, failed, outcomeOf, succeeded} from './protocol.js';

type Arrived = {readonly request: IncomingMessage; readonly connection: Parameters<ApiStreams['upgrade']>[1]};

type Used = Pick<Kubelet, 'command' | 'logs' | 'console'>;

/** Live handle of all that is being streamed. */
export class Streams implements ApiStreams {
	readonly #kubelet: Used;
	readonly #sessions = new Map<string, Set<Session>>();

	constructor(kubelet: Used) {
		this.#kubelet = kubelet;
	}

	/** Throws an ApiError as long as it has not answered. */
	upgrade(
		request: IncomingMessage,
		connection: Arrived['connection'],
		{pod, subresource, query}: Parameters<ApiStreams['upgrade']>[2],
	): void {
		const options = streamOptions(query);
		refuseCompleted(pod, subresource);
		if (subresource === 'exec') this.#exec({request, connection}, pod.metadata.uid, options);
		else this.#attach({request, connection}, pod.metadata.uid, options);
	}

	/** Ends what runs in a pod that goes. Resolves when it is gone. */
	async end(uid: string): Promise<void> {
		await Promise.all([...(this.#sessions.get(uid) ?? [])].map(session => session.kill()));
	}

	/** What clients run in a pod is held still with it. */
	freeze(uid: string, frozen: boolean): void {
		for (const session of this.#sessions.get(uid) ?? []) session.freeze(frozen);
	}

	#exec({request, connection}: Arrived, uid: string, options: StreamOptions): void {
		if (options.command.length === 0)
			throw badRequest('you must specify at least one command for the container');
		// Before the protocol: a client that falls back to SPDY shall hear what was wrong at first.
		const command = this.#kubelet.command(uid, options.container, options.command);
		checkProtocol(request);
		accept(request, connection, client => {
			client.say(firstChannel(options), '');
			const missing = missingProgram(options.command, command.env.PATH);
			if (missing) client.end(failed(missing));
			else void this.#start(client, uid, {command, options});
		});
	}

	async #start(
		client: Connection,
		uid: string,
		{command, options}: {readonly command: ReturnType<Kubelet['command']>; readonly options: StreamOptions},
	): Promise<void> {
		const early = new EarlyInput(client, options);
		try {
			const [argv] = await Promise.all([command.argv(), early.sized]);
			const {env} = command;
			const session = startSession({argv, env, terminal: options.tty, ...options});
			early.handTo(session);
			await this.#run(client, uid, session);
		} catch (error) {
			client.end(failed((error as Error).message));
		}
	}

	async #run(client: Connection, uid: string, session: Session): Promise<void> {
		const sessions = this.#sessions.get(uid) ?? new Set();
		this.#sessions.set(uid, sessions.add(session));
		void client.closed.then(session.kill);
		const {stdout, stderr} = session;
		const sent = [
			stdout && client.send(channels.stdout, stdout),
			stderr && client.send(channels.stderr, stderr),
		];
		const [end] = await Promise.all([session.ended, ...sent]);
		sessions.delete(session);
		if (sessions.size === 0) this.#sessions.delete(uid);
		client.end(outcomeOf(end));
	}

	#attach(arrived: Arrived, uid: string, options: StreamOptions): void {
		const console = this.#kubelet.console(uid, options.container);
		if (!console) {
			this.#watch(arrived, uid, options);
			return;
		}
		checkProtocol(arrived.request);
		accept(arrived.request, arrived.connection, client => void join(client, console, options));
	}

	#watch({request, connection}: Arrived, uid: string, options: StreamOptions): void {
		const gone = new AbortController();
		const follow = {follow: true, tailLines: 0};
		const lines = this.#kubelet.logs(uid, options.container, follow, gone.signal);
		checkProtocol(request);
		accept(request, connection, client => {
			void client.closed.then(() => gone.abort());
			void show(client, lines, options);
		});
	}
}

async function join(client: Connection, console: Console, options: StreamOptions): Promise<void> {
	client.say(firstChannel(options), '');
	const seat = console.attach(options);
	const {stdin, stdout, stderr, resize} = seat;
	client.receive(stdin, resize);
	void client.closed.then(seat.leave);
	await Promise.all([
		stdout && client.send(channels.stdout, stdout),
		stderr && client.send(channels.stderr, stderr),
		seat.ended,
	]);
	const why = stdout?.errored ?? stderr?.errored;
	client.end(why ? failed(why.message) : succeeded());
}

/** What the container writes from now on. Nobody types into one that has neither input nor terminal. */
async function show(
	client: Connection,
	lines: AsyncIterable<string>,
	{stdin, stderr, tty}: StreamOptions,
): Promise<void> {
	const text = stdin
		? `cnilab: the container has no input: 'kubectl exec' runs a command in it${tty ? '\r\n' : '\n'}`
		: '';
	client.say(stderr ? channels.stderr : channels.stdout, text);
	client.receive(null, () => {});
	let end = succeeded();
	const output = Readable.from(tty ? forTerminal(lines) : lines).once('error', error => {
		end = failed(error.message);
	});
	await client.send(channels.stdout, output);
	client.end(end);
}

/** The client's terminal is raw: nothing there makes a carriage return of a newline. */
async function* forTerminal(lines: AsyncIterable<string>): AsyncGenerator<string> {
	for await (const line of lines) yield line.replaceAll('\n', '\r\n');
}

/** A container runtime fails to start such a command; the shell that ours start through would give it an exit code. */
function missingProgram([program = '']: readonly string[], path = ''): string | undefined {
	if (program.includes('/') || isOnHost(program, path)) return undefined;
	return `error executing command in container: exec: ${JSON.stringify(program)}: executable file not found in $PATH`;
}

function refuseCompleted({status}: ApiObject, subresource: 'exec' | 'attach'): void {
	const {phase} = (status ?? {}) as {phase?: string};
	if (phase !== 'Succeeded' && phase !== 'Failed') return;
	const what = subresource === 'exec' ? 'exec into' : 'attach to';
	throw badRequest(`cannot ${what} a container in a completed pod; current phase is ${phase}`);
}

/** Some clients wait for a first message, on any channel that they read. */
function firstChannel({stdout, stderr}: StreamOptions): number {
	return stdout ? channels.stdout : stderr ? channels.stderr : channels.error;
}
