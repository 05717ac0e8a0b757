/** Which ports of every node lead to a Service (kubernetes, pkg/registry/core/service: alloc.go, portallocator). */
import type {ServicePort, ServiceSpec} from 'kubernetes-types/core/v1.js';
import {shortHash} from '../../topology/addresses.js';
import {hasNodePorts, needsHealthCheck} from './service-update.js';
import {ApiError, type Cause} from './status.js';

const first = 30_000;
const last = 32_767;

/** The lowest ports are left to those who ask for one. */
const fixed = 86;

type Around = {
	readonly taken: readonly ServiceSpec[];
	readonly seed: string;
	readonly before: ServiceSpec | undefined;
};

export function withNodePortsOf(
	spec: ServiceSpec,
	{taken, seed, before}: Around,
	causes: Cause[],
): ServiceSpec {
	if (!hasNodePorts(spec)) return spec;
	const used = new Set(taken.flatMap(portsOf));
	const ours = new Set(before ? portsOf(before) : []);
	for (const [index, {nodePort}] of (spec.ports ?? []).entries()) {
		if (nodePort === undefined || ours.has(nodePort)) continue;
		const wrong = wrongPort(nodePort, used);
		if (wrong !== undefined) causes.push(invalidPort(`spec.ports[${index}].nodePort`, nodePort, wrong));
	}
	for (const port of portsOf(spec)) used.add(port);
	const automatic = spec.type !== 'LoadBalancer' || spec.allocateLoadBalancerNodePorts !== false;
	const chosen = new Map<number, number>();
	const ports = spec.ports?.map((port): ServicePort => {
		if (port.nodePort !== undefined || !automatic) return port;
		// TCP and UDP of one port of the Service share the node's port.
		const nodePort =
			sameNumber(spec, port) ?? chosen.get(port.port) ?? freePort(`${seed} ${port.port}`, used);
		chosen.set(port.port, nodePort);
		return {...port, nodePort};
	});
	const health = needsHealthCheck(spec)
		? (spec.healthCheckNodePort ?? freePort(`${seed} health`, used))
		: undefined;
	return {...spec, ...(ports && {ports}), ...(health !== undefined && {healthCheckNodePort: health})};
}

function sameNumber({ports = []}: ServiceSpec, {port, protocol}: ServicePort): number | undefined {
	return ports.find(
		other => other.port === port && other.protocol !== protocol && other.nodePort !== undefined,
	)?.nodePort;
}

function portsOf({ports = [], healthCheckNodePort}: ServiceSpec): number[] {
	return [...ports.map(({nodePort}) => nodePort), healthCheckNodePort].filter(port => port !== undefined);
}

function wrongPort(port: number, used: ReadonlySet<number>): string | undefined {
	if (port < first || port > last)
		return `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
	return used.has(port) ? 'provided port is already allocated' : undefined;
}

function invalidPort(field: string, port: number, why: string): Cause {
	return {reason: 'FieldValueInvalid', field, message: `Invalid value: ${port}: ${why}`};
}

function freePort(seed: string, used: Set<number>): number {
	const size = last - first + 1 - fixed;
	const start = Number.parseInt(shortHash(seed, 12), 16) % size;
	for (let step = 0; step < size; step++) {
		const port = first + fixed + ((start + step) % size);
		if (used.has(port)) continue;
		used.add(port);
		return port;
	}
	throw new ApiError(
		500,
		'InternalError',
		'Internal error occurred: failed to allocate a nodePort: range is full',
	);
}
