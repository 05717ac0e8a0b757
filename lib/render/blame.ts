import type {DaemonOp, Op} from '../plan/ops.js';
import {failureMark, type Script, type Step} from './script.js';

export type Blame = {
	readonly step?: Step;
	/** The op that the kernel or the tool refused, if the tool said which. */
	readonly op?: Op;
	/** The line that the tool read, without the spaces around it. */
	readonly line?: string;
	/** Of a daemon's files the line that it complains of, without the spaces around it. */
	readonly inFile?: string;
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
		step.lines.find(({op}) => op.kind === 'file' && stderr.includes(op.path)) ??
		step.lines.find(({op}) => op.kind === 'daemon');
	if (!found) return {step};
	const line = sourceLine(script, step, Number.isNaN(at) ? found.first : at);
	const inFile = found.op.kind === 'daemon' ? lineInFile(found.op, stderr) : undefined;
	return {step, op: found.op, ...(line !== undefined && {line}), ...(inFile !== undefined && {inFile})};
}

/** `bird: /etc/calico/confd/config/bird.cfg:12:5 syntax error …` */
function lineInFile({files}: DaemonOp, stderr: string): string | undefined {
	for (const {path, content} of files) {
		const number = stderr.split(`${path}:`)[1]?.match(/^\d+/)?.[0];
		if (number !== undefined) return content.split('\n')[Number(number) - 1]?.trim();
	}
	return undefined;
}

function sourceLine({text}: Script, {number, tool}: Step, at: number): string | undefined {
	const lines = text.split('\n');
	// The tool's own input begins below the line that starts it, which is below the one that sets the step.
	const before = tool === 'sh' ? 0 : lines.findIndex(line => line.startsWith(`step=${number} `)) + 2;
	return lines[before + at - 1]?.trim();
}
