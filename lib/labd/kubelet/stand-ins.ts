/** What a stand-in must do beside serving its ports. Pure. */
import type {Container as KubernetesContainer, Probe} from 'kubernetes-types/core/v1.js';
import type {Container, Pod} from '../../../topology/model.js';
import {
	type Listener,
	type OnHost,
	planInteractive,
	planWorkload,
	type WorkloadPlan,
} from '../workloads/plan.js';
import type {HttpHandler} from '../workloads/services.js';
import type {ContainerKind} from './phase.js';

export type RunPlan = WorkloadPlan & {
	/** An init container that can't be run here: it has ended at once, with success. */
	readonly isSkipped?: true;
};

export type PlannedContainer = {
	readonly kind: ContainerKind;
	readonly spec: KubernetesContainer;
	readonly model: Container;
};

/** What one container of a pod will do when it is started. */
export function planRun(pod: Pod, container: PlannedContainer, onHost: OnHost): RunPlan {
	const plan = planWithConsole(pod, container, onHost) ?? planWorkload(pod, container.model, onHost);
	if (container.kind === 'init') return planInit(pod, container.model, plan);
	return plan.standIn ? {...plan, listeners: answeringProbes(plan.listeners, container, pod)} : plan;
}

/** Undefined for a container that wants neither input nor terminal, and for one that is no program here. */
function planWithConsole(
	pod: Pod,
	{spec: {stdin = false, stdinOnce = false, tty = false}, model}: PlannedContainer,
	onHost: OnHost,
): WorkloadPlan | undefined {
	const program = stdin || tty ? planInteractive(pod, model, onHost) : undefined;
	const console = {stdin, tty, once: stdin && stdinOnce};
	return program && {listeners: [], notices: [], program: {...program, console}};
}

/** An init container must end, or its pod never starts: what serves nothing, sleeps for nothing and is no program has done its work. */
function planInit(pod: Pod, {name, image, command}: Container, plan: WorkloadPlan): RunPlan {
	const isReal = plan.program !== undefined || plan.sleepSeconds !== undefined;
	if (isReal || (plan.listeners.length > 0 && !plan.standIn)) return plan;
	const what =
		command.length > 0
			? `its command '${command[0]}' is not a program of this host`
			: `there is no image '${image}' here`;
	const message = `it is not run (${what}); it counts as done`;
	const subject = `init container ${name} of pod ${pod.namespace}/${pod.name}`;
	return {
		listeners: [],
		notices: [{subject, message, ...(pod.place && {at: pod.place})}],
		isSkipped: true,
	};
}

/** A real container would pass its own probes: the ports that they name answer, HTTP where they speak it. */
function answeringProbes(
	listeners: readonly Listener[],
	{spec, model}: PlannedContainer,
	{hostname}: Pod,
): readonly Listener[] {
	const byPort = new Map(listeners.map(listener => [`${listener.port}/${listener.protocol}`, listener]));
	for (const probe of [spec.startupProbe, spec.livenessProbe, spec.readinessProbe]) {
		const port = probe && probedPort(probe, model);
		if (!port) continue;
		const {httpGet} = probe;
		const kind = httpGet?.scheme === 'HTTPS' ? 'https' : 'http';
		const key = `${port}/TCP`;
		if (httpGet) byPort.set(key, {...at(port, model), service: {kind, handle: greet(hostname)}});
		else if (!byPort.has(key)) byPort.set(key, {...at(port, model), service: {kind: 'greeting', hostname}});
	}
	return [...byPort.values()];
}

function at(port: number, {name}: Container) {
	return {container: name, protocol: 'TCP', port} as const;
}

function greet(hostname: string): HttpHandler {
	return ({client}) => ({status: 200, body: `${hostname} sees ${client.address}\n`});
}

function probedPort({httpGet, tcpSocket}: Probe, {ports}: Container): number | undefined {
	const port = httpGet?.port ?? tcpSocket?.port;
	if (typeof port !== 'string') return port;
	return ports.find(({name}) => name === port)?.port;
}
