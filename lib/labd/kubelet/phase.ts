/** A pod's phase, from its containers' states (pkg/kubelet, getPhase). Pure. */
import type {ContainerState, ContainerStateTerminated} from 'kubernetes-types/core/v1.js';

/** `sidecar`: an init container that goes on running. */
export type ContainerKind = 'init' | 'sidecar' | 'main';

/** What a pod's status tells of a container. */
export type ContainerFacts = {
	readonly kind: ContainerKind;
	readonly name: string;
	readonly image: string;
	/** Where what runs comes from; empty until it has run. */
	readonly imageId: string;
	/** `cnilab://…`; of the last run. */
	readonly id?: string;
	readonly state: ContainerState;
	readonly last?: ContainerStateTerminated;
	readonly restartCount: number;
	readonly ready: boolean;
	readonly started: boolean;
};

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

/** `ending`: the pod is being deleted, so what has ended does not start again. */
export function phaseOf(
	containers: readonly ContainerFacts[],
	restartPolicy: RestartPolicy,
	ending = false,
): Phase {
	const inits = containers.filter(({kind}) => kind !== 'main');
	const main = containers.filter(({kind}) => kind === 'main');
	if (restartPolicy === 'Never' && inits.some(hasFailed)) return 'Failed';
	const running = main.some(({state}) => state.running);
	const hasBegun = main.some(({state, last}) => state.running || state.terminated || last);
	if (!hasBegun && ending) return inits.some(hasFailed) ? 'Failed' : 'Pending';
	if (!hasBegun || main.some(({state, last}) => state.waiting && !last)) return 'Pending';
	const hasSidecar = inits.some(({kind, state}) => kind === 'sidecar' && state.running);
	if (running || hasSidecar) return 'Running';
	const succeeded = main.every(({state, last}) => (state.terminated ?? last)?.exitCode === 0);
	if (ending) return succeeded ? 'Succeeded' : 'Failed';
	if (restartPolicy === 'Always') return 'Running';
	if (succeeded) return 'Succeeded';
	return restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function hasFailed({kind, state}: ContainerFacts): boolean {
	return kind === 'init' && state.terminated !== undefined && state.terminated.exitCode !== 0;
}
