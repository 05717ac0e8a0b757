/** Serves what a pod's containers would: all sockets of all pods belong to this one process. */
import type {Notice, Pod} from '../../../topology/model.js';
import {SystemCallError} from '../../run/libc.js';
import {inNetns} from '../../run/namespaces.js';
import {openTcpListener, openUdpSocket} from '../../run/sockets.js';
import {type Listener, type OnHost, type Program, planPodWorkloads} from './plan.js';
import {runProgram} from './programs.js';
import {serveTcp} from './tcp.js';
import {serveUdp} from './udp.js';

/** What the pod's host lends it. */
export type PodHost = {
	/** An open descriptor of the network namespace that the pod uses (its node's, with hostNetwork). */
	readonly netns: number;
	/** The argv before a command that shall run there. */
	readonly enter: readonly string[];
	readonly onHost: OnHost;
};

/** Live handle of a pod's workloads. */
export type ServedPod = {
	/** What is not as the manifest asks: also what has gone wrong since, such as a program that ended. */
	notices(): readonly Notice[];
	/** Ends its listeners, their connections and its programs. */
	close(): Promise<void>;
};

/** Anything that can be ended. */
export type Closable = {close(): Promise<void>};

/** Opens everything before it returns. A port that can't be had is a notice: the pod's other ports are served. */
export function serve(pod: Pod, host: PodHost): ServedPod {
	const plans = planPodWorkloads(pod, host.onHost);
	const notices = plans.flatMap(plan => plan.notices);
	const notice = (container: string, message: string): void => {
		const subject = `container ${container} of pod ${pod.namespace}/${pod.name}`;
		notices.push({subject, message, ...(pod.place ? {at: pod.place} : {})});
	};
	const sockets = inNetns(host.netns, () =>
		plans.flatMap(({listeners}) => listeners).flatMap(listener => open(listener, notice) ?? []),
	);
	const programs = plans.flatMap(({program}) => (program ? [program] : []));
	const running: Closable[] = [
		...sockets.map(({listener, fd}) =>
			listener.protocol === 'TCP' ? serveTcp(fd, listener.service) : serveUdp(fd, listener.service),
		),
		...programs.map(program => start(program, pod, {host, notice})),
	];
	return {
		notices: () => notices,
		close: async () => {
			await Promise.all(running.map(each => each.close()));
		},
	};
}

type Tell = (container: string, message: string) => void;

function open(listener: Listener, tell: Tell): {listener: Listener; fd: number} | undefined {
	const {protocol, port, container} = listener;
	try {
		return {listener, fd: protocol === 'TCP' ? openTcpListener(port) : openUdpSocket(port)};
	} catch (error) {
		if (!(error instanceof SystemCallError)) throw error;
		const why =
			error.code === 'EADDRINUSE'
				? 'another container of the pod has it; a real one would crash'
				: error.message;
		tell(container, `port ${port}/${protocol} is not served: ${why}`);
		return undefined;
	}
}

function start(program: Program, pod: Pod, {host, notice}: {host: PodHost; notice: Tell}): Closable {
	const why = `the command of container ${program.container} of pod ${pod.namespace}/${pod.name}`;
	return runProgram({...program, enter: host.enter, why}, message => notice(program.container, message));
}
