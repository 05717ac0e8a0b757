import type {Op} from '../plan/ops.js';
import {failureMark, type Script, type Step} from './script.js';

export type Blame = {
	readonly step?: Step;
	/** The op that the kernel or the tool refused, if the tool said which. */
	readonly op?: Op;
	/** The line that the tool read, without the spaces around it. */
	readonly line?: string;
};

/** How each tool says the number of the line that it stopped at. `sh` counts the script, the others their own input. */
const complaints = {
	ip: /Command failed -:(\d+)/,
	bridge: /Command failed -:(\d+)/,
	tc: /Command failed -:(\d+)/,
	nft: /\/dev\/stdin:(\d+):/,
	sh: /^(?:\S*\/)?(?:sh|dash|bash)(?:: line|:) (\d+):/m,
};

/** Which op made a script fail, from what the script wrote to its standard error. Empty if it did not fail in a step. */
export function blame(script: Script, stderr: string): Blame {
	const number = new RegExp(`${failureMark} (\\d+)`).exec(stderr)?.[1];
	const step = script.steps.find(each => each.number === Number(number));
	if (!step) return {};
	const at = Number(complaints[step.tool].exec(stderr)?.[1]);
	const found =
		step.lines.find(({first, last}) => first <= at && at <= last) ??
		step.lines.find(({op}) => op.kind === 'file' && stderr.includes(op.path));
	if (!found) return {step};
	const line = sourceLine(script, step, Number.isNaN(at) ? found.first : at);
	return {step, op: found.op, ...(line === undefined ? {} : {line})};
}

function sourceLine({text}: Script, {number, tool}: Step, at: number): string | undefined {
	const lines = text.split('\n');
	// The tool's own input begins below the line that starts it, which is below the one that sets the step.
	const before = tool === 'sh' ? 0 : lines.findIndex(line => line.startsWith(`step=${number} `)) + 2;
	return lines[before + at - 1]?.trim();
}
