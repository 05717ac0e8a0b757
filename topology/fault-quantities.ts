/** How much, how long, how often: the numbers in the words of a fault, with their units. */
import type {Word, Words} from './fault-reader.js';

/** `10%`, `0.25%` → 10, 0.25. The kernel's filter counts ten-thousandths. Undefined after it has told what is wrong. */
export function readPercent(words: Words): number | undefined {
	const hint = 'above 0% and at most 100%, with at most two decimals: 10%, 0.25%';
	const word = words.next('how much is lost', hint);
	if (!word) return undefined;
	const percent = /^\d+(\.\d{1,2})?%$/.test(word.text) ? Number(word.text.slice(0, -1)) : Number.NaN;
	if (percent > 0 && percent <= 100) return percent;
	return words.wrong(word, {code: 'bad-value', message: `'${word.text}' is no share of the packets`, hint});
}

/** `10mbit`, `500kbit`, `1gbit` → kilobits a second, tc's: of 1,000 bits. */
export function readRate(words: Words): number | undefined {
	const hint = 'from 8kbit to 10gbit: 10mbit, 500kbit';
	const word = words.next('the rate', hint);
	if (!word) return undefined;
	const kbit = quantity(word, {kbit: 1, mbit: 1000, gbit: 1_000_000});
	if (kbit !== undefined && Number.isInteger(kbit) && kbit >= 8 && kbit <= 10_000_000) return kbit;
	return words.wrong(word, {code: 'bad-value', message: `'${word.text}' is no rate`, hint});
}

/** Milliseconds. */
type TimeRange = {
	readonly what: string;
	readonly least: number;
	readonly most?: number | undefined;
	/** What it is when it is not said. */
	readonly usual?: number;
};

const longest = 60_000;

/** `50ms`, `1.5s`, `200us` → milliseconds. */
export function readTime(words: Words, {what, least, most = longest, usual}: TimeRange): number | undefined {
	const hint = `from ${inWords(least)} to ${inWords(Math.min(most, longest))}: 50ms, 0.5s`;
	const word = usual === undefined ? words.next(what, hint) : words.optional();
	if (!word) return usual;
	const ms = quantity(word, {us: 0.001, ms: 1, s: 1000});
	if (ms !== undefined && ms >= least && ms <= Math.min(most, longest)) return ms;
	return words.wrong(word, {code: 'bad-value', message: `'${word.text}' can't be ${what}`, hint});
}

/** A number of times, 1 to 1,000. */
export function readCount(words: Words, usual: number): number | undefined {
	const word = words.optional();
	if (!word) return usual;
	const count = /^\d+$/.test(word.text) ? Number(word.text) : 0;
	if (count >= 1 && count <= 1000) return count;
	const hint = 'a whole number from 1 to 1000';
	return words.wrong(word, {code: 'bad-value', message: `'${word.text}' is no number of times`, hint});
}

/** A decimal number with one of the units, whatever their case, in the unit of 1; to three decimals. */
function quantity({text}: Word, units: Readonly<Record<string, number>>): number | undefined {
	const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text.toLowerCase()) ?? [];
	const factor = units[unit];
	return factor === undefined ? undefined : Math.round(Number(number) * factor * 1000) / 1000;
}

function inWords(ms: number): string {
	if (ms < 1) return `${ms * 1000}us`;
	return ms >= 1000 ? `${ms / 1000}s` : `${ms}ms`;
}
