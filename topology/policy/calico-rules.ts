/** Calico's rules → the rules that policies are planned from. */
import {formatCidr, parseInterfaceAddress} from '../addresses.js';
import type {CalicoEntity, CalicoRule} from '../calico/check-rule.js';
import {parsePorts, protocolOf} from '../calico/rule-values.js';
import type {Family} from '../model.js';
import type {Locate} from '../problems.js';
import {namespacesOf, selectorIn} from './calico-selectors.js';
import type {Direction, EndpointSelector, Entity, IcmpMatch, PolicyRule, PortMatch} from './types.js';

type Context = {
	/** Of the policy; not set for one that is in none. */
	readonly namespace: string | undefined;
	readonly locate: Locate;
};

/** One of each; in their order. */
export function calicoRulesOf(
	direction: Direction,
	rules: readonly CalicoRule[] = [],
	{namespace, locate}: Context,
): PolicyRule[] {
	return rules.map((rule, index): PolicyRule => {
		const place = locate(['spec', direction, index]) ?? locate(['metadata', 'name']);
		return {
			action: rule.action,
			path: `${direction}[${index}]`,
			...(place && {place}),
			...matchOf(rule),
			source: entityOf(rule.source, namespace),
			destination: entityOf(rule.destination, namespace),
		};
	});
}

type Match = Pick<PolicyRule, 'family' | 'protocol' | 'notProtocol' | 'icmp' | 'notIcmp'>;

function matchOf(rule: CalicoRule): Match {
	const family = familyOf(rule);
	const protocol = rule.protocol === undefined ? undefined : protocolOf(rule.protocol);
	const notProtocol = rule.notProtocol === undefined ? undefined : protocolOf(rule.notProtocol);
	return {
		...(family && {family}),
		...(protocol !== undefined && {protocol}),
		...(notProtocol !== undefined && {notProtocol}),
		...(rule.icmp && {icmp: icmpOf(rule.icmp)}),
		...(rule.notICMP && {notIcmp: icmpOf(rule.notICMP)}),
	};
}

/** Of what it says: its version, its ICMP, its ranges; all of one family, since it is sound. */
function familyOf(rule: CalicoRule): Family | undefined {
	if (rule.ipVersion !== undefined) return rule.ipVersion === 4 ? 'ipv4' : 'ipv6';
	const protocol = rule.protocol === undefined ? undefined : protocolOf(rule.protocol);
	if (protocol === 'ICMP') return 'ipv4';
	if (protocol === 'ICMPv6') return 'ipv6';
	const nets = [rule.source, rule.destination].flatMap(end => [
		...(end?.nets ?? []),
		...(end?.notNets ?? []),
	]);
	return parseInterfaceAddress(nets[0] ?? '')?.address.family;
}

function icmpOf({type, code}: NonNullable<CalicoRule['icmp']>): IcmpMatch {
	return {...(type !== undefined && {type}), ...(code !== undefined && {code})};
}

function entityOf(entity: CalicoEntity = {}, namespace: string | undefined): Entity {
	const {nets, notNets, ports, notPorts, notSelector, services} = entity;
	const endpoints = endpointsOf(entity, namespace);
	return {
		...(endpoints && {endpoints}),
		...(notSelector && {notEndpoints: selectorIn(notSelector) ?? {is: 'all'}}),
		...(nets?.length && {nets: nets.flatMap(rangeOf)}),
		...(notNets?.length && {notNets: notNets.flatMap(rangeOf)}),
		...(ports?.length && {ports: ports.flatMap(portOf)}),
		...(notPorts?.length && {notPorts: notPorts.flatMap(portOf)}),
		...(services?.name && {
			service: {namespace: services.namespace || (namespace ?? ''), name: services.name},
		}),
	};
}

/** In a policy of a namespace, without a namespaceSelector, those of its own; undefined: anybody, endpoint or not. */
function endpointsOf(
	{selector, namespaceSelector, serviceAccounts}: CalicoEntity,
	namespace: string | undefined,
): EndpointSelector | undefined {
	if (!selector && !namespaceSelector && !serviceAccounts) return undefined;
	const labels = selectorIn(selector);
	const own = namespace === undefined ? undefined : {name: namespace};
	const namespaces = namespacesOf(namespaceSelector) ?? own;
	const names = serviceAccounts?.names;
	const accounts = serviceAccounts?.selector ? selectorIn(serviceAccounts.selector) : undefined;
	return {
		...(labels && {labels}),
		...(namespaces && {namespaces}),
		...(serviceAccounts && {
			serviceAccounts: {...(names?.length && {names}), ...(accounts && {labels: accounts})},
		}),
	};
}

function rangeOf(text: string): string[] {
	const range = parseInterfaceAddress(text);
	return range ? [formatCidr(range.cidr)] : [];
}

function portOf(value: number | string): PortMatch[] {
	const ports = parsePorts(value);
	return ports ? [ports] : [];
}
