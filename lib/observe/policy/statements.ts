/** One rule for one packet: whether it matches, what it makes of the packet, what it decides. Pure. */
import {once, remembered} from '../../plan/remember.js';
import {anonymousMap} from './elements.js';
import {expressionOf, expressionsOf, type Seen, withPacket} from './expressions.js';
import {matchOf, type Named} from './match.js';
import {type Packet, states} from './packet.js';
import type {Rule} from './ruleset.js';
import {isObject, type Json, spanOf} from './values.js';
import {failing, WalkError} from './walk-error.js';

export type Verdict =
	| {readonly is: 'accept' | 'drop' | 'reject' | 'return'}
	| {readonly is: 'jump' | 'goto'; readonly chain: string};

/** What a nat rule wants; the address of a masquerade is the outgoing device's. */
export type Translation =
	| {readonly is: 'masquerade'}
	| {readonly is: 'snat' | 'dnat'; readonly address: bigint; readonly port?: number};

/** Of a rule all whose conditions hold. */
export type Outcome = {
	readonly packet: Packet;
	/** Not set: the next rule is asked. */
	readonly verdict?: Verdict;
	readonly translation?: Translation;
};

/** Undefined: the rule does not match. Throws a WalkError for a statement that is not known and would be executed. */
export function execute(rule: Rule, given: Seen, named: Named): Outcome | undefined {
	let seen = given;
	for (const step of stepsOf(rule)) {
		const effect = step(seen, named);
		if (effect === undefined) continue;
		if (effect === missed) return undefined;
		if (!effect.packet) return {packet: seen.packet, ...effect};
		seen = withPacket(seen, effect.packet);
	}
	return {packet: seen.packet};
}

/** What a statement does with a packet: makes another of it, or decides. Undefined: nothing. */
type Effect = Partial<Pick<Outcome, 'packet' | 'verdict' | 'translation'>>;

/** The rule is not for this packet. */
const missed: Effect = {};

type Step = (seen: Seen, named: Named) => Effect | undefined;

/** A rule is read once, and asked by each packet that comes to its chain. */
const stepsOf = remembered((rule: Rule): readonly Step[] => {
	const statements = rule.statements.map(toStatement);
	return statements.map((each, index) => stepOf(each, statements.slice(index + 1)));
});

type Statement = {readonly kind: string; readonly operand: Json};

/** Each is an object with one key. */
function toStatement(json: Json): Statement {
	const [[kind, operand] = ['', null]] = Object.entries(isObject(json) ? json : {});
	return {kind, operand};
}

function stepOf({kind, operand}: Statement, rest: readonly Statement[]): Step {
	switch (kind) {
		case 'match': {
			const holds = matchOf(operand);
			return (seen, named) => (holds(seen, named) ? undefined : missed);
		}
		case 'counter':
		case 'log':
			return () => undefined;
		case 'limit':
			// How many came before is not known: only what decides nothing may depend on it.
			return rest.some(decides) ? failing('limit decides about packets') : () => missed;
		case 'mangle':
			return mangleOf(operand);
		case 'notrack':
			return ({packet}) => ({packet: {...packet, tracked: {...packet.tracked, state: states.untracked}}});
		case 'vmap':
			return verdictMapOf(operand);
		case 'masquerade':
		case 'snat':
		case 'dnat':
			return () => ({translation: translationOf(kind, operand), verdict: {is: 'accept'}});
		default:
			return once(() => decision(kind, operand));
	}
}

function decides({kind}: Statement): boolean {
	return kind !== 'log' && kind !== 'counter';
}

/** A verdict as statements and maps write it. */
function decision(kind: string, operand: Json): {readonly verdict?: Verdict} {
	switch (kind) {
		case 'accept':
		case 'drop':
		case 'return':
		case 'reject':
			return {verdict: {is: kind}};
		case 'continue':
			return {};
		case 'jump':
		case 'goto':
			return {verdict: {is: kind, chain: isObject(operand) ? String(operand.target) : ''}};
		default:
			throw new WalkError(`a statement that is not known: ${JSON.stringify({[kind]: operand})}`);
	}
}

function verdictMapOf(operand: Json): Step {
	if (!isObject(operand)) return failing(`a verdict map of another form: ${JSON.stringify(operand)}`);
	const {key = null, data = null} = operand;
	const worths = expressionsOf(key);
	const mapOf = (named: Named) =>
		typeof data === 'string' ? named(data.slice(1)) : isObject(data) ? anonymousMap(data) : undefined;
	return (seen, named) => {
		const values = worths(seen);
		const found = values && mapOf(named)?.find(values);
		if (found === undefined) return missed;
		const {kind, operand: target} = toStatement(found);
		const {verdict} = decision(kind, target);
		return verdict ? {verdict} : missed;
	};
}

function mangleOf(operand: Json): Step {
	const {key = null, value = null} = isObject(operand) ? operand : {};
	const what = JSON.stringify(key);
	const worthOf = expressionOf(value);
	return seen => {
		const worth = worthOf(seen);
		if (typeof worth !== 'number') throw new WalkError(`${what} is set to ${JSON.stringify(value)}`);
		const {packet} = seen;
		if (what === '{"meta":{"key":"mark"}}') return {packet: {...packet, mark: worth}};
		if (what === '{"ct":{"key":"mark"}}')
			return {packet: {...packet, tracked: {...packet.tracked, mark: worth}}};
		throw new WalkError(`${what} is set`);
	};
}

function translationOf(kind: 'masquerade' | 'snat' | 'dnat', operand: Json): Translation {
	if (kind === 'masquerade') return {is: kind};
	const {addr = null, port} = isObject(operand) ? operand : {};
	const {from: address} = spanOf(addr);
	if (typeof address !== 'bigint' || (port !== undefined && typeof port !== 'number'))
		throw new WalkError(`${kind} to ${JSON.stringify(operand)}`);
	return {is: kind, address, ...(typeof port === 'number' && {port})};
}
