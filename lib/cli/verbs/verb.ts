/**
 * The contract of a verb. What it is called and takes is data (lib/cli/verbs.ts), so that help and completion load
 * no implementation; what it does is the `run` of its own module, loaded when it is called.
 */
import type {Sandbox} from '../../run/sandbox.js';
import type {Output} from '../terminal/output.js';

/** What a word on the command line names; the shell's completion asks for the words that fit. */
export type Completes =
	| 'lab'
	| 'running-lab'
	| 'mode'
	| 'cluster'
	| 'node'
	| 'pod'
	| 'place'
	| 'file'
	| readonly string[];

export type Argument = {
	/** commander's notation: `<lab>` needed, `[lab]` optional, `[labs...]` any number. */
	readonly name: string;
	readonly description: string;
	readonly completes?: Completes;
};

export type Option = {
	/** commander's notation: `-f, --manifests <path>`, `--all`. */
	readonly flags: string;
	readonly description: string;
	/** May be given more than once: its value is a list. */
	readonly repeated?: boolean;
	/** The only values that it may have. */
	readonly choices?: readonly string[];
	readonly default?: string;
	readonly completes?: Completes;
};

export type VerbGroup =
	| 'Labs'
	| 'Without a lab, without root'
	| 'Kubernetes objects of a running lab'
	| 'Inside a running lab'
	| 'What is really there';

export type Verb = {
	readonly name: string;
	readonly summary: string;
	readonly group: VerbGroup;
	readonly arguments: readonly Argument[];
	/** `--json` is on every verb and not in here. */
	readonly options: readonly Option[];
	/** Words after the first argument belong to another program: `exec web-0 ip -j link`. */
	readonly passThrough?: boolean;
	/** Options that the verb does not have belong to another program: `kubectl -v8 get pods`. */
	readonly foreignOptions?: boolean;
	/** Not for people: help and completion leave it out. */
	readonly hidden?: boolean;
	/** Command lines without the leading `cnilab`. */
	readonly examples?: readonly string[];
	/** What may begin before the verb itself is loaded, because it takes as long: the verb finds it as its `sandbox`. */
	readonly before?: (words: Words) => Promise<Beginning> | undefined;
	readonly load: () => Promise<{readonly run: RunVerb}>;
};

export type Beginning = {readonly begin: (words: Words) => Promise<Sandbox>};

/** What stood on the command line. */
export type Words = {
	/** The arguments in their order; a variadic one gives as many as there were. */
	readonly args: readonly string[];
	/** The value of an option with a value. */
	readonly text: (option: string) => string | undefined;
	readonly flag: (option: string) => boolean;
	/** The values of a repeated option; none if it was not given. */
	readonly list: (option: string) => readonly string[];
};

export type Invocation = Words & {
	readonly output: Output;
	/** Of a verb that has something done before it is loaded. */
	readonly sandbox?: Promise<Sandbox> | undefined;
};

/** What a verb has to say: `json` is the one document of `--json`, `text` is what a person reads, without a final newline. */
export type Result = {
	/** An ExitCode; `exec` and `shell` end with the code of the user's command. */
	readonly exit: number;
	/** Undefined: it has been written with `Output.item`. */
	readonly json: unknown;
	readonly text: string;
};

/** Throws a ProblemsError, a UsageError, a HostError or a typed error of lib/run; the frame prints them. */
export type RunVerb = (invocation: Invocation) => Promise<Result>;
