/** Commands that only keep a container alive: for these no process is started. Pure. */

const shells = new Set(['sh', 'bash', 'ash', 'dash']);
const sleepers: readonly RegExp[] = [
	/^(exec )?sleep( (\d+(\.\d+)?[smhd]?|inf|infinity))+$/,
	/^(exec )?tail -[fF] \/dev\/(null|stdout)$/,
	/^(exec )?(\/?pause|cat)$/,
];
/** What may stand beside a sleep without doing anything on the network. */
const idle: readonly RegExp[] = [
	/^$/,
	/^(true|:|wait|done|do|date)\0?$/,
	/^while (true|:|\[ (1|true) \])$/,
	/^while sleep \d+$/,
	/^echo( .*)?$/,
	/^trap (:|''|""|'exit( 0)?'|"exit( 0)?")( \w+)+$/,
	/^set -\w+$/,
];

export type Sleep = {
	/** When it ends, with exit code 0; Infinity: never. */
	readonly seconds: number;
	/** What it writes before; undefined if it takes the program itself to say it. */
	readonly says: readonly string[] | undefined;
};

/** `sleep 3600`, `tail -f /dev/null`, `sh -c "while true; do sleep 30; done"`; undefined for what does more. */
export function sleepOf(argv: readonly string[]): Sleep | undefined {
	const script = shellScript(argv);
	if (script === undefined)
		return isSleep(words(argv)) ? {seconds: secondsOf(words(argv)), says: []} : undefined;
	// A quotation, a substitution or a redirection may hide anything: then it is a program, not a sleep.
	const plain = script.replaceAll(/\s*\d?>\s*\/dev\/null/g, silent);
	if (/[`$<>(){}|]/.test(plain)) return undefined;
	const steps = plain.split(/&&|[;&\n]/).map(step => step.trim().replace(/^do /, ''));
	if (!steps.some(isSleep) || !steps.every(step => isSleep(step) || matches(idle, step))) return undefined;
	return {seconds: lengthOf(steps), says: saidBy(steps)};
}

/** Stands for a redirection to /dev/null. */
const silent = '\0';

function lengthOf(steps: readonly string[]): number {
	if (steps.some(step => step.startsWith('while'))) return Infinity;
	return steps.filter(isSleep).reduce((sum, step) => sum + secondsOf(step), 0);
}

/** Words that an `echo` says once, before the first sleep, can be said without a shell. */
function saidBy(steps: readonly string[]): readonly string[] | undefined {
	const speaks = (step: string) => /^(echo|date)\b/.test(step) && !step.endsWith(silent);
	const first = steps.findIndex(step => isSleep(step) || step.startsWith('while'));
	const before = steps.slice(0, first).filter(speaks);
	const isPlain = before.every(step => /^echo( [^-'"\\*?[\]~#!]*| '[^']*'| "[^"\\!]*")?$/.test(step));
	if (!isPlain || steps.slice(first).some(speaks)) return undefined;
	return before.map(step =>
		step
			.slice('echo '.length)
			.replace(/^(['"])(.*)\1$/, '$2')
			.trim(),
	);
}

const units: Readonly<Record<string, number>> = {'': 1, s: 1, m: 60, h: 3600, d: 86_400};

/** sleep(1) adds its arguments up. */
function secondsOf(step: string): number {
	const [, lengths] = /sleep (.*)$/.exec(step) ?? [];
	if (lengths === undefined) return Infinity;
	return lengths.split(' ').reduce((sum, text) => {
		const [, digits, unit = ''] = /^([\d.]+)([smhd]?)$/.exec(text) ?? [];
		return sum + (digits === undefined ? Infinity : Number(digits) * (units[unit] ?? 1));
	}, 0);
}

function isSleep(step: string): boolean {
	return matches(sleepers, step);
}

/** The script of `sh -c SCRIPT`, of any shell, with other flags before it. */
function shellScript([program = '', ...rest]: readonly string[]): string | undefined {
	if (!shells.has(baseName(program))) return undefined;
	const flags = rest.findIndex(word => !word.startsWith('-'));
	const isCommand = rest.slice(0, flags).some(flag => /^-\w*c\w*$/.test(flag));
	return flags >= 0 && isCommand ? rest[flags]?.trim() : undefined;
}

function words([program = '', ...rest]: readonly string[]): string {
	return [baseName(program), ...rest].join(' ');
}

function baseName(program: string): string {
	return program.slice(program.lastIndexOf('/') + 1);
}

function matches(patterns: readonly RegExp[], text: string): boolean {
	return patterns.some(pattern => pattern.test(text));
}
