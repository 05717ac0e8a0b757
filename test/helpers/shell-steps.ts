/** Scripts of shell commands with what each shall say: all faults are told, not only the first. */
import {type Circumstances, type Ended, runProgram} from './cnilab.js';

export type Step = {
	readonly run: string;
	/** The exit code; 0 if nothing is said. */
	readonly code?: number;
	/** The whole of what it writes, or what of it must be there; nothing if nothing is said. */
	readonly stdout?: Said;
	readonly stderr?: Said;
};

export type Said = string | RegExp | readonly RegExp[];

/** `argv` comes before `sh -c`. Returns a sentence for each command that does not end as it shall. */
export async function runSteps(
	steps: readonly Step[],
	{argv = [], ...circumstances}: Circumstances & {readonly argv?: readonly string[]},
): Promise<readonly string[]> {
	const faults: string[] = [];
	for (const step of steps) {
		const ended = await runProgram([...argv, 'timeout', '60', 'sh', '-c', step.run], circumstances);
		faults.push(...faultsOf(step, ended).map(fault => `$ ${step.run}\n${fault}`));
	}
	return faults;
}

/**
 * A table as kubectl prints it: the words of the header, and of each row the patterns of its cells, separated by spaces; a cell
 * with a space in it is written with `\s`.
 */
export function table(header: string, ...rows: readonly string[]): RegExp {
	const line = (cells: string) => ` *${cells.trim().split(/ +/).join(' +')} *\n`;
	return new RegExp(`^${[header.replace(/[()]/g, '\\$&'), ...rows].map(line).join('')}$`);
}

function faultsOf({code = 0, stdout = '', stderr = ''}: Step, ended: Ended): readonly string[] {
	const faults = ended.code === code ? [] : [`ended with ${ended.code}, not with ${code}`];
	if (!says(ended.stdout, stdout)) faults.push(`does not say ${stdout || 'nothing'}`);
	if (!says(ended.stderr, stderr)) faults.push(`does not complain ${stderr || 'about nothing'}`);
	return faults.length === 0 ? [] : [`${faults.join('; ')}, but:\n${ended.stdout}${ended.stderr}`];
}

function says(text: string, said: Said): boolean {
	if (typeof said === 'string') return text === said;
	return [said].flat().every(pattern => pattern.test(text));
}
