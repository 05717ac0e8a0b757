import {blame} from '../render/blame.js';
import type {Script} from '../render/script.js';
import {CommandError} from './door.js';

/** A piece of the plan that the kernel refused: where, which line, why the line was there, what the tool said. */
export class ApplyError extends Error {
	override readonly name = 'ApplyError';
}

/** Turns what a script's shell said into the op that is to blame. Anything else comes back as it is. */
export function explainFailure(error: unknown, script: Script, place: string): unknown {
	if (!(error instanceof CommandError)) return error;
	const {op, step, line} = blame(script, error.stderr);
	if (!step) return error;
	const said = error.stderr
		.split('\n')
		.filter(each => each !== '' && !each.startsWith('cnilab:'))
		.join('; ');
	const command =
		line === undefined
			? `step ${step.number} (${step.tool})`
			: `${step.tool === 'sh' ? '' : `${step.tool} `}${line}`;
	const lines = [
		`${op?.in ?? step.place ?? place}: the kernel refused a part of the plan`,
		`  command: ${command}`,
		`  it said: ${said}`,
		...(op ? [`  why it was run: ${op.why}`] : []),
	];
	return new ApplyError(lines.join('\n'), {cause: error});
}
