/** What the API server asks of rules of network-policy-api's kinds. */
import {parseInterfaceAddress} from '../addresses.js';
import {checkName} from '../kubernetes/check-value.js';
import type {Fault} from '../kubernetes/fault.js';
import {portName} from '../kubernetes/names.js';
import {checkSelector} from '../kubernetes/selectors.js';
import type {Path} from '../problems.js';
import {checkLimit, checkList, checkOnlyOne, checkPods, type Limits} from './check-values.js';
import type {
	AdminNetworkPolicyObject,
	BaselineAdminNetworkPolicyObject,
	ClusterNetworkPolicyObject,
	ClusterPolicyObject,
} from './objects.js';

type Rule = NonNullable<ClusterPolicyObject['spec']['ingress' | 'egress']>[number];
type Peer = NonNullable<ClusterNetworkPolicyObject['spec']['egress']>[number]['to'][number];
type Ports = NonNullable<
	NonNullable<
		(AdminNetworkPolicyObject | BaselineAdminNetworkPolicyObject)['spec']['ingress']
	>[number]['ports']
>[number];
type Protocols = NonNullable<
	NonNullable<ClusterNetworkPolicyObject['spec']['ingress']>[number]['protocols']
>[number];

type Where = {readonly path: Path; readonly peers: 'from' | 'to'; readonly limit: Limits};

export function checkRules(rules: readonly Rule[], {path, peers, limit}: Where, fault: Fault): void {
	if (rules.length > limit.most) checkList(rules, {path, most: limit.most, what: 'rule'}, fault);
	for (const [index, rule] of rules.entries()) checkRule(rule, {path: [...path, index], peers, limit}, fault);
}

function checkRule(rule: Rule, {path, peers: side, limit}: Where, fault: Fault): void {
	const {name} = rule;
	const peers: readonly Peer[] | undefined = 'from' in rule ? rule.from : 'to' in rule ? rule.to : undefined;
	if (name !== undefined && name.length > 100)
		fault([...path, 'name'], 'bad-value', `has ${name.length} characters, at most 100 are taken`);
	checkList(peers, {path: [...path, side], most: limit.most, what: 'peer'}, fault);
	for (const [index, peer] of (peers ?? []).entries())
		checkPeer(peer, {path: [...path, side, index], peers: side, limit}, fault);
	const ports = 'protocols' in rule ? rule.protocols : 'ports' in rule ? rule.ports : undefined;
	const at = [...path, limit.ports];
	checkList(ports, {path: at, most: limit.most, what: limit.ports === 'ports' ? 'port' : 'protocol'}, fault);
	for (const [index, port] of (ports ?? []).entries()) {
		if (limit.ports === 'ports') checkPorts(port as Ports, [...at, index], fault);
		else checkProtocols(port as Protocols, [...at, index], fault);
		checkNamed(port, peers ?? [], {path: [...at, index], fault});
	}
}

const peerFields = {
	from: ['namespaces', 'pods'],
	to: ['namespaces', 'pods', 'nodes', 'networks', 'domainNames'],
} as const;

function checkPeer(peer: Peer, {path, peers, limit}: Where, fault: Fault): void {
	checkOnlyOne(peer, {path, of: peerFields[peers]}, fault);
	checkPods(peer, path, {limit, fault});
	checkSelector(peer.nodes, [...path, 'nodes'], fault);
	checkList(peer.networks, {path: [...path, 'networks'], most: 25, what: 'range'}, fault);
	for (const [index, network] of (peer.networks ?? []).entries()) {
		const at = [...path, 'networks', index];
		if (!network.includes('/') || !parseInterfaceAddress(network))
			fault(at, 'bad-cidr', {
				message: `is '${network}', which is no range of addresses`,
				hint: "for example '10.0.0.0/8' or 'fd00::/8'",
			});
		if (peer.networks?.indexOf(network) !== index) fault(at, 'duplicate', 'is there twice');
	}
	checkDomainNames(peer.domainNames, [...path, 'domainNames'], fault);
}

const domainName =
	/^(\*\.)?([a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.?$/;

function checkDomainNames(names: readonly string[] | undefined, path: Path, fault: Fault): void {
	checkList(names, {path, most: 25, what: 'name'}, fault);
	for (const [index, name] of (names ?? []).entries())
		if (!domainName.test(name))
			fault([...path, index], 'bad-value', {
				message: `is '${name}', which is no name of a domain`,
				hint: "for example 'kubernetes.io', or '*.kubernetes.io' for all below it",
			});
}

function checkPorts(port: Ports, path: Path, fault: Fault): void {
	checkOnlyOne(port, {path, of: ['portNumber', 'namedPort', 'portRange']}, fault);
	const {portNumber, portRange} = port;
	checkPort(portNumber?.port, [...path, 'portNumber', 'port'], fault);
	checkPort(portRange?.start, [...path, 'portRange', 'start'], fault);
	checkPort(portRange?.end, [...path, 'portRange', 'end'], fault);
	if (portRange && portRange.start > portRange.end)
		fault([...path, 'portRange', 'end'], 'bad-value', `is before its start, ${portRange.start}`);
}

function checkProtocols(protocol: Protocols, path: Path, fault: Fault): void {
	checkOnlyOne(protocol, {path, of: ['tcp', 'udp', 'sctp', 'destinationNamedPort']}, fault);
	for (const word of ['tcp', 'udp', 'sctp'] as const) {
		const [own, at] = [protocol[word], [...path, word]];
		if (!own) continue;
		const port = own.destinationPort;
		if (!port) {
			const hint = 'destinationPort: {range: {start: 1, end: 65535}} is all ports';
			fault(at, 'missing-field', {message: 'must have the field `destinationPort`', hint});
			continue;
		}
		const inner = [...at, 'destinationPort'];
		checkOnlyOne(port, {path: inner, of: ['number', 'range']}, fault);
		checkPort(port.number, [...inner, 'number'], fault);
		checkPort(port.range?.start, [...inner, 'range', 'start'], fault);
		checkPort(port.range?.end, [...inner, 'range', 'end'], fault);
		if (port.range && port.range.start >= port.range.end)
			fault([...inner, 'range', 'end'], 'bad-value', {
				message: `is ${port.range.end}, it must be more than the start, ${port.range.start}`,
				hint: 'one port is a `number`',
			});
	}
}

function checkPort(port: number | undefined, path: Path, fault: Fault): void {
	checkLimit(port, {path, least: 1, most: 65_535}, fault);
}

/** Pods alone call their ports something. */
function checkNamed(
	port: Ports | Protocols,
	peers: readonly Peer[],
	{path, fault}: {readonly path: Path; readonly fault: Fault},
): void {
	const field = 'namedPort' in port ? 'namedPort' : 'destinationNamedPort';
	const name =
		'namedPort' in port
			? port.namedPort
			: 'destinationNamedPort' in port
				? port.destinationNamedPort
				: undefined;
	if (name === undefined) return;
	checkName(name, {path: [...path, field], rule: portName}, fault);
	if (!peers.some(({nodes, networks, domainNames}) => nodes ?? networks ?? domainNames)) return;
	fault([...path, field], 'invalid-object', {
		message:
			'is not allowed beside a peer of nodes, networks or domainNames: pods alone have names for ports',
		hint: 'write the number, or a rule of its own for these peers',
	});
}
