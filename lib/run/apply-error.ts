import type {Op} from '../plan/ops.js';
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
	const {op, step, line, inFile} = blame(script, error.stderr);
	if (!step) return error;
	const said = error.stderr
		.split('\n')
		.filter(each => each !== '' && !each.startsWith('cnilab:'))
		.join('; ');
	const command =
		line === undefined
			? `step ${step.number} (${step.tool})`
			: `${step.tool === 'sh' ? '' : `${step.tool} `}${line}`;
	const told = inFile === undefined ? said : `${said}\n  the line there: ${inFile}`;
	return refusal({place: op?.in ?? step.place ?? place, command, said: told, ...(op && {op})}, error);
}

/** `op` and `command`: if it is known which one it was. */
export function refusal(
	{
		place,
		command,
		said,
		op,
	}: {
		readonly place: string;
		readonly command?: string;
		readonly said: string;
		readonly op?: Op;
	},
	cause?: unknown,
): ApplyError {
	const lines = [
		`${place}: ${op?.kind === 'daemon' ? op.name : 'the kernel'} refused a part of the plan`,
		...(command === undefined ? [] : [`  command: ${command}`]),
		`  it said: ${said}`,
		...(op ? [`  why it was run: ${op.why}`] : []),
	];
	return new ApplyError(lines.join('\n'), {cause});
}
