/** What the nodes of a lab have in common, because they are one machine: `kubectl describe node` shows it. */
import {readFileSync} from 'node:fs';
import {availableParallelism, release, totalmem} from 'node:os';
import {bridgePortLimit} from '../../topology/machines.js';
import type {NodeMachine} from '../control/live/nodes.js';
import {apiVersion, architecture} from './api/health.js';
import {programVersion} from './program-version.js';

export function readMachine(): NodeMachine {
	const program = programVersion();
	return {
		nodeInfo: {
			machineID: contentOf('/etc/machine-id'),
			systemUUID: '',
			bootID: contentOf('/proc/sys/kernel/random/boot_id'),
			kernelVersion: release(),
			osImage: /^PRETTY_NAME="?([^"\n]*)/m.exec(contentOf('/etc/os-release'))?.[1] ?? '',
			containerRuntimeVersion: `cnilab://${program}`,
			kubeletVersion: apiVersion(program),
			kubeProxyVersion: apiVersion(program),
			operatingSystem: 'linux',
			architecture,
		},
		capacity: {
			cpu: String(availableParallelism()),
			memory: `${Math.floor(totalmem() / 1024)}Ki`,
			pods: String(bridgePortLimit),
		},
	};
}

/** Empty on a host that has no such file. */
function contentOf(file: string): string {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return '';
	}
}
