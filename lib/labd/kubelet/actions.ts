/** What probes and hooks do: httpGet, tcpSocket, exec, sleep. */
import {setTimeout as delay} from 'node:timers/promises';
import type {ExecAction, HTTPGetAction, LifecycleHandler, Probe} from 'kubernetes-types/core/v1.js';
import type {ContainerPort} from '../../../topology/model.js';
import {launch} from '../../run/launch.js';
import type {Way} from '../../run/runtime.js';
import type {Freezer} from '../freezer.js';
import {probeHttp, probeTcp, type Verdict} from './probe-connection.js';

/** Where an action is done. */
export type ActionPlace = {
	/** The node's network namespace: the kubelet's probes come from there. */
	nodeNetns(): number;
	readonly podIp: string;
	readonly ports: readonly ContainerPort[];
	/** The way for a command in the container. Rejects when that has ended. */
	enter(): Promise<Way>;
	readonly env: Readonly<Record<string, string>>;
	onHost(program: string): boolean;
	readonly freezer: Freezer;
	/** It could not be done as asked, and counts as passed. */
	warn(message: string): void;
};

/** Never rejects. What can't be done here passes, and `warn` is told why: a stand-in must not fail for what it lacks. */
export async function act(
	action: Probe | LifecycleHandler,
	place: ActionPlace,
	timeoutMs: number,
): Promise<Verdict> {
	const {exec, httpGet, tcpSocket} = action;
	if (httpGet) return get(httpGet, place, timeoutMs);
	if (tcpSocket) {
		const port = portNumber(tcpSocket.port, place);
		return typeof port === 'string'
			? port
			: probeTcp({netns: place.nodeNetns(), address: tcpSocket.host ?? place.podIp, port, timeoutMs});
	}
	if (exec) return execute(exec, place, timeoutMs);
	if ('sleep' in action && action.sleep) {
		await delay(Math.min(action.sleep.seconds * 1000, timeoutMs));
		return undefined;
	}
	if ('grpc' in action && action.grpc) place.warn('grpc probes are not sent here; it counts as passed');
	return undefined;
}

async function get(action: HTTPGetAction, place: ActionPlace, timeoutMs: number): Promise<Verdict> {
	const {host, path = '/', scheme = 'HTTP', httpHeaders = []} = action;
	const port = portNumber(action.port, place);
	if (typeof port === 'string') return port;
	return probeHttp({
		netns: place.nodeNetns(),
		address: host || place.podIp,
		port,
		timeoutMs,
		scheme: scheme as 'HTTP' | 'HTTPS',
		path: path.startsWith('/') ? path : `/${path}`,
		headers: new Map(httpHeaders.map(({name, value}) => [name.toLowerCase(), value])),
	});
}

/** A name is one of the container's ports; a sentence if it is none. */
function portNumber(port: number | string, {ports}: ActionPlace): number | string {
	if (typeof port === 'number') return port;
	if (/^\d+$/.test(port)) return Number(port);
	return ports.find(({name}) => name === port)?.port ?? `couldn't find port ${JSON.stringify(port)}`;
}

/** Characters of a probe's output that are kept. */
const keptOutput = 10_000;

async function execute({command = []}: ExecAction, place: ActionPlace, timeoutMs: number): Promise<Verdict> {
	const [program = ''] = command;
	if (!place.onHost(program)) {
		place.warn(`'${program}' is not a program of this host, so it is not run; it counts as passed`);
		return undefined;
	}
	let way: Way;
	try {
		way = await place.enter();
	} catch (error) {
		return (error as Error).message;
	}
	return executeIn(way, {command, ...place, timeoutMs});
}

type Execution = {
	readonly command: readonly string[];
	readonly timeoutMs: number;
} & Pick<ActionPlace, 'env' | 'freezer'>;

async function executeIn(
	{outside, inside}: Way,
	{command, env, freezer, timeoutMs}: Execution,
): Promise<Verdict> {
	let output = '';
	let isLate = false;
	const argv = [...inside, ...command];
	const launched = launch({outside, argv, env, why: 'a probe'}, chunk => {
		output = (output + chunk.toString()).slice(0, keptOutput);
	});
	const leave = freezer.add(launched);
	const callOff = freezer.after(timeoutMs, () => {
		isLate = true;
		launched.kill('SIGKILL');
	});
	const {code, words} = await launched.ended;
	leave();
	callOff();
	if (isLate)
		return `command timed out: ${JSON.stringify(command.join(' '))} timed out after ${timeoutMs / 1000}s`;
	return code === 0 ? undefined : output.trim() || `command '${command.join(' ')}' failed: ${words}`;
}
