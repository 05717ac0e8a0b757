/**
 * The model's answer: whether a connection may be opened, and who decides. It is about the connection as policies see it:
 * after a Service's address was translated to a pod's. Replies, and what an open connection sends, are not asked again.
 */
import type {Cluster, Pod} from '../../../topology/model.js';
import type {Direction} from '../../../topology/policy/types.js';
import {nameOfPod} from '../places.js';
import {remembered} from '../remember.js';
import {appliedIn} from './applied.js';
import {type Decision, decisionOf} from './decision.js';
import type {Behaviour} from './enforcement.js';
import type {Answer, Flow, FlowEnd, Reason, SideAnswer} from './flow.js';
import type {Hop} from './hosts/hop.js';
import {hostSides} from './hosts/sides.js';
import {resolverOf} from './members.js';

export type PolicyCluster = Pick<Cluster, 'pods' | 'nodes' | 'policy'>;

/**
 * A cluster without `policy` has nobody who enforces: all may pass, and no side says anything. `hops`: where the flow comes by; they
 * count where there are host endpoints.
 */
export function answerOf(
	flow: Flow,
	cluster: PolicyCluster,
	behaviour: Behaviour,
	hops: readonly Hop[] = [],
): Answer {
	const {policy, pods, nodes} = cluster;
	if (!policy) return {allowed: true, sides: []};
	const question = {flow, resolver: resolverOf({pods, nodes, policy}), behaviour};
	const applied = appliedIn(policy, question.resolver);
	const podSides = (['egress', 'ingress'] as const).flatMap(direction => {
		const {end, other} = endsOf(flow, direction);
		if (end.is !== 'pod') return [];
		const exempt = exemption({end, other, direction}, {flow, cluster, behaviour});
		if (exempt !== undefined) return [allowedSide(end, direction, {is: 'exempt', why: exempt})];
		return [decided(end, direction, decisionOf(applied.toPod(end.name, direction), direction, question))];
	});
	const {hosts} = behaviour;
	const sides = hosts
		? [...podSides, ...hostSides(hops, {flow, cluster: {pods, nodes, policy}, policing: hosts})]
		: podSides;
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
