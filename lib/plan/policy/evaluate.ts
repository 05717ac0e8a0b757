/**
 * The model's answer: whether a connection may be opened, and who decides. It is about the connection as policies see it:
 * after a Service's address was translated to a pod's. Replies, and what an open connection sends, are not asked again.
 */
import type {Cluster, Pod} from '../../../topology/model.js';
import type {Direction, Policy, PolicyRule} from '../../../topology/policy/types.js';
import {nameOfPod} from '../places.js';
import {remembered} from '../remember.js';
import {type AppliedTier, appliedIn} from './applied.js';
import type {Behaviour} from './enforcement.js';
import type {Answer, Flow, FlowEnd, Reason, SideAnswer} from './flow.js';
import {resolverOf} from './members.js';
import {type Question, ruleMatches} from './rule-match.js';

export type PolicyCluster = Pick<Cluster, 'pods' | 'nodes' | 'policy'>;

/** A cluster without `policy` has nobody who enforces: all may pass, and no side says anything. */
export function answerOf(flow: Flow, cluster: PolicyCluster, behaviour: Behaviour): Answer {
	const {policy, pods, nodes} = cluster;
	if (!policy) return {allowed: true, sides: []};
	const question = {flow, resolver: resolverOf({pods, nodes, policy}), behaviour};
	const applied = appliedIn(policy, question.resolver);
	const sides = (['egress', 'ingress'] as const).flatMap(direction => {
		const {end, other} = endsOf(flow, direction);
		if (end.is !== 'pod') return [];
		const exempt = exemption({end, other, direction}, {flow, cluster, behaviour});
		if (exempt !== undefined) return [allowedSide(end, direction, {is: 'exempt', why: exempt})];
		return [decided(end, direction, decisionOf(applied.toPod(end.name, direction), direction, question))];
	});
	return {allowed: sides.every(side => side.allowed), sides};
}

type PodEnd = Extract<FlowEnd, {readonly is: 'pod'}>;

function endsOf({from, to}: Flow, direction: Direction): {readonly end: FlowEnd; readonly other: FlowEnd} {
	return direction === 'egress' ? {end: from, other: to} : {end: to, other: from};
}

type Side = {readonly end: PodEnd; readonly other: FlowEnd; readonly direction: Direction};

/** Why nobody asks the policies of a pod at this end. */
function exemption(
	{end, other, direction}: Side,
	{flow, cluster, behaviour}: {flow: Flow; cluster: PolicyCluster; behaviour: Behaviour},
): string | undefined {
	if (other.is === 'pod' && other.name === end.name) return 'a pod always reaches itself';
	if (flow.protocol === 'ICMP' && behaviour.otherProtocols === 'open') {
		return 'what is neither TCP nor UDP nor SCTP is not policed here';
	}
	if (other.is !== 'node' || other.name !== podsByName(cluster.pods).get(end.name)?.node) return undefined;
	if (direction === 'ingress') return 'a node always reaches its own pods, as the kubelet must';
	return behaviour.podToOwnNode === 'open'
		? 'what a pod sends to its own node is not policed here'
		: undefined;
}

const podsByName = remembered(
	(pods: readonly Pod[]): ReadonlyMap<string, Pod> => new Map(pods.map(pod => [nameOfPod(pod), pod])),
);

export type Decision =
	| {readonly is: 'not isolated'}
	| {readonly is: 'rule'; readonly policy: Policy; readonly rule: PolicyRule}
	| {readonly is: 'default deny'; readonly tier: string; readonly isolatedBy: readonly Policy[]}
	/** No tier that has policies for it has decided, and each one's default is to pass it on. */
	| {readonly is: 'passed on'; readonly tiers: readonly string[]};

/**
 * Tiers in their order, in them policies in theirs, in them rules: the first that allows or denies. `Pass` leaves the
 * tier, `Log` decides nothing. Whom a tier selects and does not decide about gets the tier's default. What is left is
 * allowed by the namespace's profile.
 */
export function decisionOf(
	tiers: readonly AppliedTier[],
	direction: Direction,
	question: Question,
): Decision {
	let passedBy: Extract<Decision, {is: 'rule'}> | undefined;
	for (const {tier, policies} of tiers) {
		const decision = firstMatch(policies, direction, question);
		if (decision && decision.rule.action !== 'Pass') return decision;
		if (decision) passedBy = decision;
		else if (tier.defaultAction === 'Deny') {
			return {is: 'default deny', tier: tier.name, isolatedBy: policies};
		}
	}
	if (passedBy) return passedBy;
	if (tiers.length > 0) return {is: 'passed on', tiers: tiers.map(({tier}) => tier.name)};
	return {is: 'not isolated'};
}

function firstMatch(
	policies: readonly Policy[],
	direction: Direction,
	question: Question,
): Extract<Decision, {is: 'rule'}> | undefined {
	for (const policy of policies) {
		const rule = policy[direction].find(each => each.action !== 'Log' && ruleMatches(each, question));
		if (rule) return {is: 'rule', policy, rule};
	}
	return undefined;
}

function decided(end: PodEnd, direction: Direction, decision: Decision): SideAnswer {
	switch (decision.is) {
		case 'not isolated':
			return allowedSide(end, direction, decision);
		case 'passed on': {
			const why = `no rule of the tier ${decision.tiers.join(', ')} is about it, and its default is to pass it on`;
			return allowedSide(end, direction, {is: 'exempt', why});
		}
		case 'rule':
			return {...allowedSide(end, direction, decision), allowed: decision.rule.action !== 'Deny'};
		case 'default deny':
			return {...allowedSide(end, direction, decision), allowed: false};
	}
}

function allowedSide({name}: PodEnd, direction: Direction, because: Reason): SideAnswer {
	return {direction, of: name, allowed: true, because};
}
