/** For a rule that is not about a connection: what would have to be otherwise for it to be. */
import {addressAt, contains, formatCidr, parseCidr, sizeOf} from '../../../../topology/addresses.js';
import type {Pod} from '../../../../topology/model.js';
import type {EndpointSelector, PortMatch} from '../../../../topology/policy/types.js';
import {nameOfPod} from '../../places.js';
import {resolverOf} from '../members.js';
import {hasAddress, type Mismatch} from '../rule-match.js';
import {
	addressIs,
	type Change,
	type End,
	namespaceHasLabels,
	podCallsPort,
	podHasLabels,
	podIsInNamespace,
	podRunsAs,
	portIs,
	protocolIs,
	type RuleAt,
	ruleSays,
	type Situation,
} from './changes.js';
import {waysTo} from './selector-ways.js';

/** Alternatives, each of one or more changes; none if nothing small would do. */
export type Alternatives = readonly (readonly Change[])[];

export function fixesOf({part, end}: Mismatch, at: RuleAt, situation: Situation): Alternatives {
	const {rule} = at;
	const entity = end ? rule[end] : {};
	switch (part) {
		case 'protocol':
			return protocolFixes(at);
		case 'ports':
			return end === 'destination' ? portFixes(entity.ports ?? [], situation) : [];
		case 'endpoints':
			return end && entity.endpoints
				? selectionFixes(entity.endpoints, podAt(end, situation), situation)
				: [];
		case 'notEndpoints': {
			const pod = end && podAt(end, situation);
			if (!pod || !entity.notEndpoints) return [];
			return waysTo(entity.notEndpoints, false, pod.labels).map(edits => [podHasLabels(pod, edits)]);
		}
		case 'nets':
			return end ? netFixes(at, end, situation) : [];
		case 'notNets':
			return end ? exceptFixes(at, end, situation) : [];
		default:
			return [];
	}
}

/** What makes a selector mean a pod. */
export function selectionFixes(
	selector: EndpointSelector,
	pod: Pod | undefined,
	{cluster}: Situation,
): Alternatives {
	if (!pod || selector.nodes) return [];
	const {labels, namespaces, serviceAccounts} = selector;
	const ofPod = labels
		? waysTo(labels, true, pod.labels).map(edits => (edits.length > 0 ? [podHasLabels(pod, edits)] : []))
		: [[]];
	return together([ofPod, namespaceFixes(namespaces, pod, cluster), accountFixes(serviceAccounts, pod)]);
}

function namespaceFixes(
	namespaces: EndpointSelector['namespaces'],
	pod: Pod,
	cluster: Situation['cluster'],
): Alternatives {
	if (namespaces === 'none') return [];
	if (namespaces === undefined || namespaces === 'all') return [[]];
	if ('name' in namespaces) {
		return namespaces.name === pod.namespace ? [[]] : [[podIsInNamespace(pod, namespaces.name)]];
	}
	const known = cluster.policy.namespaces[pod.namespace] ?? {};
	const name = metadataName(namespaces.labels);
	if (name !== undefined && name !== pod.namespace) return [[podIsInNamespace(pod, name)]];
	return waysTo(namespaces.labels, true, known).map(edits =>
		edits.length > 0 ? [namespaceHasLabels(pod.namespace, edits)] : [],
	);
}

/** A label that nobody sets: the API server gives it to each namespace. */
function metadataName(selector: Exclude<EndpointSelector['labels'], undefined>): string | undefined {
	return selector.is === '==' && selector.label === 'kubernetes.io/metadata.name'
		? selector.value
		: undefined;
}

function accountFixes(accounts: EndpointSelector['serviceAccounts'], pod: Pod): Alternatives {
	const names = accounts?.names ?? [];
	if (accounts?.labels) return [];
	if (names.length === 0 || names.includes(pod.serviceAccount ?? 'default')) return [[]];
	return names.map(name => [podRunsAs(pod, name)]);
}

function protocolFixes({rule: {protocol, notProtocol}}: RuleAt): Alternatives {
	if (notProtocol !== undefined || protocol === undefined) return [];
	if (protocol === 'ICMP' || protocol === 'ICMPv6') return [[protocolIs('ICMP')]];
	if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') return [];
	return [[protocolIs(protocol)]];
}

function portFixes(ports: readonly PortMatch[], situation: Situation): Alternatives {
	const {flow} = situation;
	const pod = podAt('destination', situation);
	return ports.flatMap((port): Alternatives => {
		if ('from' in port) {
			const nearest = (flow.port ?? 0) > port.to ? port.to : port.from;
			return [[portIs(nearest)]];
		}
		if (!pod || flow.port === undefined) return [];
		const own = pod.containers
			.flatMap(({ports: all}) => all)
			.find(each => each.name === port.name && each.protocol === flow.protocol);
		if (own)
			return [[portIs(own.port, `the port were ${own.port}, which ${nameOfPod(pod)} calls '${port.name}'`)]];
		return [[podCallsPort(pod, {port: flow.port, name: port.name})]];
	});
}

/** A pod and a node have the addresses that they have: only who is outside can be somebody else. */
function netFixes(at: RuleAt, end: End, {flow}: Situation): Alternatives {
	const {family} = flow;
	const who = end === 'source' ? flow.from : flow.to;
	const {nets = [], notNets = []} = at.rule[end];
	const excepted = notNets.flatMap(net => parseCidr(net) ?? []);
	const own = nets.flatMap(net => parseCidr(net) ?? []).filter(cidr => cidr.family === family);
	const elsewhere = own.flatMap((cidr): Alternatives => {
		const ends = [0n, 1n, sizeOf(cidr) - 1n].filter(index => index < sizeOf(cidr));
		const address = ends
			.map(index => addressAt(cidr, index))
			.find(each => !excepted.some(inner => contains(inner, each)));
		return address === undefined ? [] : [[addressIs(end, {address, net: formatCidr(cidr)})]];
	});
	const wider = {...at.rule, [end]: {...at.rule[end], nets: [...nets, who.address]}};
	const text = `${netsWord(at)} of ${at.rule.path} took in ${who.address}`;
	return [
		...(who.is === 'outside' ? elsewhere : []),
		...(own.length > 0 ? [[ruleSays(at, {text, rule: [wider], cost: 3})]] : []),
	];
}

/** As its kind calls ranges of addresses. */
function netsWord(at: RuleAt): string {
	if (isKubernetes(at)) return 'an ipBlock';
	return at.policy.apiVersion.startsWith('policy.networking.k8s.io/') ? '`networks`' : '`nets`';
}

function isKubernetes({policy}: RuleAt): boolean {
	return policy.apiVersion.startsWith('networking.k8s.io/');
}

function exceptFixes(at: RuleAt, end: End, {flow, cluster}: Situation): Alternatives {
	const {address} = end === 'source' ? flow.from : flow.to;
	const entity = at.rule[end];
	const resolver = resolverOf(cluster);
	const inTheWay = (entity.notNets ?? []).filter(net => hasAddress(resolver.nets([net]), address));
	const notNets = (entity.notNets ?? []).filter(net => !inTheWay.includes(net));
	const {notNets: _, ...rest} = entity;
	const word = isKubernetes(at) ? 'except' : 'notNets';
	return [
		[
			ruleSays(at, {
				text: `\`${word}\` of ${at.rule.path} did not have ${inTheWay.join(', ')}`,
				rule: [{...at.rule, [end]: notNets.length > 0 ? {...rest, notNets} : rest}],
				cost: 1.8,
			}),
		],
	];
}

export function podAt(end: End, {flow, cluster}: Situation): Pod | undefined {
	const who = end === 'source' ? flow.from : flow.to;
	return who.is === 'pod' ? cluster.pods.find(pod => nameOfPod(pod) === who.name) : undefined;
}

/** One alternative of each, all of them together; more than a few of them nobody reads. */
export function together(parts: readonly Alternatives[]): Alternatives {
	return parts.reduce<Alternatives>(
		(ways, part) => ways.flatMap(way => part.map(more => [...way, ...more])).slice(0, 16),
		[[]],
	);
}
