/** Ports of network-policy-api's rules → matches, one of each protocol. */
import type {AdminNetworkPolicyObject, ClusterNetworkPolicyObject} from '../cluster-policy/objects.js';
import type {PortMatch, RuleProtocol} from './types.js';

/** Without a protocol: names, whatever protocol they are of; or, without ports too, everything. */
export type PortsOfProtocol = {readonly protocol?: RuleProtocol; readonly ports?: readonly PortMatch[]};

type Rules<T extends {readonly spec: {readonly ingress?: readonly unknown[]}}> = NonNullable<
	T['spec']['ingress']
>[number];
type Protocols = NonNullable<Rules<ClusterNetworkPolicyObject>['protocols']>;
type Ports = NonNullable<Rules<AdminNetworkPolicyObject>['ports']>;

type Match = {readonly protocol: RuleProtocol | undefined; readonly port: PortMatch};

/** Of v1alpha2. */
export function matchesOfProtocols(protocols: Protocols): PortsOfProtocol[] {
	return byProtocol(
		protocols.flatMap(({tcp, udp, sctp, destinationNamedPort}): Match[] => {
			if (destinationNamedPort !== undefined)
				return [{protocol: undefined, port: {name: destinationNamedPort}}];
			const numbered = {TCP: tcp, UDP: udp, SCTP: sctp};
			return (['TCP', 'UDP', 'SCTP'] as const).flatMap(protocol => {
				const {number, range} = numbered[protocol]?.destinationPort ?? {};
				if (number !== undefined) return [{protocol, port: {from: number, to: number}}];
				return range ? [{protocol, port: {from: range.start, to: range.end}}] : [];
			});
		}),
	);
}

/** Of v1alpha1. */
export function matchesOfPorts(ports: Ports): PortsOfProtocol[] {
	return byProtocol(
		ports.flatMap(({portNumber, namedPort, portRange}): Match[] => {
			if (namedPort !== undefined) return [{protocol: undefined, port: {name: namedPort}}];
			if (portRange) {
				const {start, end, protocol = 'TCP'} = portRange;
				return [{protocol, port: {from: start, to: end}}];
			}
			if (!portNumber) return [];
			const {port, protocol = 'TCP'} = portNumber;
			return [{protocol, port: {from: port, to: port}}];
		}),
	);
}

/** In the order of the first one of each. */
function byProtocol(matches: readonly Match[]): PortsOfProtocol[] {
	const protocols = new Set(matches.map(({protocol}) => protocol));
	return [...protocols].map(protocol => ({
		...(protocol !== undefined && {protocol}),
		ports: matches.filter(match => match.protocol === protocol).map(({port}) => port),
	}));
}
