/** A packet at a hop: what rules are asked about it, and what an answer to that means. */
import type {Direction} from '../../../../topology/policy/types.js';
import type {Decision} from '../decision.js';
import type {Flow, Reason} from '../flow.js';
import type {Asked} from '../rule-match.js';
import {failsafePorts} from './failsafe.js';
import type {Hop} from './hop.js';

export function askedOf({turn, source, destination, outer}: Hop, flow: Flow): Asked {
	const [sender, receiver] = turn === 'reply' ? [flow.to, flow.from] : [flow.from, flow.to];
	const {protocol, port} = headerOf(outer, flow);
	return {
		from: {...sender, address: source},
		to: {...receiver, address: destination},
		family: outer?.family ?? flow.family,
		protocol,
		...(port !== undefined && {port}),
		// A tunnel's packets go to the tunnel's port in both directions.
		...(turn === 'reply' && !outer && {isReply: true}),
	};
}

/** `isRaw`: before connection tracking, where answers count too, by the port that they come from. */
export function isFailsafe(
	{turn, outer}: Hop,
	direction: Direction,
	{flow, isRaw = false}: {readonly flow: Flow; readonly isRaw?: boolean},
): boolean {
	const asked = headerOf(outer, flow);
	const isIn = (list: Direction) =>
		failsafePorts[list].some(({protocol, port}) => protocol === asked.protocol && port === asked.port);
	if (turn === 'first' || outer) return isIn(direction);
	return isRaw && isIn(direction === 'ingress' ? 'egress' : 'ingress');
}

function headerOf(outer: Hop['outer'], {protocol, port}: Flow): Pick<Asked, 'protocol' | 'port'> {
	if (!outer) return {protocol, ...(port !== undefined && {port})};
	const number = outer.is === 'vxlan' ? 'UDP' : 4;
	return {protocol: number, ...(outer.port !== undefined && {port: outer.port})};
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
