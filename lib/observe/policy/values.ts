/** What a rule compares: numbers, addresses, names; and what it compares them with. As `nft -j -n` writes them. Pure. */
import {parseAddress, parseCidr, sizeOf} from '../../../topology/addresses.js';
import {WalkError} from './walk-error.js';

/** An address is a bigint, an interface's name a string, all else (ports, marks, protocols, states) a number. */
export type Value = number | bigint | string;

/** One or several values of a rule or a set; a name that ends in `*` is a range too. */
export type Span = {readonly from: Value; readonly to: Value};

export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/** Throws a WalkError for what has another form. */
export function spanOf(json: Json): Span {
	if (typeof json === 'number') return {from: json, to: json};
	if (typeof json === 'boolean') return spanOf(Number(json));
	if (typeof json === 'string') return namedSpan(json);
	if (isObject(json)) {
		const {prefix, range, elem} = json;
		if (isObject(elem)) return spanOf(elem.val ?? null);
		if (isObject(prefix)) return prefixSpan(`${prefix.addr}/${prefix.len}`);
		if (Array.isArray(range) && range.every(end => end !== '')) {
			const [from, to] = range.map(each => spanOf(each as Json));
			if (from && to) return {from: from.from, to: to.to};
		}
	}
	throw new WalkError(`a value of a form that is not known: ${JSON.stringify(json)}`);
}

/** Values of a concatenation; of anything else one. */
export function spansOf(json: Json): readonly Span[] {
	const inner = isObject(json) && isObject(json.elem) ? (json.elem.val ?? null) : json;
	return isObject(inner) && Array.isArray(inner.concat) ? inner.concat.map(spanOf) : [spanOf(inner)];
}

export function covers({from, to}: Span, value: Value): boolean {
	if (typeof from === 'string' && typeof value === 'string')
		return from.endsWith('*') ? value.startsWith(from.slice(0, -1)) : value === from;
	const isText = typeof value === 'string' || typeof from === 'string' || typeof to === 'string';
	if (isText || typeof from !== typeof value)
		throw new WalkError(`${String(value)} is compared with ${String(from)}`);
	return value >= from && value <= to;
}

export function isObject(json: unknown): json is {readonly [key: string]: Json} {
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** An address, or the name of a device. */
function namedSpan(text: string): Span {
	const value = parseAddress(text)?.value ?? text;
	return {from: value, to: value};
}

function prefixSpan(text: string): Span {
	const cidr = parseCidr(text);
	if (!cidr) throw new WalkError(`a prefix that is none: ${text}`);
	const size = sizeOf(cidr);
	return {from: cidr.base, to: cidr.base + size - 1n};
}
