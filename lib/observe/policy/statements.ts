/** One rule for one packet: whether it matches, what it makes of the packet, what it decides. Pure. */
import {remembered} from '../../plan/remember.js';
import {anonymousMap, anonymousSet, type Elements} from './elements.js';
import {type Seen, worthOf, worthsOf} from './expressions.js';
import {type Packet, states} from './packet.js';
import type {Chain, Rule, Ruleset} from './ruleset.js';
import {covers, isObject, type Json, spanOf, type Value} from './values.js';
import {WalkError} from './walk-error.js';

export type Verdict =
	| {readonly is: 'accept' | 'drop' | 'reject' | 'return'}
	| {readonly is: 'jump' | 'goto'; readonly chain: string};

/** What a nat rule wants; the address of a masquerade is the outgoing device's. */
export type Translation =
	| {readonly is: 'masquerade'}
	| {readonly is: 'snat' | 'dnat'; readonly address: bigint; readonly port?: number};

export type Outcome = {
	readonly packet: Packet;
	/** Not set: the next rule is asked. */
	readonly verdict?: Verdict;
	readonly translation?: Translation;
	/** All its conditions held. */
	readonly matched: boolean;
};

/** Throws a WalkError for a statement that is not known and would be executed. */
export function execute(
	rule: Rule,
	chain: Chain,
	{ruleset, ...seen}: Seen & {readonly ruleset: Ruleset},
): Outcome {
	let {packet} = seen;
	const named = (name: string) => ruleset.elements(chain.table, name);
	const now = (): Seen => ({packet, fib: seen.fib});
	const statements = statementsOf(rule);
	for (const [index, {kind, operand}] of statements.entries()) {
		switch (kind) {
			case 'match':
				if (!matches(operand, now(), named)) return {packet, matched: false};
				break;
			case 'counter':
			case 'log':
				break;
			case 'limit':
				// How many came before is not known: only what decides nothing may depend on it.
				if (statements.slice(index + 1).some(decides)) throw new WalkError('limit decides about packets');
				return {packet, matched: false};
			case 'mangle':
				packet = mangled(operand, now());
				break;
			case 'notrack':
				packet = {...packet, tracked: {...packet.tracked, state: states.untracked}};
				break;
			case 'vmap': {
				const verdict = lookedUp(operand, now(), named);
				return verdict ? {packet, verdict, matched: true} : {packet, matched: false};
			}
			case 'masquerade':
			case 'snat':
			case 'dnat':
				return {packet, translation: translationOf(kind, operand), verdict: {is: 'accept'}, matched: true};
			default:
				return {packet, ...decision(kind, operand), matched: true};
		}
	}
	return {packet, matched: true};
}

type Statement = {readonly kind: string; readonly operand: Json};

/** Each is an object with one key. */
function toStatement(json: Json): Statement {
	const [[kind, operand] = ['', null]] = Object.entries(isObject(json) ? json : {});
	return {kind, operand};
}

const statementsOf = remembered((rule: Rule) => rule.statements.map(toStatement));

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

type Named = (name: string) => Elements;

function matches(operand: Json, seen: Seen, named: Named): boolean {
	if (!isObject(operand)) throw new WalkError(`a match of another form: ${JSON.stringify(operand)}`);
	const {op, left = null, right = null} = operand;
	const values = worthsOf(left, seen);
	if (values === undefined) return false;
	if (op === 'in' || op === '!') return (op === 'in') === hasBits(values, right, seen);
	const holds = isIn(values, right, {seen, named});
	switch (op) {
		case '==':
			return holds;
		case '!=':
			return !holds;
		default:
			return ordered(String(op), values, right);
	}
}

/** `ct state established,related` is any of the bits. */
function hasBits([value]: readonly Value[], right: Json, seen: Seen): boolean {
	const bits = worthOf(right, seen);
	if (typeof value !== 'number' || typeof bits !== 'number')
		throw new WalkError(`bits of ${JSON.stringify(right)}`);
	return (value & bits) !== 0;
}

function isIn(
	values: readonly Value[],
	right: Json,
	{seen, named}: {readonly seen: Seen; readonly named: Named},
): boolean {
	if (typeof right === 'string' && right.startsWith('@'))
		return named(right.slice(1)).find(values) !== undefined;
	if (isObject(right) && ('set' in right || 'concat' in right))
		return anonymousSet(right).find(values) !== undefined;
	const [value] = values;
	if (value === undefined) return false;
	// A list is a sum of bits.
	if (Array.isArray(right)) return value === worthOf(right, seen);
	return covers(spanOf(right), value);
}

function ordered(op: string, [value = 0]: readonly Value[], right: Json): boolean {
	const {from} = spanOf(right);
	if (typeof from !== typeof value) throw new WalkError(`${String(value)} ${op} ${String(from)}`);
	if (op === '<') return value < from;
	if (op === '<=') return value <= from;
	if (op === '>') return value > from;
	if (op === '>=') return value >= from;
	throw new WalkError(`the comparison ${op}`);
}

function lookedUp(operand: Json, seen: Seen, named: Named): Verdict | undefined {
	if (!isObject(operand)) throw new WalkError(`a verdict map of another form: ${JSON.stringify(operand)}`);
	const {key = null, data = null} = operand;
	const values = worthsOf(key, seen);
	if (values === undefined) return undefined;
	const map =
		typeof data === 'string' ? named(data.slice(1)) : isObject(data) ? anonymousMap(data) : undefined;
	const found = map?.find(values);
	if (found === undefined) return undefined;
	const {kind, operand: target} = toStatement(found);
	return decision(kind, target).verdict;
}

function mangled(operand: Json, {packet, fib}: Seen): Packet {
	const {key = null, value = null} = isObject(operand) ? operand : {};
	const [what, worth] = [JSON.stringify(key), worthOf(value, {packet, fib})];
	if (typeof worth !== 'number') throw new WalkError(`${what} is set to ${JSON.stringify(value)}`);
	if (what === '{"meta":{"key":"mark"}}') return {...packet, mark: worth};
	if (what === '{"ct":{"key":"mark"}}') return {...packet, tracked: {...packet.tracked, mark: worth}};
	throw new WalkError(`${what} is set`);
}

function translationOf(kind: 'masquerade' | 'snat' | 'dnat', operand: Json): Translation {
	if (kind === 'masquerade') return {is: kind};
	const {addr = null, port} = isObject(operand) ? operand : {};
	const {from: address} = spanOf(addr);
	if (typeof address !== 'bigint' || (port !== undefined && typeof port !== 'number'))
		throw new WalkError(`${kind} to ${JSON.stringify(operand)}`);
	return {is: kind, address, ...(typeof port === 'number' && {port})};
}
