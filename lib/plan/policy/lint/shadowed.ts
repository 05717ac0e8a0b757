/** Rules that decide nothing, because another one has decided before, or allows the same and more. */
import type {
	Direction,
	EndpointSelector,
	Entity,
	Policy,
	PolicyRule,
	PortMatch,
} from '../../../../topology/policy/types.js';
import {sameValue} from '../../../../topology/same-value.js';
import {endpointSelectorText} from '../selector-text.js';
import {type LintContext, type LintFinding, rulesByPath} from './finding.js';

/** Of policies of the same tier that are about the same endpoints. */
export function* shadowFindings(
	policy: Policy,
	direction: Direction,
	{policies}: LintContext,
): Iterable<LintFinding> {
	if (!policy.directions.includes(direction)) return;
	const before = policies
		.slice(0, policies.indexOf(policy))
		.filter(each => isBeside(each, policy, direction));
	const paths = [...rulesByPath(policy[direction])];
	for (const [index, [path, rules]] of paths.entries()) {
		const own = paths.flatMap(([, others], at) =>
			at !== index && (at < index || isWider(others, rules)) ? others.map(rule => ({policy, rule})) : [],
		);
		const earlier = before.flatMap(each => each[direction].map(rule => ({policy: each, rule})));
		const covering = rules.map(rule => [...own, ...earlier].find(other => covers(other.rule, rule)));
		const [first] = covering;
		const [rule] = rules;
		if (!first || !rule || covering.some(other => other === undefined)) continue;
		const where = first.policy === policy ? first.rule.path : `${first.rule.path} of ${first.policy.name}`;
		yield {
			code: 'shadowed',
			policy,
			rule,
			message: `${path} decides nothing: ${where} is about all that it is about`,
			hint: `take ${path} out, or make ${where} narrower`,
		};
	}
}

/** Where all rules allow, a later one may make an earlier one needless; not the other way round, too. */
function isWider(later: readonly PolicyRule[], rules: readonly PolicyRule[]): boolean {
	return (
		[...later, ...rules].every(({action}) => action === 'Allow') &&
		!later.every(rule => rules.some(each => covers(each, rule)))
	);
}

function isBeside(other: Policy, policy: Policy, direction: Direction): boolean {
	return (
		other.tier === policy.tier &&
		other.directions.includes(direction) &&
		sameFlags(other, policy) &&
		endpointSelectorText(other.subject) === endpointSelectorText(policy.subject)
	);
}

function sameFlags(a: Policy, b: Policy): boolean {
	return a.doNotTrack === b.doNotTrack && a.preDNAT === b.preDNAT && a.applyOnForward === b.applyOnForward;
}

/** Whatever `rule` matches, `wide` matches too. Not all of that is found out; what is said is true. */
function covers(wide: PolicyRule, rule: PolicyRule): boolean {
	if (wide === rule || wide.action === 'Log' || wide.notProtocol !== undefined || wide.icmp || wide.notIcmp)
		return false;
	return (
		(wide.family === undefined || wide.family === rule.family) &&
		(wide.protocol === undefined || wide.protocol === rule.protocol) &&
		coversEntity(wide.source, rule.source) &&
		coversEntity(wide.destination, rule.destination)
	);
}

function coversEntity(wide: Entity, entity: Entity): boolean {
	return (
		(!wide.endpoints || isSameSelector(wide.endpoints, entity.endpoints)) &&
		(!wide.notEndpoints || sameValue(wide.notEndpoints, entity.notEndpoints)) &&
		(!wide.nets || sameValue(wide.nets, entity.nets)) &&
		(!wide.notNets || sameValue(wide.notNets, entity.notNets)) &&
		(!wide.notPorts || sameValue(wide.notPorts, entity.notPorts)) &&
		(!wide.service || sameValue(wide.service, entity.service)) &&
		(!wide.ports || (entity.ports ?? []).length > 0) &&
		(!wide.ports || (entity.ports ?? []).every(port => wide.ports?.some(range => coversPort(range, port))))
	);
}

function isSameSelector(a: EndpointSelector, b: EndpointSelector | undefined): boolean {
	return b !== undefined && endpointSelectorText(a) === endpointSelectorText(b);
}

function coversPort(wide: PortMatch, port: PortMatch): boolean {
	if ('name' in wide || 'name' in port) return sameValue(wide, port);
	return wide.from <= port.from && port.to <= wide.to;
}
