/** Serves what a pod's containers would: all sockets of all pods belong to this one process. */
import type {Notice, Pod} from '../../../topology/model.js';
import {launch} from '../../run/launch.js';
import {type Closable, type Refused, serveListeners} from './listeners.js';
import {type OnHost, type Program, planPodWorkloads} from './plan.js';

/** What the pod's host lends it. */
export type PodHost = {
	/** An open descriptor of the network namespace that the pod uses (its node's, with hostNetwork). */
	readonly netns: number;
	/** The argv before a command that shall run there. */
	readonly enter: readonly string[];
	readonly onHost: OnHost;
};

/** Live handle of a pod's workloads. */
export type ServedPod = Closable & {
	/** What is not as the manifest asks: also what has gone wrong since, such as a program that ended. */
	notices(): readonly Notice[];
};

/** Opens everything before it returns. A port that can't be had is a notice: the pod's other ports are served. */
export function serve(pod: Pod, host: PodHost): ServedPod {
	const plans = planPodWorkloads(pod, host.onHost);
	const notices = plans.flatMap(plan => plan.notices);
	const notice = (container: string, message: string): void => {
		const subject = `container ${container} of pod ${pod.namespace}/${pod.name}`;
		notices.push({subject, message, ...(pod.place ? {at: pod.place} : {})});
	};
	const listeners = plans.flatMap(plan => plan.listeners);
	const served = serveListeners(host.netns, listeners, () => {});
	for (const refused of served.refused) notice(refused.listener.container, whyRefused(refused));
	const programs = plans.flatMap(({program}) => (program ? [program] : []));
	const running = programs.map(program =>
		start(program, host.enter, message => notice(program.container, message)),
	);
	return {
		notices: () => notices,
		close: async () => {
			await Promise.all([served, ...running].map(each => each.close()));
		},
	};
}

/** One sentence. */
export function whyRefused({listener: {port, protocol}, error}: Refused): string {
	const why =
		error.code === 'EADDRINUSE'
			? 'another container of the pod has it; a real one would crash'
			: error.message;
	return `port ${port}/${protocol} is not served: ${why}`;
}

function start({argv, env}: Program, enter: readonly string[], tell: (message: string) => void): Closable {
	let said = '';
	const launched = launch({argv: [...enter, ...argv], env, why: ''}, chunk => {
		said = (said + chunk.toString()).slice(-2000);
	});
	let closed = false;
	const ended = launched.ended.then(({words}) => {
		const last = said.trim() === '' ? words : `${words}; it said: ${said.trim()}`;
		if (!closed) tell(`command '${argv.join(' ')}' has ended: ${last}`);
	});
	return {
		close: () => {
			closed = true;
			launched.kill('SIGKILL');
			return ended;
		},
	};
}
