/** What an engine says of the host that it runs on, and whether a lab can be had there. */
import {release, totalmem} from 'node:os';
import type {ContainerWishes} from '../../topology/model.js';
import {hostGroupVersion} from './docker-cgroups.js';
import type {Engine} from './docker-engine.js';
import {EngineError} from './docker-error.js';

export type EngineInfo = {
	readonly OSType?: string;
	readonly SecurityOptions?: readonly string[];
	readonly MemoryLimit?: boolean;
	readonly CpuCfsQuota?: boolean;
	readonly CgroupDriver?: string;
	readonly CgroupVersion?: string;
	readonly KernelVersion?: string;
	/** Bytes. */
	readonly MemTotal?: number;
	readonly NCPU?: number;
};

/** What this process sees of the host that it runs on. */
export type Here = {
	readonly kernel: string;
	/** Bytes. */
	readonly memory: number;
	/** Of which version control groups are mounted. */
	readonly groups: 1 | 2 | undefined;
};

export type WishedMachine = {readonly name: string; readonly container?: ContainerWishes};

/** Throws an EngineError. */
export async function checkHost({ask, words}: Engine): Promise<EngineInfo> {
	const info = (await ask('say what it can', docker => docker.info())) as EngineInfo;
	const problem = hostProblem(info, {words, here: hereNow()});
	if (problem) throw problem;
	return info;
}

function hereNow(): Here {
	return {kernel: release(), memory: totalmem(), groups: hostGroupVersion()};
}

type Seen = {
	/** Where the engine is, as DOCKER_HOST says it. */
	readonly words: string;
	readonly here: Here;
};

/** Why a lab can't be had there; whatever the engine does not tell is no reason. Pure. */
export function hostProblem(info: EngineInfo, {words, here}: Seen): EngineError | undefined {
	const {OSType = 'linux', SecurityOptions = [], KernelVersion, MemTotal} = info;
	if (OSType !== 'linux')
		return new EngineError(`the engine at ${words} runs containers of ${OSType}`, 'an engine on Linux');
	const isElsewhere =
		(KernelVersion ?? here.kernel) !== here.kernel || (MemTotal ?? here.memory) !== here.memory;
	if (isElsewhere) return elsewhere(words);
	if (SecurityOptions.some(option => option.includes('name=rootless') || option.includes('name=userns')))
		return new EngineError(
			`the engine at ${words} has its containers in a user namespace (rootless, or userns-remap): their networks can't be wired from outside it`,
			"an engine of root's, without userns-remap: unset DOCKER_HOST; or '--runtime netns', which works without root",
		);
	return groupsProblem(info, {words, here});
}

/** That two hosts are alike proves nothing: a container is looked for among the processes here when it runs. */
export function elsewhere(words: string): EngineError {
	return new EngineError(
		`the engine at ${words} is on another machine, or in a PID namespace of its own: the networks of its containers are not here, and can't be wired`,
		"unset DOCKER_HOST, or run cnilab on that machine; '--runtime netns' needs no Docker",
	);
}

/** Who is sent into a container is put into its groups: else neither its limits would hold, nor could it be frozen. */
function groupsProblem({CgroupVersion}: EngineInfo, {words, here}: Seen): EngineError | undefined {
	if (here.groups === undefined)
		return new EngineError(
			'no control groups are mounted here: a container has its limits by them, and is frozen by them',
			'mount -t cgroup2 none /sys/fs/cgroup, then start Docker again',
		);
	if (CgroupVersion === undefined || CgroupVersion === String(here.groups)) return undefined;
	return new EngineError(
		`the engine at ${words} has control groups of version ${CgroupVersion}, and here those of version ${here.groups} are mounted`,
		'run cnilab where the engine runs: in its mount namespace',
	);
}

/** A limit that is not kept would be a claim. Throws an EngineError. */
export function checkLimits(machines: readonly WishedMachine[], info: EngineInfo): void {
	const {CgroupDriver = '?', CgroupVersion = '1', NCPU = Number.POSITIVE_INFINITY} = info;
	const where = `control groups of version ${CgroupVersion}, driver ${CgroupDriver}`;
	for (const {name, container: {memory, cpus} = {}} of machines) {
		if (memory !== undefined && info.MemoryLimit === false)
			throw new EngineError(
				`the memory of ${name} can't be limited: this kernel does not count it (${where})`,
				"take 'memory' out of the shape file, or boot with cgroup_enable=memory",
			);
		if (cpus !== undefined && info.CpuCfsQuota === false)
			throw new EngineError(
				`the processors of ${name} can't be limited: this kernel has no CPU quotas (${where})`,
				"take 'cpus' out of the shape file",
			);
		if (cpus !== undefined && cpus > NCPU)
			throw new EngineError(
				`${name} shall have ${cpus} processors, and this machine has ${NCPU}`,
				`no more than 'cpus: ${NCPU}' in the shape file`,
			);
	}
}
