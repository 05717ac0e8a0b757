/** A packet at a hop: what rules are asked about it, and what an answer to that means. */
import type {Direction} from '../../../../topology/policy/types.js';
import type {Decision} from '../decision.js';
import type {Flow, Reason} from '../flow.js';
import type {Asked} from '../rule-match.js';
import {failsafePorts} from './failsafe.js';
import type {Hop} from './hop.js';

export function askedOf({turn, source, destination, other}: Hop, flow: Flow): Asked {
	const [sender, receiver] = turn === 'reply' ? [flow.to, flow.from] : [flow.from, flow.to];
	return {
		from: {...sender, address: source},
		to: {...receiver, address: destination},
		family: other?.family ?? flow.family,
		...headerOf(other, flow),
		// A tunnel's packets go to the tunnel's port in both directions.
		...(turn === 'reply' && !other && {isReply: true}),
	};
}

/** `isRaw`: before connection tracking, where answers count too, by the port that they come from. */
export function isFailsafe(
	{turn, other}: Hop,
	direction: Direction,
	{flow, isRaw = false}: {readonly flow: Flow; readonly isRaw?: boolean},
): boolean {
	const asked = headerOf(other, flow);
	const isIn = (list: Direction) =>
		failsafePorts[list].some(({protocol, port}) => protocol === asked.protocol && port === asked.port);
	if (turn === 'first' || other) return isIn(direction);
	return isRaw && isIn(direction === 'ingress' ? 'egress' : 'ingress');
}

function headerOf(
	other: Hop['other'],
	{protocol, port}: Flow,
): Pick<Asked, 'protocol' | 'port' | 'icmpType'> {
	switch (other?.is) {
		case undefined:
			return {protocol, ...(port !== undefined && {port})};
		case 'vxlan':
			return {protocol: 'UDP', ...(other.port !== undefined && {port: other.port})};
		case 'ipip':
			return {protocol: 4};
		case 'neighbour':
			return {protocol: 'ICMP', icmpType: other.type};
	}
}

export function deviceOf({iif, oif}: Hop, direction: Direction): string {
	return direction === 'ingress' ? iif : oif;
}

/** Felix knows pods' cables by the beginning of their names. */
export function isPod(device: string): boolean {
	return device.startsWith('cali');
}

export function reasonOf(decision: Decision): Reason {
	return decision.is === 'passed on'
		? {is: 'exempt', why: `no rule of the tier ${decision.tiers.join(', ')} is about it`}
		: decision;
}

export function allows(because: Reason): boolean {
	if (because.is === 'rule') return because.rule.action !== 'Deny';
	return because.is !== 'refused' && because.is !== 'default deny';
}
