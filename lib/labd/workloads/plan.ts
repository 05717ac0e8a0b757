/** What the containers' images and commands would do on the network, as far as this lab does it. Pure. */
import type {Container, Notice, Pod} from '../../../topology/model.js';
import {type Sleep, sleepOf} from './commands.js';
import {imageName, type Says, type Served, serverOf} from './images.js';
import type {Service} from './services.js';
import {shellsOf} from './shells.js';

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
	/** Somebody may come and type, and look on. */
	readonly console?: ProgramConsole;
};

export type ProgramConsole = {
	readonly stdin: boolean;
	readonly tty: boolean;
	/** For one client only: its end of input is the program's. */
	readonly once: boolean;
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
	const image = imageName(container.image);
	const server = serverOf(image);
	const {isCommand, argv} = argvOf(container, server);
	if (isCommand) return planCommand(pod, container, {argv, server, onHost});
	if (!server) return planUnknown(pod, container, image);
	return withNotices(pod, container, server.serve({container, pod, args: argv}));
}

/**
 * What a container that has an input or a terminal runs for real, be it only `cat`: its command, or the shell that its image
 * starts without one. Undefined if this host has no such program.
 */
export function planInteractive(pod: Pod, container: Container, onHost: OnHost): Program | undefined {
	const image = imageName(container.image);
	const {isCommand, argv} = argvOf(container, serverOf(image));
	const usual = argv.length === 0 ? shellsOf(image).map(shell => [shell]) : [];
	const found = (isCommand ? [argv] : usual).find(([program = '']) => onHost(program));
	return found && programOf(pod, container, found);
}

function programOf({hostname}: Pod, {name, env}: Container, argv: readonly string[]): Program {
	return {container: name, argv, env: {...env, HOSTNAME: hostname}};
}

type Argv = {
	/** Or arguments of the image's own program. */
	readonly isCommand: boolean;
	readonly argv: readonly string[];
};

function argvOf({command, args}: Container, server: ReturnType<typeof serverOf>): Argv {
	// A command that is the image's own program is its arguments, written the long way.
	const ownProgram = command.length > 0 && server?.programs.includes(command[0] ?? '');
	const argv = ownProgram ? [...command.slice(1), ...args] : [...command, ...args];
	const isCommand =
		!ownProgram && (command.length > 0 || (server?.argsAreCommand === true && argv.length > 0));
	return {isCommand, argv};
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
	if (onHost(program)) return {listeners: [], program: programOf(pod, container, argv), notices: []};
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
