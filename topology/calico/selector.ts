/**
 * Calico's selector language: which nodes, namespaces or endpoints an object is about, by their labels.
 * `has(rack) && role in {'web', "db"} && !(zone starts with 'eu-')`. `||` binds weakest, `!` strongest.
 * Facts: projectcalico/calico libcalico-go/lib/selector/parser/{parser,ast}.go.
 */
import type {Labels} from '../model.js';
import {type Comparison, type SelectorError, type Token, tokensOf} from './selector-tokens.js';

export type {SelectorError} from './selector-tokens.js';

export type Selector =
	| {readonly is: 'all' | 'global'}
	| {readonly is: 'has'; readonly label: string}
	| {readonly is: Comparison; readonly label: string; readonly value: string}
	| {readonly is: 'in' | 'not in'; readonly label: string; readonly values: readonly string[]}
	| {readonly is: 'not'; readonly of: Selector}
	| {readonly is: 'and' | 'or'; readonly of: readonly Selector[]};

/** An empty text selects everything. `error` is the end of a sentence about the selector; `column` counts from 1. */
export function parseSelector(text: string): {readonly selector: Selector} | SelectorError {
	const tokens = tokensOf(text);
	if ('error' in tokens) return tokens;
	if (tokens.length === 1) return {selector: {is: 'all'}};
	try {
		const reader = new Reader(tokens);
		const selector = orOf(reader, 0);
		if (reader.next.kind !== 'end') fail(reader.next, "must have '&&', '||' or nothing more here");
		return {selector};
	} catch (error) {
		if (error instanceof SyntaxFault) return {error: error.message, column: error.column};
		throw error;
	}
}

/**
 * Whether labels are selected. `!=` and `not in` hold also for labels without the key. `global()` is no
 * question about labels (in a policy it stands for what has no namespace): it holds.
 */
export function matches(selector: Selector, labels: Labels): boolean {
	switch (selector.is) {
		case 'all':
		case 'global':
			return true;
		case 'not':
			return !matches(selector.of, labels);
		case 'and':
			return selector.of.every(part => matches(part, labels));
		case 'or':
			return selector.of.some(part => matches(part, labels));
		default:
			return compares(selector, labels[selector.label]);
	}
}

type AboutLabel = Extract<Selector, {readonly label: string}>;

function compares(selector: AboutLabel, label: string | undefined): boolean {
	switch (selector.is) {
		case 'has':
			return label !== undefined;
		case '==':
			return label === selector.value;
		case '!=':
			return label !== selector.value;
		case 'contains':
			return label?.includes(selector.value) ?? false;
		case 'starts with':
			return label?.startsWith(selector.value) ?? false;
		case 'ends with':
			return label?.endsWith(selector.value) ?? false;
		case 'in':
			return label !== undefined && selector.values.includes(label);
		case 'not in':
			return label === undefined || !selector.values.includes(label);
	}
}

class SyntaxFault extends Error {
	constructor(
		message: string,
		readonly column: number,
	) {
		super(message);
	}
}

function fail({at}: Token, message: string): never {
	throw new SyntaxFault(message, at + 1);
}

/** A position in the tokens; the last one, `end`, is never passed. */
class Reader {
	#position = 0;
	readonly #tokens: readonly Token[];

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	get next(): Token {
		const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)];
		if (!token) throw new RangeError('a selector has no end');
		return token;
	}

	take(): Token {
		const token = this.next;
		this.#position++;
		return token;
	}

	takeMark(mark: string): boolean {
		const {next} = this;
		if (next.kind !== 'mark' || next.mark !== mark) return false;
		this.#position++;
		return true;
	}
}

/** Parentheses deeper than anybody writes them, and far less deep than the stack. */
const deepest = 100;

function orOf(reader: Reader, depth: number): Selector {
	return joined(reader, {mark: '||', is: 'or'}, () => andOf(reader, depth));
}

function andOf(reader: Reader, depth: number): Selector {
	return joined(reader, {mark: '&&', is: 'and'}, () => termOf(reader, depth));
}

type Join = {readonly mark: string; readonly is: 'and' | 'or'};

function joined(reader: Reader, {mark, is}: Join, part: () => Selector): Selector {
	const first = part();
	const of = [first];
	while (reader.takeMark(mark)) of.push(part());
	return of.length === 1 ? first : {is, of};
}

function termOf(reader: Reader, depth: number): Selector {
	let negated = false;
	while (reader.takeMark('!')) negated = !negated;
	const term = positiveTermOf(reader, depth);
	return negated ? {is: 'not', of: term} : term;
}

function positiveTermOf(reader: Reader, depth: number): Selector {
	const token = reader.take();
	if (token.kind === 'has') return {is: 'has', label: token.label};
	if (token.kind === 'call') return {is: token.call};
	if (token.kind === 'label') return labelTermOf(reader, token.label);
	if (token.kind !== 'mark' || token.mark !== '(') {
		return fail(token, "must have a label, 'has(LABEL)', 'all()' or '(' here");
	}
	if (depth === deepest) fail(token, `has more than ${deepest} parentheses in each other`);
	const inner = orOf(reader, depth + 1);
	if (!reader.takeMark(')')) fail(reader.next, "must have ')' here");
	return inner;
}

function labelTermOf(reader: Reader, label: string): Selector {
	const operator = reader.take();
	if (operator.kind === 'membership') {
		return {is: operator.negated ? 'not in' : 'in', label, values: setOf(reader)};
	}
	if (operator.kind !== 'comparison') {
		return fail(operator, `must compare the label '${label}', as in ${label} == 'value'`);
	}
	const value = reader.take();
	if (value.kind !== 'string')
		return fail(value, `must have a value in quotes after '${operator.comparison}'`);
	return {is: operator.comparison, label, value: value.value};
}

/** `{'a', 'b'}`; it may be empty, and have a comma at its end. */
function setOf(reader: Reader): readonly string[] {
	if (!reader.takeMark('{')) fail(reader.next, "must have values in braces here, as in {'a', 'b'}");
	const values: string[] = [];
	while (reader.next.kind === 'string') {
		const token = reader.take();
		if (token.kind === 'string') values.push(token.value);
		if (!reader.takeMark(',')) break;
	}
	if (!reader.takeMark('}')) fail(reader.next, "must have '}' here, or ',' and a value in quotes");
	return values;
}
