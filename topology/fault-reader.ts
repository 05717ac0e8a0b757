/** Words of a fault, read one by one; what is wrong with them is collected. */
import type {Problem} from './problems.js';

/** A mistake, and where in the text it is: an offset from 0 and a length, of at least 1. */
export type FaultMistake = Pick<Problem, 'code' | 'message' | 'hint'> & {
	readonly from: number;
	readonly length: number;
};

export type Word = {readonly text: string; readonly from: number};

/** Live handle: the words from left to right; what is wrong with one is told, and the next is read. */
export class Words {
	readonly #words: readonly Word[];
	readonly #length: number;
	#at = 0;

	constructor(
		text: string,
		readonly report: (mistake: FaultMistake) => void,
	) {
		// A group may have blanks beside its commas.
		const words = text.matchAll(/(?:\s*,\s*|[^\s,])+/g);
		this.#words = [...words].map(match => ({text: match[0], from: match.index}));
		this.#length = text.trimEnd().length;
	}

	/** The next word, if there is one. */
	optional(): Word | undefined {
		return this.#words[this.#at++];
	}

	/** The next word; that it is missing is told: `what` is the one that is wanted. */
	next(what: string, hint: string): Word | undefined {
		const word = this.optional();
		if (word) return word;
		this.report({code: 'bad-value', message: `${what} is missing`, hint, from: this.#length, length: 1});
		return undefined;
	}

	wrong(word: Word, mistake: Pick<FaultMistake, 'code' | 'message' | 'hint'>): undefined {
		this.report({...mistake, from: word.from, length: word.text.length});
		return undefined;
	}

	/** Nothing may follow. */
	end(usage: string): void {
		const [first] = this.#words.slice(this.#at);
		if (first) this.wrong(first, {code: 'bad-value', message: `'${first.text}' is too much`, hint: usage});
	}
}
