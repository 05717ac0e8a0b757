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
	/^(true|:|wait|done|do|date)$/,
	/^while (true|:|\[ (1|true) \])$/,
	/^while sleep \d+$/,
	/^echo( .*)?$/,
	/^trap (:|''|""|'exit( 0)?'|"exit( 0)?")( \w+)+$/,
	/^set -\w+$/,
];

/** `sleep 3600`, `tail -f /dev/null`, `sh -c "while true; do sleep 30; done"`. */
export function isSleeping(argv: readonly string[]): boolean {
	const script = shellScript(argv);
	if (script === undefined) return matches(sleepers, words(argv));
	// A quotation, a substitution or a redirection may hide anything: then it is a program, not a sleep.
	if (/[`$<>(){}|]/.test(script.replaceAll(/>\s*\/dev\/null/g, ''))) return false;
	const steps = script.split(/&&|[;&\n]/).map(step => step.trim().replace(/^do /, ''));
	const isSleep = (step: string) => matches(sleepers, step);
	return steps.some(isSleep) && steps.every(step => isSleep(step) || matches(idle, step));
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
