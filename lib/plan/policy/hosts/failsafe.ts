/**
 * Ports of a node that no policy of a host endpoint closes: FailsafeInboundHostPorts and FailsafeOutboundHostPorts as they are if
 * nobody sets them. Facts: projectcalico/calico felix/config/config_params.go; read at 87c15906.
 */
import type {Direction} from '../../../../topology/policy/types.js';

export type FailsafePort = {readonly protocol: 'TCP' | 'UDP'; readonly port: number};

const both = ([179, 2379, 2380, 5473, 6443, 6666, 6667] as const).map(tcp);

/** Of what comes in, and of what goes out: by the port that is gone to. */
export const failsafePorts: Readonly<Record<Direction, readonly FailsafePort[]>> = {
	ingress: [tcp(22), udp(68), ...both],
	egress: [udp(53), udp(67), ...both],
};

function tcp(port: number): FailsafePort {
	return {protocol: 'TCP', port};
}

function udp(port: number): FailsafePort {
	return {protocol: 'UDP', port};
}
