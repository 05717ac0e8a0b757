/** The clock and the chance that the registry uses: passed in, so that tests decide them. */
import {randomInt, randomUUID} from 'node:crypto';

export type Environment = {
	/** Milliseconds since 1970. */
	now(): number;
	uid(): string;
	/** What is put behind `generateName`. */
	suffix(): string;
};

/** Neither vowels nor what looks like one: no words come about (apimachinery, pkg/util/rand). */
const letters = 'bcdfghjklmnpqrstvwxz2456789';

export const realEnvironment: Environment = {
	now: () => Date.now(),
	uid: () => randomUUID(),
	suffix: () => Array.from({length: 5}, () => letters[randomInt(letters.length)]).join(''),
};
