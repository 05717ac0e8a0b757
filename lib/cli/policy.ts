import {didYouMean} from '../../topology/problems.js';
import {UsageError} from './terminal/errors.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

type Part = (words: readonly string[], invocation: Invocation) => Promise<Result>;

/** Each part is loaded when it is asked for. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
	explain: async () => (await import('./policies/explain.js')).explain,
	lint: async () => (await import('./policies/lint.js')).lint,
	verify: async () => (await import('./policies/verify.js')).verify,
};

export const run: RunVerb = async invocation => {
	const [name = '', ...words] = invocation.args;
	const load = Object.hasOwn(parts, name) ? parts[name] : undefined;
	if (!load) throw new UsageError(`policy has no '${name}'`, didYouMean(name, Object.keys(parts)));
	const part = await load();
	return part(words, invocation);
};
