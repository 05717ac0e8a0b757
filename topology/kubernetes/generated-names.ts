/** Names that Kubernetes makes: here they follow from the content, so that the same input gives the same names. */
import {shortHash} from '../addresses.js';

/** Kubernetes' alphabet for generated names: without vowels, so that no word comes out, and without 0, 1, 3. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A generated pod name is cut to this, so that with the suffix it is still a DNS label of 63 characters. */
const baseLimit = 58;
const suffixLength = 5;

/** `web-6d4cf56db6-` and a seed → `web-6d4cf56db6-x7kzp`. */
export function generatedName(base: string, seed: string): string {
	let rest = Number.parseInt(shortHash(seed, 12), 16);
	let suffix = '';
	for (let index = 0; index < suffixLength; index++) {
		suffix += alphabet[rest % alphabet.length];
		rest = Math.floor(rest / alphabet.length);
	}
	return base.slice(0, baseLimit) + suffix;
}

/** As many names as asked for, all different. A larger count keeps the names of a smaller one. */
export function generatedNames(base: string, count: number, seed = base): string[] {
	return freeNames(base, {count, seed, isTaken: () => false});
}

type Free = {
	readonly count: number;
	readonly seed: string;
	readonly isTaken: (name: string) => boolean;
};

/** The first names of the same sequence that nobody has. */
export function freeNames(base: string, {count, seed, isTaken}: Free): string[] {
	const names = new Set<string>();
	for (let attempt = 0; names.size < count; attempt++) {
		const name = generatedName(base, `${seed}#${attempt}`);
		if (!isTaken(name)) names.add(name);
	}
	return [...names];
}

/** The hash of a pod template, in Kubernetes' form: FNV-1a of 32 bits, its decimal digits in the safe alphabet. */
export function templateHash(template: unknown): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(canonicalJson(template))) {
		hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	}
	return [...String(hash)].map(digit => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}

/** A UID that follows from the text, in the form of a version 4 UUID. */
export function uidOf(text: string): string {
	const hex = shortHash(text, 32);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20),
	].join('-');
}

/** JSON with sorted keys: the order in which somebody writes fields means nothing. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
