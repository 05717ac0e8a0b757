/** Rules of a direction in which nobody asks, and rules for replies, which nobody needs. */
import type {Direction, Policy, PolicyRule, PortMatch} from '../../../../topology/policy/types.js';
import {endpointSelectorText} from '../selector-text.js';
import {type LintContext, type LintFinding, rulesByPath} from './finding.js';
import {peerOf} from './selection.js';

const words = {ingress: 'Ingress', egress: 'Egress'} as const;

export function* directionFindings(policy: Policy): Iterable<LintFinding> {
	for (const direction of ['ingress', 'egress'] as const) {
		const [first] = policy[direction];
		if (!first || policy.directions.includes(direction)) continue;
		const field = policy.apiVersion.startsWith('networking.k8s.io') ? 'policyTypes' : 'types';
		yield {
			code: 'never-asked',
			policy,
			rule: first,
			message: `its ${direction} rules are never asked: ${field} has no ${words[direction]}`,
			hint: `add ${words[direction]} to ${field}, or take the rules out`,
		};
	}
}

/**
 * A rule to whom the opposite direction lets in (or out), with the ports that clients have, or with ports that nobody of them
 * listens on: it can only be meant for replies.
 */
export function* replyFindings(
	policy: Policy,
	direction: Direction,
	context: LintContext,
): Iterable<LintFinding> {
	const opposite = direction === 'ingress' ? 'egress' : 'ingress';
	const partners = new Map(
		policy[opposite].flatMap(rule => {
			const peer = peerText(rule, opposite);
			return peer === undefined ? [] : [[peer, rule] as const];
		}),
	);
	for (const [path, rules] of rulesByPath(policy[direction])) {
		for (const rule of rules) {
			const partner = partners.get(peerText(rule, direction) ?? '');
			if (rule.action !== 'Allow' || !partner || !isForReplies(rule, {partner, policy, direction, context}))
				continue;
			yield {
				code: 'reverse-rule',
				policy,
				rule,
				message: `${path} is for the replies of what ${partner.path} allows, and these pass anyway`,
				hint: `take ${path} out: who may open a connection gets its replies`,
			};
			break;
		}
	}
}

function peerText(rule: PolicyRule, direction: Direction): string | undefined {
	const {endpoints, nets} = peerOf(rule, direction);
	if (endpoints) return endpointSelectorText(endpoints);
	return nets?.length ? nets.join(' ') : undefined;
}

type Reply = {
	readonly partner: PolicyRule;
	readonly policy: Policy;
	readonly direction: Direction;
	readonly context: LintContext;
};

function isForReplies(rule: PolicyRule, {partner, policy, direction, context}: Reply): boolean {
	const ports = rule.destination.ports;
	if (rule.source.ports?.length) return true;
	if (!ports?.length) return false;
	if (ports.some(isEphemeral)) return true;
	const isSame = JSON.stringify(ports) === JSON.stringify(partner.destination.ports);
	const server = direction === 'egress' ? peerOf(rule, direction).endpoints : policy.subject;
	if (!isSame || !server) return false;
	const listening = context.cluster.pods.filter(pod => pod.containers.some(each => each.ports.length > 0));
	const names = new Set(context.resolver.endpoints(server).map(({name}) => name));
	return !listening.some(
		pod =>
			names.has(`${pod.namespace}/${pod.name}`) &&
			pod.containers.some(each =>
				each.ports.some(({port, name}) => ports.some(match => isPort(match, {port, name}))),
			),
	);
}

/** What Linux takes for the client's end of a connection: net.ipv4.ip_local_port_range. */
function isEphemeral(port: PortMatch): boolean {
	return 'from' in port && port.from >= 1024 && port.from <= 49_152 && port.to >= 60_999;
}

export function isPort(
	match: PortMatch,
	{port, name}: {readonly port: number; readonly name: string | undefined},
): boolean {
	return 'name' in match ? match.name === name : match.from <= port && port <= match.to;
}
