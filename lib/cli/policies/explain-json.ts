/** What `policy explain --json` says of a connection: plain names and places. */
import type {Policy, PolicyRule} from '../../../topology/policy/types.js';
import type {Reason} from '../../plan/policy/flow.js';
import type {Explained, ExplainedSide} from './explain.js';

export function explainJson({flow, allowed, sides}: Explained): Readonly<Record<string, unknown>> {
	return {...flow, allowed, sides: sides.map(sideJson)};
}

function sideJson({direction, of, allowed, because, host, misses}: ExplainedSide) {
	return {
		direction,
		of,
		...(host && {host}),
		allowed,
		because: reasonJson(because),
		...(!allowed && {
			wouldPassIf: misses.map(({text, changes, by}) => ({
				text,
				changes,
				...(by && {by: {...policyJson(by.policy), rule: ruleJson(by.rule)}}),
			})),
		}),
	};
}

function reasonJson(reason: Reason): Readonly<Record<string, unknown>> {
	switch (reason.is) {
		case 'not isolated':
		case 'exempt':
		case 'refused':
			return reason;
		case 'rule':
			return {is: reason.is, policy: policyJson(reason.policy), rule: ruleJson(reason.rule)};
		case 'default deny':
			return {is: reason.is, tier: reason.tier, isolatedBy: reason.isolatedBy.map(policyJson)};
	}
}

function policyJson({kind, apiVersion, namespace, name, tier, place, applied}: Policy) {
	return {
		kind,
		apiVersion,
		...(namespace !== undefined && {namespace}),
		name,
		tier,
		...(place ? {file: place.file, line: place.line} : applied && {applied}),
	};
}

function ruleJson({action, path, name, place}: PolicyRule) {
	return {
		action,
		path,
		...(name !== undefined && {name}),
		...(place && {file: place.file, line: place.line}),
	};
}
