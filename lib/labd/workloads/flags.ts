/** Command-line flags as Go programs read them: `-x v`, `--x=v`, `--x`. Pure. */

/** The last value of each flag, and the words that are none. A flag of `switches` takes a value only with `=`. */
export function readFlags(
	args: readonly string[],
	switches: readonly string[] = [],
): {flags: ReadonlyMap<string, string>; words: readonly string[]} {
	const flags = new Map<string, string>();
	const words: string[] = [];
	for (let index = 0; index < args.length; index++) {
		const match = /^--?([a-zA-Z][\w-]*)(?:=(.*))?$/s.exec(args[index] ?? '');
		if (!match) {
			words.push(args[index] ?? '');
			continue;
		}
		const [, name = '', value] = match;
		flags.set(name, value ?? (switches.includes(name) ? 'true' : (args[++index] ?? '')));
	}
	return {flags, words};
}

/** A port of a flag such as `8080` or `:8080`; undefined if it is none. */
export function portOf(text: string): number | undefined {
	const digits = /^(?:.*:)?(\d{1,5})$/.exec(text)?.[1];
	const port = Number(digits);
	return digits !== undefined && port >= 1 && port <= 65_535 ? port : undefined;
}
