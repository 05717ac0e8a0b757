/** One condition of a rule: an expression, and what it is compared with. Pure. */
import {once} from '../../plan/remember.js';
import {anonymousSet, type Elements} from './elements.js';
import {expressionOf, expressionsOf, type Seen} from './expressions.js';
import {covers, isObject, type Json, spanOf, type Value} from './values.js';
import {failing, WalkError} from './walk-error.js';

/** The elements of a set or map of the rule's table. Throws a WalkError if there is none. */
export type Named = (name: string) => Elements;

export type Match = (seen: Seen, named: Named) => boolean;

/** `{op, left, right}`, read once: throws a WalkError for what is not known when a packet asks it. */
export function matchOf(operand: Json): Match {
	if (!isObject(operand)) return failing(`a match of another form: ${JSON.stringify(operand)}`);
	const {op, left = null, right = null} = operand;
	const worths = expressionsOf(left);
	const compare = op === 'in' || op === '!' ? hasBits(right) : comparison(String(op), right);
	return (seen, named) => {
		const values = worths(seen);
		return values !== undefined && compare(values, seen, named) !== (op === '!' || op === '!=');
	};
}

type Comparison = (values: readonly Value[], seen: Seen, named: Named) => boolean;

/** `ct state established,related` is any of the bits. */
function hasBits(right: Json): Comparison {
	const bitsOf = expressionOf(right);
	return ([value], seen) => {
		const bits = bitsOf(seen);
		if (typeof value !== 'number' || typeof bits !== 'number')
			throw new WalkError(`bits of ${JSON.stringify(right)}`);
		return (value & bits) !== 0;
	};
}

function comparison(op: string, right: Json): Comparison {
	if (op === '==' || op === '!=') return isIn(right);
	const order = orders[op as keyof typeof orders];
	if (!order) return failing(`the comparison ${op}`);
	return ([value = 0]) => {
		const {from} = spanOf(right);
		if (typeof from !== typeof value) throw new WalkError(`${String(value)} ${op} ${String(from)}`);
		return order(value, from);
	};
}

const orders = {
	'<': (a: Value, b: Value) => a < b,
	'<=': (a: Value, b: Value) => a <= b,
	'>': (a: Value, b: Value) => a > b,
	'>=': (a: Value, b: Value) => a >= b,
} as const;

function isIn(right: Json): Comparison {
	if (typeof right === 'string' && right.startsWith('@')) {
		const name = right.slice(1);
		return (values, _, named) => named(name).find(values) !== undefined;
	}
	if (isObject(right) && ('set' in right || 'concat' in right))
		return values => anonymousSet(right).find(values) !== undefined;
	if (Array.isArray(right)) {
		const bits = expressionOf(right);
		return ([value], seen) => value !== undefined && value === bits(seen);
	}
	const span = once(() => spanOf(right));
	return ([value]) => value !== undefined && covers(span(), value);
}
