import type {Problem} from '../../topology/problems.js';
import {compileLab} from './labs/input.js';
import {planFor} from './plan.js';
import {ProblemsError, UsageError} from './terminal/errors.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab validate LAB…`: every mistake of every lab, and what the lab is if there is none. Creates nothing. */
export const run: RunVerb = async ({args, list}) => {
	if (args.length === 0) throw new UsageError('no lab is given', "'npm run lab' lists them");
	const problems: Problem[] = [];
	const labs = args.flatMap(lab => {
		try {
			return [summarise(lab, list('set'))];
		} catch (error) {
			if (!(error instanceof ProblemsError)) throw error;
			problems.push(...error.problems);
			return [];
		}
	});
	if (problems.length > 0) throw new ProblemsError(problems);
	return {exit: 0, json: {labs}, text: labs.map(toText).join('\n')};
};

function summarise(lab: string, set: readonly string[]) {
	const compiled = compileLab(lab, set);
	// A lab whose plan contradicts itself is not valid either.
	planFor(compiled);
	const {name, mode, families, nodes, pods, notices} = compiled.cluster;
	return {
		lab,
		name,
		mode: mode.name,
		families,
		nodes: nodes.length,
		pods: pods.length,
		notices: notices.map(({subject, message}) => ({subject, message})),
	};
}

function toText({lab, mode, families, nodes, pods, notices}: ReturnType<typeof summarise>): string {
	const ignored = notices.map(({subject, message}) => `  notice: ${subject}: ${message}`);
	return [`${lab}: fine (${mode}, ${nodes} nodes, ${pods} pods, ${families.join(' and ')})`, ...ignored].join(
		'\n',
	);
}
