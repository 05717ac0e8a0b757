/** What the containers' images and commands would do on the network, as far as this lab does it. Pure. */
import type {Container, Notice, Pod} from '../../../topology/model.js';
import {type Sleep, sleepOf} from './commands.js';
import {imageName, type Says, type Served, serverOf} from './images.js';
import type {Service} from './services.js';

export type Listener = {
	readonly container: string;
	readonly protocol: 'TCP' | 'UDP';
	readonly port: number;
	readonly service: Service;
};

/** A command that runs for real, in the pod's network namespace. */
export type Program = {
	readonly container: string;
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string>>;
};

export type WorkloadPlan = {
	readonly listeners: readonly Listener[];
	readonly program?: Program;
	readonly notices: readonly Notice[];
	/** A command that only sleeps, and ends after so long; Infinity: never. */
	readonly sleepSeconds?: number;
	/** Its image, or its command, is not known here: what answers only stands in for it. */
	readonly standIn?: true;
	/** What it writes when it starts. */
	readonly says?: Says;
};

/** Whether a program of that name, or at that path, is on the host. */
export type OnHost = (program: string) => boolean;

/** The plan for one container of a pod. */
export function planWorkload(pod: Pod, container: Container, onHost: OnHost): WorkloadPlan {
	const {command, args} = container;
	const image = imageName(container.image);
	const server = serverOf(image);
	// A command that is the image's own program is its arguments, written the long way.
	const ownProgram = command.length > 0 && server?.programs.includes(command[0] ?? '');
	const argv = ownProgram ? [...command.slice(1), ...args] : [...command, ...args];
	const isCommand =
		!ownProgram && (command.length > 0 || (server?.argsAreCommand === true && argv.length > 0));
	if (isCommand) return planCommand(pod, container, {argv, server, onHost});
	if (!server) return planUnknown(pod, container, image);
	return withNotices(pod, container, server.serve({container, pod, args: argv}));
}

type CommandChoice = {
	readonly argv: readonly string[];
	readonly server: ReturnType<typeof serverOf>;
	readonly onHost: OnHost;
};

function planCommand(pod: Pod, container: Container, {argv, server, onHost}: CommandChoice): WorkloadPlan {
	const [program = ''] = argv;
	const sleep = sleepOf(argv);
	if (sleep?.says || (sleep && !onHost(program))) return asleep(sleep);
	if (onHost(program)) {
		const env = {...container.env, HOSTNAME: pod.hostname};
		return {listeners: [], program: {container: container.name, argv, env}, notices: []};
	}
	const instead = server
		? server.serve({container, pod, args: []})
		: {services: declared(pod, container), notices: []};
	const message = `command '${program}' is not a program of this host, so it does not run; ${inWords(instead)}`;
	const planned = withNotices(pod, container, {...instead, notices: [message, ...instead.notices]});
	return {...planned, standIn: true};
}

function asleep({seconds, says = []}: Sleep): WorkloadPlan {
	return {listeners: [], notices: [], sleepSeconds: seconds, ...(says.length > 0 && {says: () => says})};
}

function planUnknown(pod: Pod, container: Container, image: string): WorkloadPlan {
	const served: Served = {services: declared(pod, container), notices: []};
	const message = `image '${image}' is not one that cnilab knows how to imitate; ${inWords(served)}`;
	return {...withNotices(pod, container, {...served, notices: [message]}), standIn: true};
}

/** The container's own ports: a line that says who is there, or an echo. */
function declared(pod: Pod, {ports}: Container): Served['services'] {
	const greeting: Service = {kind: 'greeting', hostname: pod.hostname};
	const echo: Service = {kind: 'echo'};
	return ports.flatMap(({port, protocol}) =>
		protocol === 'SCTP' ? [] : [{protocol, port, service: protocol === 'TCP' ? greeting : echo}],
	);
}

function inWords({services}: Pick<Served, 'services'>): string {
	if (services.length === 0) return 'it serves nothing (no containerPorts)';
	return `a stand-in answers on ${services.map(({port, protocol}) => `${port}/${protocol}`).join(', ')}`;
}

function withNotices(pod: Pod, container: Container, {services, notices, says}: Served): WorkloadPlan {
	const subject = `container ${container.name} of pod ${pod.namespace}/${pod.name}`;
	const at = pod.place ? {at: pod.place} : {};
	// This machine's kernels have no SCTP sockets, and Node could not use them.
	const sctp = container.ports
		.filter(({protocol}) => protocol === 'SCTP')
		.map(({port}) => `port ${port}/SCTP is not served: there are no SCTP sockets here`);
	return {
		listeners: services.map(service => ({...service, container: container.name})),
		notices: [...notices, ...sctp].map(message => ({subject, message, ...at})),
		...(says && {says}),
	};
}
