/** The table of verbs as a commander program. Imports no verb's implementation. */
import {Argument, Command, CommanderError, Option} from 'commander';
import {UsageError} from '../terminal/errors.js';
import type {Verb, Words} from '../verbs/verb.js';

/** What was parsed: the verb and its words, all but where the output goes. */
export type Parsed = {
	readonly verb: Verb;
	readonly json: boolean;
	readonly words: Words;
};

/** Help or the version was asked for and has been printed. */
export type Answered = 'answered';

export type ParseSettings = {
	readonly version: string;
	readonly write: (text: string) => void;
	readonly colours: boolean;
};

/** Parses a command line (without node and the script). Throws a UsageError that names the nearest known word. */
export async function parse(
	argv: readonly string[],
	verbs: readonly Verb[],
	settings: ParseSettings,
): Promise<Parsed | Answered> {
	let parsed: Parsed | undefined;
	const program = createProgram(verbs, settings, found => {
		parsed = found;
	});
	try {
		await program.parseAsync(argv, {from: 'user'});
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		const asked = argv.find(word => !word.startsWith('-'));
		// `cnilab` alone asks what there is.
		if (error.code === 'commander.help' && !asked) program.outputHelp();
		if ((error.code === 'commander.help' && !asked) || error.exitCode === 0) return 'answered';
		throw toUsageError(error, argv, verbs);
	}
	return parsed ?? 'answered';
}

function toUsageError(
	{code, message}: CommanderError,
	argv: readonly string[],
	verbs: readonly Verb[],
): UsageError {
	const verb = code === 'commander.missingArgument' ? verbs.find(({name}) => argv.includes(name)) : undefined;
	const hint = verb ? usageOf(verb) : "'cnilab --help' and 'cnilab VERB --help' tell what there is";
	if (code === 'commander.help') return new UsageError(`no such verb: ${argv.at(-1)}`, hint);
	const [what = '', near = ''] = message.replace(/^error: /, '').split('\n');
	return new UsageError(what, near.replace(/^\((.*)\)$/, '$1') || hint);
}

function usageOf({name, arguments: all}: Verb): string {
	const meanings = all.map(argument => `${argument.name.replace(/[<>[\].]/g, '')}: ${argument.description}`);
	return `${meanings.join('; ')} ('cnilab ${name} --help' tells more)`;
}

function createProgram(verbs: readonly Verb[], settings: ParseSettings, found: (parsed: Parsed) => void) {
	const program = new Command('cnilab')
		.description('The network of a Kubernetes cluster, and nothing else of Kubernetes, on one Linux machine')
		.version(settings.version, '--version', 'print the version')
		.option('--json', 'one JSON document on stdout')
		.helpOption('-h, --help', 'print help')
		.helpCommand('help [verb]', 'print the help of a verb')
		.enablePositionalOptions()
		.showSuggestionAfterError()
		.configureOutput({
			writeOut: settings.write,
			writeErr: () => {},
			getOutHasColors: () => settings.colours,
		})
		.configureHelp({styleTitle: title => (settings.colours ? `\u001B[1m${title}\u001B[22m` : title)})
		.addHelpText('after', exitCodes)
		.exitOverride();
	for (const verb of verbs) {
		program.addCommand(createCommand(verb, program, found), {hidden: verb.hidden ?? false});
	}
	return program;
}

const exitCodes = `
Exit codes: 0 fine; 1 it ran and failed; 2 the input is wrong, nothing was created;
3 verify, probe or check found a difference; 4 this host can't (and what would mend it).`;

function createCommand(verb: Verb, program: Command, found: (parsed: Parsed) => void): Command {
	const command = new Command(verb.name)
		.summary(verb.summary)
		.description(verb.summary)
		.copyInheritedSettings(program)
		.helpGroup(`${verb.group}:`)
		.option('--json', 'one JSON document on stdout')
		.passThroughOptions(verb.passThrough ?? false)
		.allowUnknownOption(verb.foreignOptions ?? false)
		.allowExcessArguments(false);
	for (const {name, description} of verb.arguments) command.addArgument(new Argument(name, description));
	for (const option of verb.options) command.addOption(createOption(option));
	if (verb.examples) {
		const lines = verb.examples.map(example => `  cnilab ${example}`);
		command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
	}
	return command.action(() => found(toParsed(verb, command)));
}

function createOption({
	flags,
	description,
	repeated,
	choices,
	default: value,
}: Verb['options'][number]): Option {
	const option = new Option(flags, repeated ? `${description} (may be repeated)` : description);
	if (choices) option.choices([...choices]);
	if (value !== undefined) option.default(value);
	if (repeated)
		option.argParser((next: string, all: readonly string[] | undefined) => [...(all ?? []), next]);
	return option;
}

function toParsed(verb: Verb, command: Command): Parsed {
	const values: Record<string, unknown> = command.optsWithGlobals();
	const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined);
	const flag = (option: string) => values[option] === true;
	const list = (option: string) => (Array.isArray(values[option]) ? (values[option] as string[]) : []);
	return {verb, json: flag('json'), words: {args: command.args, text, flag, list}};
}
