/** A rule of a policy as nft matches it, in one family. */
import type {Family} from '../../../topology/model.js';
import type {Entity, IcmpMatch, PolicyRule, RuleProtocol} from '../../../topology/policy/types.js';
import type {NftSet} from '../nft/table.js';
import type {PortMembers, Resolver} from './members.js';
import {headerOf, mergedRanges, namesIn, type PortEnd, portsMatch, protocolWord} from './port-matches.js';
import {addressSet, type Meant, portSet} from './rule-sets.js';
import {endpointSelectorText} from './selector-text.js';

export type NftMatches = {
	/** Any of them may match; an empty text matches everything. None: the rule matches nothing of this family. */
	readonly texts: readonly string[];
	/** That the texts name. */
	readonly sets: readonly NftSet[];
};

export type Matching = {
	readonly family: Family;
	readonly resolver: Resolver;
	/** What the names of sets begin with. */
	readonly prefix: string;
};

export function nftMatches(rule: PolicyRule, matching: Matching): NftMatches {
	if (rule.family !== undefined && rule.family !== matching.family) return nothing;
	if (isOfOther(rule.protocol, matching.family)) return nothing;
	const source = endMatches(rule, sourceEnd, matching);
	const destination = endMatches(rule, destinationEnd, matching);
	if (!source || !destination) return nothing;
	const common = [...source.common, ...destination.common, ...icmpMatches(rule, matching.family)];
	const header = headerOf(rule.protocol);
	const texts = source.ports.flatMap(from =>
		destination.ports.map(to => {
			const isSaid = header !== undefined && [from, to].some(text => text.startsWith(`${header} `));
			return [...protocolMatches(rule, isSaid), ...common, from, to].filter(Boolean).join(' ');
		}),
	);
	return {texts, sets: [...source.sets, ...destination.sets]};
}

const nothing: NftMatches = {texts: [], sets: []};

/** ICMP is IPv4's, ICMPv6 IPv6's. */
function isOfOther(protocol: RuleProtocol | undefined, family: Family): boolean {
	return protocol === (family === 'ipv4' ? 'ICMPv6' : 'ICMP');
}

function protocolMatches({protocol, notProtocol}: PolicyRule, isSaid: boolean): string[] {
	return [
		...(protocol === undefined || isSaid ? [] : [`meta l4proto ${protocolWord(protocol)}`]),
		...(notProtocol === undefined ? [] : [`meta l4proto != ${protocolWord(notProtocol)}`]),
	];
}

type End = {
	readonly entity: 'source' | 'destination';
	readonly address: 'saddr' | 'daddr';
	readonly port: PortEnd;
};

const sourceEnd: End = {entity: 'source', address: 'saddr', port: 'sport'};
const destinationEnd: End = {entity: 'destination', address: 'daddr', port: 'dport'};

type EndMatches = {
	readonly common: readonly string[];
	/** One of them; an empty text is any port. */
	readonly ports: readonly string[];
	readonly sets: readonly NftSet[];
};

/** Undefined: nobody of this family is meant. */
function endMatches(rule: PolicyRule, end: End, matching: Matching): EndMatches | undefined {
	const {nets, notNets} = rule[end.entity];
	const {family, resolver} = matching;
	const within = nets && resolver.nets(nets)[family];
	if (within?.length === 0) return undefined;
	const without = notNets?.length ? resolver.nets(notNets)[family] : undefined;
	// As Felix: a list that has none of the family leaves nothing of the rule for it.
	if (without && (without.length === 0 || isAll(without))) return undefined;
	const address = `${ipOf(family)} ${end.address}`;
	const sets = setMatches(rule[end.entity], address, matching);
	const ports = portMatches(rule, end, matching);
	return {
		common: [
			...sets.texts,
			...(within && !isAll(within) ? [`${address} ${anyOf(within)}`] : []),
			...(without ? [`${address} != ${anyOf(without)}`] : []),
			...ports.not,
		],
		ports: ports.texts,
		sets: [...sets.sets, ...ports.sets],
	};
}

export function ipOf(family: Family): 'ip' | 'ip6' {
	return family === 'ipv4' ? 'ip' : 'ip6';
}

/** Of an address that has none in it there is nothing to compare. */
function isAll([first]: readonly string[]): boolean {
	return first === '0.0.0.0/0' || first === '::/0';
}

function anyOf(nets: readonly string[]): string {
	return nets.length === 1 ? (nets[0] ?? '') : `{ ${nets.join(', ')} }`;
}

function setMatches({endpoints, notEndpoints}: Entity, address: string, matching: Matching): NftMatches {
	const {resolver} = matching;
	const those =
		endpoints && addressSet(meant(endpointSelectorText(endpoints), matching), resolver.members(endpoints));
	const not = notEndpoints && {labels: notEndpoints};
	const others = not && addressSet(meant(endpointSelectorText(not), matching), resolver.members(not));
	return {
		texts: [
			...(those ? [`${address} @${those.name}`] : []),
			...(others ? [`${address} != @${others.name}`] : []),
		],
		sets: [...(those ? [those] : []), ...(others ? [others] : [])],
	};
}

function meant(id: string, {family, prefix}: Matching): Meant {
	return {id, family, prefix};
}

type PortTexts = NftMatches & {readonly not: readonly string[]};

function portMatches(rule: PolicyRule, end: End, matching: Matching): PortTexts {
	const {ports, notPorts = [], service} = rule[end.entity];
	const {protocol} = rule;
	const how = {...(protocol !== undefined && {protocol}), end: end.port};
	const named = namedSet(rule, namesIn(ports ?? []), matching);
	const notNamed = namedSet(rule, namesIn(notPorts), matching);
	const address = `${ipOf(matching.family)} ${end.address}`;
	const served = service && serviceSet(service, end, matching);
	const [ranges, notRanges] = [mergedRanges(ports ?? []), mergedRanges(notPorts)];
	const key = `${address} . meta l4proto . th ${end.port}`;
	return {
		texts: ports
			? [...(ranges.length > 0 ? [portsMatch(ranges, how)] : []), ...(named ? [`${key} @${named.name}`] : [])]
			: [''],
		not: [
			...(served ? [`${end.entity === 'source' ? address : key} @${served.name}`] : []),
			...(notRanges.length > 0 ? [portsMatch(notRanges, {...how, not: true})] : []),
			...(notNamed ? [`${key} != @${notNamed.name}`] : []),
		],
		sets: [named, notNamed, served].filter(set => set !== undefined),
	};
}

/** Of all endpoints: who of them is meant is another match. Without a protocol, whatever one the port is of. */
function namedSet({protocol}: PolicyRule, names: readonly string[], matching: Matching): NftSet | undefined {
	if (names.length === 0) return undefined;
	const of = protocol === undefined ? (['TCP', 'UDP', 'SCTP'] as const) : [protocol];
	const all = names.flatMap(name => of.map(each => matching.resolver.namedPort({name, protocol: each})));
	return portSet(meant(`port ${protocol ?? 'any'} ${names.join(', ')}`, matching), joined(all));
}

function joined(all: readonly PortMembers[]): PortMembers {
	const keyOf = ({address, protocol, port}: PortMembers[Family][number]) => `${address} ${protocol} ${port}`;
	const once = (family: Family) => [
		...new Map(all.flatMap(members => members[family]).map(member => [keyOf(member), member])).values(),
	];
	return {ipv4: once('ipv4'), ipv6: once('ipv6')};
}

/** As a source it is the addresses alone. */
function serviceSet(service: NonNullable<Entity['service']>, {entity}: End, matching: Matching): NftSet {
	const id = `service ${service.namespace}/${service.name}`;
	const members = matching.resolver.service(service);
	if (entity === 'destination') return portSet(meant(id, matching), members);
	const addresses = (family: Family) => [...new Set(members[family].map(({address}) => address))];
	return addressSet(meant(id, matching), {ipv4: addresses('ipv4'), ipv6: addresses('ipv6')});
}

function icmpMatches({icmp, notIcmp}: PolicyRule, family: Family): string[] {
	const word = family === 'ipv4' ? 'icmp' : 'icmpv6';
	return [...icmpMatch(word, icmp), ...notIcmpMatch(word, notIcmp)];
}

function icmpMatch(word: string, {type, code}: IcmpMatch = {}): string[] {
	return [
		...(type === undefined ? [] : [`${word} type ${type}`]),
		...(code === undefined ? [] : [`${word} code ${code}`]),
	];
}

/** Not this type with this code. */
function notIcmpMatch(word: string, {type, code}: IcmpMatch = {}): string[] {
	if (type === undefined) return [];
	if (code === undefined) return [`${word} type != ${type}`];
	return [`${word} type . ${word} code != { ${type} . ${code} }`];
}
