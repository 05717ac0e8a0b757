/** What the API server asks of containers. */
import type {Container, ContainerPort, EphemeralContainer, PodSpec, Probe} from 'kubernetes-types/core/v1.js';
import type {Path} from '../problems.js';
import {checkName, checkOneOf, checkPort, checkPortOrName, checkUnique, protocols} from './check-value.js';
import type {Fault} from './fault.js';
import {dnsLabel, portName} from './names.js';

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;
type Item = readonly [Path, Container | EphemeralContainer];

export function checkContainers(
	spec: PodSpec,
	{path, claims}: {path: Path; claims: readonly string[]},
	fault: Fault,
): void {
	if (spec.containers.length === 0) {
		fault([...path, 'containers'], 'missing-field', 'must have a container');
	}
	const all: Item[] = lists.flatMap(list =>
		(spec[list] ?? []).map((container, index): Item => [[...path, list, index], container]),
	);
	const volumes = new Set([...(spec.volumes ?? []).map(({name}) => name), ...claims]);
	for (const item of all) checkContainer(item, {volumes, hostNetwork: spec.hostNetwork === true}, fault);
	const names = all.map(([at, {name}]) => [[...at, 'name'], name] as const);
	checkUnique(names, {key: name => name, what: 'container'}, fault);
	const ports = all.filter(([at]) => at.at(-2) === 'containers').flatMap(portsOf);
	checkUnique(
		ports.map(([at, port]) => [[...at, 'hostPort'], port] as const),
		{key: hostPortKey, what: 'use of host port'},
		fault,
	);
}

type Around = {readonly volumes: ReadonlySet<string>; readonly hostNetwork: boolean};

function checkContainer([path, container]: Item, {volumes, hostNetwork}: Around, fault: Fault): void {
	checkName(container.name, {path: [...path, 'name'], rule: dnsLabel}, fault);
	checkImage(container.image, path, fault);
	const policies = ['Always', 'IfNotPresent', 'Never'];
	checkOneOf(container.imagePullPolicy, {path: [...path, 'imagePullPolicy'], allowed: policies}, fault);
	for (const [index, {name}] of (container.env ?? []).entries()) {
		if (name === '' || name.includes('='))
			fault([...path, 'env', index, 'name'], 'bad-name', "must be a name without '='");
	}
	for (const [index, {name}] of (container.volumeMounts ?? []).entries()) {
		if (!volumes.has(name))
			fault(
				[...path, 'volumeMounts', index, 'name'],
				'unknown-reference',
				`'${name}' is not a volume of the pod`,
			);
	}
	for (const [at, port] of portsOf([path, container]))
		checkContainerPort(port, {path: at, hostNetwork}, fault);
	checkUnique(portsOf([path, container]), {key: portKey, what: 'port'}, fault);
	const names = portsOf([path, container]).map(([at, {name}]) => [[...at, 'name'], name] as const);
	checkUnique(names, {key: name => name, what: 'port name'}, fault);
	for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
		checkProbe(container[probe], [...path, probe], fault);
	}
}

function checkImage(image: string | undefined, path: Path, fault: Fault): void {
	if (image === undefined || image === '') fault(path, 'missing-field', 'must have the field `image`');
	else if (image !== image.trim() || image.includes('{{')) {
		fault([...path, 'image'], 'bad-value', `'${image}' is not the name of an image`);
	}
}

function checkContainerPort(
	{containerPort, hostPort, name, protocol}: ContainerPort,
	{path, hostNetwork}: {path: Path; hostNetwork: boolean},
	fault: Fault,
): void {
	checkPort(containerPort, [...path, 'containerPort'], fault);
	// 0 is how Go writes a number that is not set.
	checkPort(hostPort === 0 ? undefined : hostPort, [...path, 'hostPort'], fault);
	checkName(name, {path: [...path, 'name'], rule: portName}, fault);
	checkOneOf(protocol, {path: [...path, 'protocol'], allowed: protocols}, fault);
	if (hostNetwork && hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort) {
		fault(
			[...path, 'hostPort'],
			'bad-value',
			'must be the same as containerPort, because the pod has hostNetwork',
		);
	}
}

function checkProbe(probe: Probe | undefined, path: Path, fault: Fault): void {
	checkPortOrName(probe?.httpGet?.port, [...path, 'httpGet', 'port'], fault);
	checkPortOrName(probe?.tcpSocket?.port, [...path, 'tcpSocket', 'port'], fault);
	checkPort(probe?.grpc?.port, [...path, 'grpc', 'port'], fault);
	const ways = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
	const set = probe ? ways.filter(way => probe[way] !== undefined) : [];
	if (probe && set.length !== 1) fault(path, 'invalid-object', `must have exactly one of ${ways.join(', ')}`);
}

function portsOf([path, container]: Item): (readonly [Path, ContainerPort])[] {
	return (container.ports ?? []).map((port, index) => [[...path, 'ports', index], port] as const);
}

/** Two names for one port are fine: one program listens. The same port under the same name twice is a slip. */
function portKey({containerPort, protocol = 'TCP', hostPort, hostIP, name}: ContainerPort): string {
	return [`${containerPort}/${protocol}`, hostPort, hostIP, name]
		.filter(part => part !== undefined)
		.join(' ');
}

function hostPortKey({hostPort, hostIP = '0.0.0.0', protocol = 'TCP'}: ContainerPort): string | undefined {
	return hostPort === undefined || hostPort === 0 ? undefined : `${hostIP}:${hostPort}/${protocol}`;
}
