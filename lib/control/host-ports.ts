/** Ports of the node itself that a pod takes. */
import type {PodSpec} from 'kubernetes-types/core/v1.js';
import {remembered} from '../plan/remember.js';

export type UsedPort = {readonly ip: string; readonly port: number; readonly protocol: string};

const anyAddress = '0.0.0.0';

/** With hostNetwork every container port is one of the node's. */
export const hostPortsOf = remembered(({containers, hostNetwork}: PodSpec): readonly UsedPort[] =>
	containers.flatMap(({ports = []}) =>
		ports.flatMap(({containerPort, hostPort, hostIP, protocol = 'TCP'}) => {
			const port = hostNetwork === true ? containerPort : hostPort;
			return port === undefined || port === 0 ? [] : [{ip: hostIP || anyAddress, port, protocol}];
		}),
	),
);

export function portsConflict(wanted: readonly UsedPort[], used: readonly UsedPort[]): boolean {
	return wanted.some(a =>
		used.some(
			b =>
				a.port === b.port &&
				a.protocol === b.protocol &&
				(a.ip === b.ip || a.ip === anyAddress || b.ip === anyAddress),
		),
	);
}
