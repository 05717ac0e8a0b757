/**
 * The words of Calico's selector language. Facts: projectcalico/calico libcalico-go/lib/selector/tokenizer/tokenizer.go.
 * A string has no escapes: it ends at the next quote of its kind. Blanks are spaces and tabs; a line break is none.
 */

export type Comparison = '==' | '!=' | 'contains' | 'starts with' | 'ends with';

export type Token =
	| {
			readonly kind: 'mark';
			readonly mark: '(' | ')' | '{' | '}' | ',' | '!' | '&&' | '||';
			readonly at: number;
	  }
	| {readonly kind: 'comparison'; readonly comparison: Comparison; readonly at: number}
	| {readonly kind: 'membership'; readonly negated: boolean; readonly at: number}
	| {readonly kind: 'label'; readonly label: string; readonly at: number}
	| {readonly kind: 'string'; readonly value: string; readonly at: number}
	| {readonly kind: 'call'; readonly call: 'all' | 'global'; readonly at: number}
	| {readonly kind: 'has'; readonly label: string; readonly at: number}
	| {readonly kind: 'end'; readonly at: number};

/** What is wrong, as the end of a sentence about the selector; `column` counts from 1. */
export type SelectorError = {readonly error: string; readonly column: number};

/** The tokens of the text, the last one is `end`; `at` counts from 0. */
export function tokensOf(text: string): readonly Token[] | SelectorError {
	const tokens: Token[] = [];
	let at = afterBlanks(text, 0);
	while (at < text.length) {
		const read = readToken(text, at, tokens.at(-1)?.kind === 'label');
		if ('error' in read) return read;
		tokens.push(read.token);
		at = afterBlanks(text, read.end);
	}
	return [...tokens, {kind: 'end', at}];
}

type Read = {readonly token: Token; readonly end: number} | SelectorError;

function readToken(text: string, at: number, afterLabel: boolean): Read {
	const character = text[at] ?? '';
	if (character === '"' || character === "'") return readString(text, at);
	const mark = /^(?:[(){},]|&&|\|\||!(?!=))/.exec(text.slice(at, at + 2))?.[0];
	if (mark !== undefined) return {token: {kind: 'mark', mark: mark as '(', at}, end: at + mark.length};
	const two = text.slice(at, at + 2);
	if (two === '==' || two === '!=') return {token: {kind: 'comparison', comparison: two, at}, end: at + 2};
	const doubled = /^[=&|]/.exec(character)?.[0];
	if (doubled !== undefined) return fails(at, `has '${doubled}' where '${doubled}${doubled}' is meant`);
	return afterLabel ? readOperator(text, at) : readOperand(text, at);
}

function readString(text: string, at: number): Read {
	const close = text.indexOf(text[at] ?? '', at + 1);
	if (close === -1) return fails(at, `has a string without its closing ${text[at]}`);
	return {token: {kind: 'string', value: text.slice(at + 1, close), at}, end: close + 1};
}

/** After a label a word is an operator, whatever else it could be. */
function readOperator(text: string, at: number): Read {
	const word = /^(?:contains|starts[ \t]*with|ends[ \t]*with|not[ \t]*in|in)/.exec(text.slice(at))?.[0];
	if (word === undefined) return fails(at, `must have an operator after the label: ${operators}`);
	const end = at + word.length;
	if (word === 'in') return {token: {kind: 'membership', negated: false, at}, end};
	if (word.startsWith('not')) return {token: {kind: 'membership', negated: true, at}, end};
	const comparison =
		word === 'contains' ? 'contains' : word.startsWith('starts') ? 'starts with' : 'ends with';
	return {token: {kind: 'comparison', comparison, at}, end};
}

const operators = "'==', '!=', 'in', 'not in', 'contains', 'starts with' or 'ends with'";

function readOperand(text: string, at: number): Read {
	const rest = text.slice(at);
	const call = /^(has|all|global)\([ \t]*/.exec(rest);
	if (call) return readCall(text, at, {name: call[1] as 'has', inside: at + call[0].length});
	const label = labelAt(rest);
	if (label === '') return fails(at, `has ${nameOf(text[at])}, which can't stand here`);
	return {token: {kind: 'label', label, at}, end: at + label.length};
}

type Call = {readonly name: 'has' | 'all' | 'global'; readonly inside: number};

function readCall(text: string, at: number, {name, inside}: Call): Read {
	const label = name === 'has' ? labelAt(text.slice(inside)) : '';
	if (name === 'has' && label === '') return fails(inside, "must name a label inside of 'has()'");
	const close = afterBlanks(text, inside + label.length);
	if (text[close] !== ')') return fails(close, `must close '${name}(' with ')' here`);
	const token: Token = name === 'has' ? {kind: 'has', label, at} : {kind: 'call', call: name, at};
	return {token, end: close + 1};
}

function labelAt(rest: string): string {
	return /^[a-zA-Z0-9_./-]*/.exec(rest)?.[0] ?? '';
}

function afterBlanks(text: string, at: number): number {
	let end = at;
	while (text[end] === ' ' || text[end] === '\t') end++;
	return end;
}

function nameOf(character: string | undefined): string {
	return character === '\n' || character === '\r' ? 'a line break' : `'${character}'`;
}

function fails(at: number, error: string): SelectorError {
	return {error, column: at + 1};
}
