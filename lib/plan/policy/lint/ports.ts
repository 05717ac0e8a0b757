/** Ports: that nobody has, and the one of DNS that was forgotten. */
import type {Pod} from '../../../../topology/model.js';
import type {
	Direction,
	EndpointSelector,
	Policy,
	PolicyRule,
	PortMatch,
} from '../../../../topology/policy/types.js';
import {isPort} from './directions.js';
import type {LintContext, LintFinding} from './finding.js';
import {peerOf} from './selection.js';

/** Of pods that say which ports they have; those that say none may listen anywhere. */
export function* portFindings(
	policy: Policy,
	direction: Direction,
	context: LintContext,
): Iterable<LintFinding> {
	const told = new Set<string>();
	for (const rule of policy[direction]) {
		const receiver = direction === 'ingress' ? policy.subject : peerOf(rule, 'egress').endpoints;
		if (!receiver || rule.action !== 'Allow') continue;
		const pods = podsOf(receiver, context);
		if (pods.length === 0 || pods.some(hasNoPorts)) continue;
		for (const port of rule.destination.ports ?? []) {
			const what = `${portText(port)}${typeof rule.protocol === 'string' ? `/${rule.protocol}` : ''}`;
			const id = `${rule.path} ${what}`;
			if (pods.some(pod => hasPort(pod, port, rule)) || told.has(id)) continue;
			told.add(id);
			yield {
				code: 'no-such-port',
				policy,
				rule,
				message: `${rule.path} allows ${what}, and none of the pods that it means has such a port`,
				hint: `they have ${portsOf(pods).join(', ')}; a policy sees the pod's port, not the Service's`,
			};
		}
	}
}

/** Who may send to somebody and not ask for his address: often forgotten, and then nothing works by name. */
export function* dnsFindings(policy: Policy, context: LintContext): Iterable<LintFinding> {
	if (!policy.directions.includes('egress') || policy.egress.length === 0) return;
	// Whom no rule of such a tier is about may send all the same.
	if (isPassedOn(policy, context)) return;
	if (!policy.egress.some(isToPods)) return;
	const pods = podsOf(policy.subject, context);
	const lacking = pods.filter(pod => {
		const asked = context.policies.filter(
			each => each.directions.includes('egress') && selects(each.subject, pod, context),
		);
		return !asked.some(each => each.egress.some(allowsDns));
	});
	const [first] = lacking;
	if (!first) return;
	const others = lacking.length > 1 ? ` and ${lacking.length - 1} more` : '';
	yield {
		code: 'no-dns',
		policy,
		message: `${first.namespace}/${first.name}${others} may send, and ask no DNS: names of Services are found by nobody`,
		hint: 'add an egress rule with ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}], to kube-system',
	};
}

function isPassedOn({tier}: Policy, {cluster}: LintContext): boolean {
	return cluster.policy.tiers.some(({name, defaultAction}) => name === tier && defaultAction === 'Pass');
}

/** To addresses nobody needs a name. */
function isToPods({action, destination}: PolicyRule): boolean {
	return action === 'Allow' && !destination.nets?.length;
}

function allowsDns({action, protocol, destination}: PolicyRule): boolean {
	if (action !== 'Allow' || (protocol !== undefined && protocol !== 'UDP')) return false;
	const {ports} = destination;
	return ports === undefined || ports.some(port => isPort(port, {port: 53, name: 'dns'}));
}

function podsOf(selector: EndpointSelector, {resolver, cluster}: LintContext): readonly Pod[] {
	const names = new Set(resolver.endpoints(selector).flatMap(each => (each.is === 'pod' ? [each.name] : [])));
	return cluster.pods.filter(pod => names.has(`${pod.namespace}/${pod.name}`));
}

function selects(selector: EndpointSelector, pod: Pod, {resolver}: LintContext): boolean {
	return resolver
		.endpoints(selector)
		.some(each => each.is === 'pod' && each.name === `${pod.namespace}/${pod.name}`);
}

function hasNoPorts({containers}: Pod): boolean {
	return containers.every(({ports}) => ports.length === 0);
}

function hasPort({containers}: Pod, match: PortMatch, {protocol}: PolicyRule): boolean {
	return containers.some(({ports}) =>
		ports.some(
			({port, name, protocol: own}) =>
				(protocol === undefined || own === protocol) && isPort(match, {port, name}),
		),
	);
}

function portsOf(pods: readonly Pod[]): string[] {
	const all = pods.flatMap(({containers}) =>
		containers.flatMap(({ports}) =>
			ports.map(({port, protocol, name}) => `${port}/${protocol}${name === undefined ? '' : ` (${name})`}`),
		),
	);
	return [...new Set(all)].sort();
}

function portText(port: PortMatch): string {
	if ('name' in port) return `the port '${port.name}'`;
	return port.from === port.to ? `${port.from}` : `${port.from}-${port.to}`;
}
