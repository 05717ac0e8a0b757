/** What would have to be otherwise for the policies that deny a connection not to: not to be about it, or to be asked later. */
import type {Direction, EndpointSelector, PolicyRule, PortMatch} from '../../../../topology/policy/types.js';
import type {SideAnswer} from '../flow.js';
import {type Question, ruleMatches} from '../rule-match.js';
import {
	type Change,
	dearer,
	type End,
	namespaceHasLabels,
	podHasLabels,
	portIs,
	protocolIs,
	type RuleAt,
	ruleSays,
	type Situation,
} from './changes.js';
import {type Alternatives, podAt} from './fixes.js';
import {waysTo} from './selector-ways.js';
import {policyTitle} from './titles.js';

export type Way = {readonly changes: readonly Change[]; readonly by?: RuleAt};

type Asked = {readonly situation: Situation; readonly question: Question};

export function waysAround({because, direction}: SideAnswer, asked: Asked): readonly Way[] {
	if (because.is === 'default deny') {
		const [only, ...others] = because.isolatedBy;
		return only && others.length === 0 ? waysOut(only.subject, endOf(direction), asked.situation) : [];
	}
	if (because.is !== 'rule') return [];
	const at = {policy: because.policy, rule: because.rule};
	return [...overruled(at, direction, asked), ...notAbout(at, asked.situation)];
}

function endOf(direction: Direction): End {
	return direction === 'ingress' ? 'destination' : 'source';
}

/** A rule that would allow it, if it were asked before the one that denies. */
function overruled(at: RuleAt, direction: Direction, {situation, question}: Asked): Way[] {
	const tier = situation.cluster.policy.tiers.find(({name}) => name === at.policy.tier);
	return (tier?.policies ?? []).flatMap(policy =>
		policy[direction]
			.filter(rule => rule.action === 'Allow' && ruleMatches(rule, question))
			.map((rule): Way => {
				const what = policy === at.policy ? rule.path : policyTitle(policy);
				const before = policy === at.policy ? at.rule.path : policyTitle(at.policy);
				const text = `${what} were asked before ${before}`;
				return {changes: [ruleSays(at, {text, rule: [rule, at.rule]})], by: {policy, rule}};
			}),
	);
}

/** The rule that denies is about something else. */
function notAbout({rule}: RuleAt, situation: Situation): Way[] {
	const ports = rule.destination.ports ?? [];
	return [
		...(ports.length > 0 ? otherPort(ports) : []),
		...(rule.protocol === 'TCP' || rule.protocol === 'UDP' ? otherProtocol(rule, situation) : []),
		...(['source', 'destination'] as const).flatMap(end => {
			const {endpoints} = rule[end];
			return endpoints ? waysOut(endpoints, end, situation) : [];
		}),
	];
}

/** One that is in none of the ranges: any would do. */
function otherPort(ports: readonly PortMatch[]): Way[] {
	const ranges = ports.flatMap(port => ('from' in port ? [port] : []));
	const free = [8080, 8081, 1, 65_535].find(port => !ranges.some(({from, to}) => from <= port && port <= to));
	const text = ports
		.map(port =>
			'name' in port ? `'${port.name}'` : port.from === port.to ? `${port.from}` : `${port.from}–${port.to}`,
		)
		.join(', ');
	return free === undefined ? [] : [{changes: [portIs(free, `the port were another than ${text}`)]}];
}

function otherProtocol({protocol}: PolicyRule, {flow}: Situation): Way[] {
	return flow.protocol === 'ICMP' ? [] : [{changes: [protocolIs(protocol === 'TCP' ? 'UDP' : 'TCP')]}];
}

/** What makes a selector not mean the pod of an end: further away than to be let in. */
function waysOut({labels, namespaces}: EndpointSelector, end: End, situation: Situation): Way[] {
	const pod = podAt(end, situation);
	if (!pod) return [];
	const ofPod: Alternatives = labels
		? waysTo(labels, false, pod.labels).map(edits => [podHasLabels(pod, edits)])
		: [];
	const byLabels = typeof namespaces === 'object' && 'labels' in namespaces ? namespaces.labels : undefined;
	const known = situation.cluster.policy.namespaces[pod.namespace] ?? {};
	const ofNamespace: Alternatives = byLabels
		? waysTo(byLabels, false, known)
				.filter(edits => edits.every(({label}) => label !== 'kubernetes.io/metadata.name'))
				.map(edits => [namespaceHasLabels(pod.namespace, edits)])
		: [];
	return [...ofPod, ...ofNamespace].map(changes => ({changes: changes.map(dearer)}));
}
