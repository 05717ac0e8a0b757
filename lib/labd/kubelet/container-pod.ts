/** What a container uses of its pod. */
import type {Pod} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import type {OnHost} from '../workloads/plan.js';
import type {ActionPlace} from './actions.js';
import type {RestartPolicy} from './phase.js';
import type {ProbeQueue} from './probe-queue.js';
import {ContainerProbes, type ProbeHooks} from './probes.js';
import type {RunPlace} from './runs.js';
import type {PlannedContainer} from './stand-ins.js';

export type ContainerPod = RunPlace & {
	readonly object: ApiObject;
	readonly model: Pod;
	readonly restartPolicy: RestartPolicy;
	/** What a container gets to end by itself. */
	readonly graceMs: number;
	readonly podIp: string;
	readonly probes: ProbeQueue;
	readonly onHost: OnHost;
	/** Now, as the API writes it. */
	time(): string;
	nodeNetns(): number;
	/** Its state is another one now. */
	changed(): void;
	tell(type: 'Normal' | 'Warning', reason: string, message: string): void;
};

/** The environment of a command in the container. */
export function environmentIn(
	{model}: PlannedContainer,
	pod: ContainerPod,
): Readonly<Record<string, string>> {
	return {PATH: process.env.PATH ?? '', HOME: '/root', ...model.env, HOSTNAME: pod.model.hostname};
}

/** Where its volumes would be: folders that are there in a container. */
export function foldersOf({spec: {volumeMounts = []}}: PlannedContainer): readonly string[] {
	const folders = volumeMounts.filter(({subPath, subPathExpr}) => !(subPath || subPathExpr));
	return folders.map(({mountPath}) => mountPath).filter(path => path.startsWith('/'));
}

export function actionPlace(
	planned: PlannedContainer,
	pod: ContainerPod,
	{warn, enter}: Pick<ActionPlace, 'warn' | 'enter'>,
): ActionPlace {
	return {
		nodeNetns: () => pod.nodeNetns(),
		podIp: pod.podIp,
		ports: planned.model.ports,
		enter,
		env: environmentIn(planned, pod),
		onHost: pod.onHost,
		freezer: pod.freezer,
		warn,
	};
}

/** Undefined for a container without probes: it is ready as long as it runs. */
export function probesOf(
	{spec, kind}: PlannedContainer,
	hooks: Omit<ProbeHooks, 'queue' | 'freezer'>,
	{probes: queue, freezer}: Pick<ContainerPod, 'probes' | 'freezer'>,
): ContainerProbes | undefined {
	const {startupProbe, livenessProbe, readinessProbe} = spec;
	if (kind === 'init' || !(startupProbe ?? livenessProbe ?? readinessProbe)) return undefined;
	return new ContainerProbes(spec, {...hooks, queue, freezer});
}
