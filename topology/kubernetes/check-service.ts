/** What the API server asks of a Service. */
import type {ServicePort} from 'kubernetes-types/core/v1.js';
import {parseAddress} from '../addresses.js';
import type {Path} from '../problems.js';
import {checkName, checkOneOf, checkPort, checkPortOrName, checkUnique, protocols} from './check-value.js';
import type {Fault} from './fault.js';
import {dnsLabel, dnsSubdomain} from './names.js';
import type {ServiceObject} from './objects.js';
import {checkLabels} from './selectors.js';

const enums = {
	type: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
	sessionAffinity: ['None', 'ClientIP'],
	externalTrafficPolicy: ['Cluster', 'Local'],
	internalTrafficPolicy: ['Cluster', 'Local'],
	ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
} as const;

export function checkService({spec}: ServiceObject, fault: Fault): void {
	for (const [field, allowed] of Object.entries(enums)) {
		checkOneOf(spec[field as keyof typeof enums], {path: ['spec', field], allowed}, fault);
	}
	for (const [index, family] of (spec.ipFamilies ?? []).entries()) {
		checkOneOf(family, {path: ['spec', 'ipFamilies', index], allowed: ['IPv4', 'IPv6']}, fault);
	}
	checkLabels(spec.selector, ['spec', 'selector'], fault);
	checkClusterIp(spec.clusterIP, fault);
	if (spec.type === 'ExternalName') {
		if (!spec.externalName) fault(['spec'], 'missing-field', 'must have the field `externalName`');
		checkName(
			spec.externalName?.replace(/\.$/, ''),
			{path: ['spec', 'externalName'], rule: dnsSubdomain},
			fault,
		);
	} else if ((spec.ports ?? []).length === 0 && spec.clusterIP !== 'None') {
		fault(['spec', 'ports'], 'missing-field', 'must have a port');
	}
	checkPorts(spec, fault);
}

function checkClusterIp(clusterIp: string | undefined, fault: Fault): void {
	if (clusterIp !== undefined && clusterIp !== '' && clusterIp !== 'None' && !parseAddress(clusterIp)) {
		fault(['spec', 'clusterIP'], 'bad-value', `is '${clusterIp}', it must be an address or None`);
	}
}

function checkPorts({ports = [], type = 'ClusterIP'}: ServiceObject['spec'], fault: Fault): void {
	const items = ports.map((port, index) => [['spec', 'ports', index] as Path, port] as const);
	for (const [path, port] of items) checkServicePort(port, {path, type, several: ports.length > 1}, fault);
	const names = items.map(([path, {name}]) => [[...path, 'name'], name] as const);
	checkUnique(names, {key: name => name, what: 'port with the name'}, fault);
	checkUnique(items, {key: ({port, protocol = 'TCP'}) => `${port}/${protocol}`, what: 'port'}, fault);
}

function checkServicePort(
	{name, port, targetPort, nodePort, protocol}: ServicePort,
	{path, type, several}: {path: Path; type: string; several: boolean},
	fault: Fault,
): void {
	if (several && (name === undefined || name === '')) {
		fault(path, 'missing-field', 'must have the field `name`, because the Service has several ports');
	} else if (name !== '') checkName(name, {path: [...path, 'name'], rule: dnsLabel}, fault);
	checkPort(port, [...path, 'port'], fault);
	checkPortOrName(targetPort === 0 ? undefined : targetPort, [...path, 'targetPort'], fault);
	checkOneOf(protocol, {path: [...path, 'protocol'], allowed: protocols}, fault);
	if (nodePort === undefined || nodePort === 0) return;
	if (type !== 'NodePort' && type !== 'LoadBalancer') {
		fault([...path, 'nodePort'], 'bad-value', `is not allowed in a Service of type ${type}`);
	} else if (nodePort < 30_000 || nodePort > 32_767) {
		fault([...path, 'nodePort'], 'bad-value', `is ${nodePort}, it must be between 30000 and 32767`);
	}
}
