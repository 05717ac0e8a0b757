import {complete} from './command-line/complete.js';
import {known} from './command-line/known.js';
import type {RunVerb} from './verbs/verb.js';
import {verbs} from './verbs.js';

/** `cnilab __complete -- WORDS…`: the words that fit at the cursor; the completion scripts read this. */
export const run: RunVerb = async ({args}) => {
	const {candidates, files} = await complete(args, verbs, known);
	const lines = candidates.map(({word, description}) => `${word}\t${description}`);
	return {exit: 0, json: {candidates, files}, text: [...lines, ...(files ? [':files'] : [])].join('\n')};
};
