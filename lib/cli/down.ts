import {didYouMean} from '../../topology/problems.js';
import {allLabNames, endLab, lostLabs} from '../labd/labs.js';
import {UsageError} from './terminal/errors.js';
import {interruptible, orInterrupted} from './terminal/interrupt.js';
import type {RunVerb} from './verbs/verb.js';

/** Ends labs. What is dead already is cleaned up; only `down` without a name and without any lab is nothing to do. */
export const run: RunVerb = async ({args, flag, output}) => {
	const names = await chooseLabs(args, flag('all'));
	const start = performance.now();
	await interruptible(signal =>
		orInterrupted(
			Promise.all(names.map(endLab)),
			signal,
			`stopped while ${names.join(', ')} went down: 'npx cnilab down' again ends what is left`,
		),
	);
	const ms = Math.round(performance.now() - start);
	const text = names.length === 0 ? 'no lab is up' : `${names.join(', ')}: down, nothing is left (${ms} ms)`;
	return {exit: 0, json: {down: names, ms}, text: output.paint('dim', text)};
};

/** An engine is asked only where it may know more than this machine's folders and processes. */
async function chooseLabs(args: readonly string[], all: boolean): Promise<readonly string[]> {
	const here = allLabNames();
	const isShort = here.length === 0 || args.some(name => !here.includes(name));
	const known = all || isShort ? [...here, ...(await lostLabs())].sort() : here;
	if (all) return known;
	if (args.length === 0 && known.length > 1)
		throw new UsageError(
			`${known.length} labs: which one?`,
			`name one of ${known.join(', ')}, or give --all`,
		);
	if (args.length === 0) return known;
	for (const name of args) {
		if (!known.includes(name))
			throw new UsageError(
				`there is no lab ${name}`,
				known.length > 0 ? didYouMean(name, known) : 'no lab is up',
			);
	}
	return [...new Set(args)];
}
