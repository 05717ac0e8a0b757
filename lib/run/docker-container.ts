/** A machine as a container, in the words of Docker's API. */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import type {ContainerCreateOptions, MountSettings} from 'dockerode';
import type {Machine} from '../plan/ops.js';
import {hostFolder} from '../render/docker.js';
import {addedCapabilities} from './docker-capabilities.js';
import {containerName, type DockerLab, hostImage, labelOf, labLabels} from './docker-lab.js';

/** In a container: the pipe that its first process waits at, and the host's /etc. */
const ours = '/cnilab';

/** In a container: the lab's folder with the pipe. */
export const labMount = `${ours}/lab`;

/**
 * The first process. It ends when the lab does, however that came: the lab's init has the pipe open for writing, and nobody else.
 * With it, the first of its PID namespace, ends all that runs in the container. As a shell that waits it reaps what is left to it.
 */
const firstProcess = `trap 'exit 0' TERM INT
read -r _ <${labMount}/lab &
wait $!`;

export type ContainerRequest = ContainerCreateOptions & {readonly name: string};

export function containerOf(lab: DockerLab, machine: Machine): ContainerRequest {
	const {image, cpus, memory} = machine.container ?? {};
	const request = {
		Hostname: machine.name,
		Image: image ?? hostImage(lab),
		Entrypoint: ['/bin/sh', '-c', firstProcess],
		Cmd: [],
		WorkingDir: '/',
		User: '0:0',
		// What machines are joined by is made by cnilab: all that is wanted is an empty network. Docker's network `none` is that
		// too, but the engine starts itself anew for each such container, to register it (WithLibnetwork in moby's daemon/oci_linux.go).
		NetworkDisabled: true,
		Tty: false,
		// An image's own would be asked, and would ask for processes.
		Healthcheck: {Test: ['NONE']},
		HostConfig: {
			NetworkMode: 'none',
			CapAdd: [...addedCapabilities],
			SecurityOpt: ['apparmor=unconfined'],
			// Docker's own, but for /proc/sys: a node has kernel settings.
			ReadonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sysrq-trigger'],
			Mounts: mountsOf(lab, image),
			Tmpfs: {'/run': 'mode=755,exec', '/tmp': 'mode=1777,exec'},
			// Nobody writes there, and a process less reads it.
			LogConfig: {Type: 'none', Config: {}},
			RestartPolicy: {Name: 'no'},
			...(cpus !== undefined && {NanoCpus: Math.round(cpus * 1e9)}),
			...(memory !== undefined && {Memory: memory, MemorySwap: memory}),
		},
	} satisfies ContainerCreateOptions;
	const spec = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12);
	const labels = {[labelOf.machine]: machine.name, [labelOf.kind]: machine.kind, [labelOf.spec]: spec};
	return {
		...request,
		name: containerName(lab, machine.name),
		Labels: {...labLabels(lab), ...labels},
	};
}

/** Without an image, the programs are the host's; with one, those that it has not. */
function mountsOf({folder}: DockerLab, image: string | undefined): MountSettings[] {
	const readOnly = (Source: string, Target = Source): MountSettings => ({
		Type: 'bind',
		Source,
		Target,
		ReadOnly: true,
	});
	const pipe = readOnly(`${folder}/nodes`, labMount);
	const programs = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'].filter(existsSync);
	if (image !== undefined) return [pipe, ...programs.map(each => readOnly(each, `${hostFolder}${each}`))];
	return [pipe, readOnly('/etc', `${ours}/etc`), ...programs.map(each => readOnly(each))];
}
