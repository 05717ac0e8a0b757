/**
 * Which addresses a selector means: what the kernel's sets have in them, and what the model's answer asks. Both take it from
 * here. It is worked out once for the same pods, nodes, sets and namespaces, however many policies ask.
 */
import type {Family, PerFamily} from '../../../topology/model.js';
import type {EndpointSelector, RuleProtocol} from '../../../topology/policy/types.js';
import {sameValue} from '../../../topology/same-value.js';
import {remembered} from '../remember.js';
import {type Endpoint, endpointsOf, type Population} from './endpoints.js';
import {type LabelIndex, labelIndexOf} from './label-index.js';
import {type Ranked, rankedNetsOf, withoutInner} from './nets.js';
import {endpointSelectorText} from './selector-text.js';
import {isSelected} from './selects.js';

/**
 * Sorted by address, nothing twice, nothing inside another: as a set of intervals takes it. What is one address has no
 * length; what is more is a prefix.
 */
export type Members = Readonly<Record<Family, readonly string[]>>;

/** An address (without a length) with the port that is meant there. */
export type PortMember = {readonly address: string; readonly protocol: RuleProtocol; readonly port: number};

/** Sorted by address, then port; nothing twice. */
export type PortMembers = Readonly<Record<Family, readonly PortMember[]>>;

export type Resolver = {
	/** Whom a selector means: of a policy's subject those of its pods and host endpoints; in a stable order. */
	endpoints(selector: EndpointSelector): readonly Endpoint[];
	members(selector: EndpointSelector): Members;
	/** Prefixes and addresses as they stand in a rule. */
	nets(prefixes: readonly string[]): Members;
	/** What the endpoints (all, if there is no selector) call so, for that protocol. */
	namedPort(
		port: {readonly name: string; readonly protocol: RuleProtocol},
		of?: EndpointSelector,
	): PortMembers;
	/** Of a Service that the model knows; nobody, if it does not. */
	service(service: {readonly namespace: string; readonly name: string}): PortMembers;
};

/** The same one for the same population. */
export function resolverOf(population: Population): Resolver {
	const known = last.get(population.pods);
	if (known && samePopulation(known.population, population)) return known.resolver;
	const resolver = newResolver(population);
	last.set(population.pods, {population, resolver});
	return resolver;
}

const last = new WeakMap<
	Population['pods'],
	{readonly population: Population; readonly resolver: Resolver}
>();

/** A changed policy is a new model, in which mostly nothing else has changed. */
function samePopulation(a: Population, b: Population): boolean {
	return (
		sameValue(a.nodes, b.nodes) &&
		sameValue(a.policy.namespaces, b.policy.namespaces) &&
		sameValue(a.policy.serviceAccounts, b.policy.serviceAccounts) &&
		sameValue(a.policy.networkSets, b.policy.networkSets) &&
		sameValue(a.policy.hostEndpoints, b.policy.hostEndpoints) &&
		sameValue(a.policy.services, b.policy.services)
	);
}

function newResolver(population: Population): Resolver {
	const index = labelIndexOf(endpointsOf(population));
	const ranks = rankedNetsOf(index.all.flatMap(({nets}) => nets));
	const meant = memoized((selector: EndpointSelector) => whoIsMeant(selector, index));
	const members = memoized((selector: EndpointSelector) =>
		membersOf(meant(selector).flatMap(({nets}) => nets.flatMap(net => ranks.get(net) ?? []))),
	);
	const named = new Map<string, PortMembers>();
	return {
		endpoints: meant,
		members,
		nets: remembered((prefixes: readonly string[]) => membersOf([...rankedNetsOf(prefixes).values()])),
		namedPort: (port, of = {}) => {
			const key = `${port.protocol} ${port.name} ${endpointSelectorText(of)}`;
			const found = named.get(key) ?? portMembers(meant(of).flatMap(endpoint => portsOf(endpoint, port)));
			named.set(key, found);
			return found;
		},
		service: ({namespace, name}) =>
			portMembers(
				(population.policy.services ?? [])
					.filter(service => service.namespace === namespace && service.name === name)
					.flatMap(({endpoints}) => endpoints)
					.flatMap(({address, ports}) => ports.map(port => ({...port, address}))),
			),
	};
}

function memoized<Value>(
	workOut: (selector: EndpointSelector) => Value,
): (selector: EndpointSelector) => Value {
	const known = new Map<string, Value>();
	return selector => {
		const text = endpointSelectorText(selector);
		const found = known.get(text);
		if (found !== undefined) return found;
		const value = workOut(selector);
		known.set(text, value);
		return value;
	};
}

function whoIsMeant(selector: EndpointSelector, index: LabelIndex): readonly Endpoint[] {
	if (selector.nodes) return index.nodes.filter(endpoint => isSelected(endpoint, selector));
	return index.candidates(selector).filter(endpoint => isSelected(endpoint, selector));
}

function membersOf(nets: readonly Ranked[]): Members {
	const kept = withoutInner(nets);
	const ofFamily = (family: Family) => kept.filter(net => net.family === family).map(({text}) => text);
	return {ipv4: ofFamily('ipv4'), ipv6: ofFamily('ipv6')};
}

function portsOf(
	{nets, ports}: Endpoint,
	{name, protocol}: {readonly name: string; readonly protocol: RuleProtocol},
): PortMember[] {
	return ports
		.filter(port => port.name === name && port.protocol === protocol)
		.flatMap(({port}) => nets.map(address => ({address, protocol, port})));
}

function portMembers(members: readonly PortMember[]): PortMembers {
	const ranks = rankedNetsOf(members.map(({address}) => address));
	const once = new Map(
		members.map(member => [`${member.address} ${member.protocol} ${member.port}`, member]),
	);
	const sorted = [...once.values()].toSorted(
		(a, b) =>
			(ranks.get(a.address)?.rank ?? 0) - (ranks.get(b.address)?.rank ?? 0) ||
			a.port - b.port ||
			String(a.protocol).localeCompare(String(b.protocol)),
	);
	const byFamily: PerFamily<PortMember[]> = {ipv4: [], ipv6: []};
	for (const member of sorted) byFamily[ranks.get(member.address)?.family ?? 'ipv4']?.push(member);
	return {ipv4: byFamily.ipv4 ?? [], ipv6: byFamily.ipv6 ?? []};
}
