/**
 * Whether a rule is about a connection, and if not, why not. Facts: projectcalico/calico felix/rules/policy.go,
 * felix/calc/rule_scanner.go.
 */
import {contains, parseCidr} from '../../../topology/addresses.js';
import type {Family} from '../../../topology/model.js';
import type {Entity, PolicyRule, PortMatch, RuleProtocol} from '../../../topology/policy/types.js';
import {remembered} from '../remember.js';
import type {Behaviour} from './enforcement.js';
import type {Flow} from './flow.js';
import type {Members, PortMembers, Resolver} from './members.js';

export type Question = {
	readonly flow: Asked;
	readonly resolver: Resolver;
	readonly behaviour: Pick<Behaviour, 'ipBlockMeansPods'>;
};

/** A packet of a flow; of an answer the ends are turned round, and the port is the source's. */
export type Asked = Omit<Flow, 'protocol'> & {
	/** A number for what is no flow's own: a tunnel's packet. */
	readonly protocol: Flow['protocol'] | number;
	readonly isReply?: true;
	/** Of ICMP that is neither an echo nor an answer to one. */
	readonly icmpType?: number;
};

/** A part of a rule that the connection does not fit. */
export type Mismatch = {
	readonly part: 'family' | 'protocol' | 'icmp' | keyof Entity;
	readonly end?: 'source' | 'destination';
};

export function ruleMatches(rule: PolicyRule, question: Question): boolean {
	return mismatches(rule, question).next().done === true;
}

/** Each part that does not fit, in the order in which the rule has them. */
export function* mismatches(rule: PolicyRule, question: Question): Generator<Mismatch> {
	const {flow} = question;
	if (!isForFamily(rule, flow.family)) yield {part: 'family'};
	if (!protocolFits(rule, flow)) yield {part: 'protocol'};
	if (!icmpFits(rule, flow)) yield {part: 'icmp'};
	for (const end of ['source', 'destination'] as const) {
		for (const part of partsNotMet(rule[end], end, question)) yield {part, end};
	}
}

/**
 * A rule without a family is there for those of which it has a prefix in each list that it has, as Felix renders it;
 * one that excludes all addresses of a family is not there for it.
 */
function isForFamily({family, source, destination}: PolicyRule, wanted: Family): boolean {
	if (family !== undefined && family !== wanted) return false;
	const lists = [source.notNets, destination.notNets];
	return lists.every(
		nets => !nets?.length || (nets.some(net => isOf(net, wanted)) && !nets.includes(everything[wanted])),
	);
}

const everything: Readonly<Record<Family, string>> = {ipv4: '0.0.0.0/0', ipv6: '::/0'};

function isOf(net: string, family: Family): boolean {
	return net.includes(':') === (family === 'ipv6');
}

function protocolFits({protocol, notProtocol}: PolicyRule, flow: Asked): boolean {
	const number = protocolNumber(flow.protocol, flow.family);
	if (protocol !== undefined && protocolNumber(protocol, 'ipv4') !== number) return false;
	return notProtocol === undefined || protocolNumber(notProtocol, 'ipv4') !== number;
}

const numbers = {TCP: 6, UDP: 17, SCTP: 132, UDPLite: 136, ICMP: 1, ICMPv6: 58} as const;

/** `ICMP` of a flow is that of its family; of a rule it is IPv4's. */
export function protocolNumber(protocol: RuleProtocol, family: Family): number {
	if (typeof protocol === 'number') return protocol;
	return protocol === 'ICMP' && family === 'ipv6' ? numbers.ICMPv6 : numbers[protocol];
}

const echo = {ipv4: {request: 8, reply: 0}, ipv6: {request: 128, reply: 129}} as const;

/** A ping is an echo request: type 8, in IPv6 128, code 0; its answer type 0, or 129. */
function icmpFits({icmp, notIcmp}: PolicyRule, {protocol, family, isReply, icmpType}: Asked): boolean {
	if (!icmp && !notIcmp) return true;
	if (protocol !== 'ICMP') return !icmp;
	const type = icmpType ?? echo[family][isReply ? 'reply' : 'request'];
	const is = (match: {readonly type?: number; readonly code?: number}) =>
		(match.type ?? type) === type && (match.code ?? 0) === 0;
	return (!icmp || is(icmp)) && !(notIcmp && is(notIcmp));
}

function* partsNotMet(
	entity: Entity,
	end: 'source' | 'destination',
	question: Question,
): Generator<keyof Entity> {
	const {resolver, flow, behaviour} = question;
	const {address, is} = end === 'source' ? flow.from : flow.to;
	const {endpoints, notEndpoints, nets, notNets, ports, notPorts, service} = entity;
	const means = (members: Members) => hasAddress(members, address);
	if (endpoints && !means(resolver.members(endpoints))) yield 'endpoints';
	if (notEndpoints && means(resolver.members({labels: notEndpoints}))) yield 'notEndpoints';
	const isMeant = is !== 'pod' || behaviour.ipBlockMeansPods;
	if (nets && !(isMeant && means(resolver.nets(nets)))) yield 'nets';
	if (notNets && isMeant && means(resolver.nets(notNets))) yield 'notNets';
	if (ports && !ports.some(port => portFits(port, end, question))) yield 'ports';
	if (notPorts?.some(port => portFits(port, end, question))) yield 'notPorts';
	if (service && !serviceFits(resolver.service(service), end, flow)) yield 'service';
}

/** The kernel gives a client a port of `ip_local_port_range`, which is this one unless somebody changes it. */
const clientPorts = {from: 32_768, to: 60_999};

function portFits(port: PortMatch, end: 'source' | 'destination', {flow, resolver}: Question): boolean {
	if (flow.protocol === 'ICMP' || flow.port === undefined) return false;
	if (end === clientEnd(flow)) {
		return 'from' in port && port.from <= clientPorts.from && clientPorts.to <= port.to;
	}
	if ('from' in port) return port.from <= flow.port && flow.port <= port.to;
	const {protocol, port: number, family} = flow;
	const {address} = end === 'source' ? flow.from : flow.to;
	const named = resolver.namedPort({name: port.name, protocol})[family];
	return named.some(member => member.address === address && member.port === number);
}

/** Whose port the client's kernel has chosen. */
function clientEnd({isReply}: Asked): 'source' | 'destination' {
	return isReply ? 'destination' : 'source';
}

/** As a source it is the addresses alone. */
function serviceFits(members: PortMembers, end: 'source' | 'destination', flow: Asked): boolean {
	const {address} = end === 'source' ? flow.from : flow.to;
	return members[flow.family].some(
		member =>
			member.address === address &&
			(end === 'source' || (!flow.isReply && member.port === flow.port && member.protocol === flow.protocol)),
	);
}

/** Whether an address is one of the members, or in one. */
export function hasAddress(members: Members, address: string): boolean {
	const {single, wide} = lookedUp(members);
	return single.has(address) || wide.some(net => contains(net, address));
}

const lookedUp = remembered(({ipv4, ipv6}: Members) => {
	const all = [...ipv4, ...ipv6];
	return {
		single: new Set(all.filter(net => !net.includes('/'))),
		wide: all.flatMap(net => (net.includes('/') ? (parseCidr(net) ?? []) : [])),
	};
});
