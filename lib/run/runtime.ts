/**
 * The contract of a node runtime: machines as containers. `netns` and `docker`; the same suite tests both.
 * A place is `underlay`, a machine's name (`node-1`), or a pod's namespace in it (`node-1/default.web-0`).
 */
import type {PlanChange} from '../plan/diff.js';
import type {Machine, Plan} from '../plan/ops.js';
import type {ChangeSettings} from '../render/change.js';

/** See Apart. */
export type Way = Pick<Apart, 'outside' | 'inside'>;

/** The way into a place for a program that gets a PID namespace of its own. Who is in one enters no other but those below it (setns(2)). */
export type Apart = {
	/** Before its PID namespace is made; it ends in a process that waits for its only child, and has its exit code. */
	readonly outside: readonly string[];
	/** In its PID namespace. */
	readonly inside: readonly string[];
	/** As `outside`, for who enters all else by descriptors. */
	readonly numbers: readonly string[];
};

export type Runtime = {
	/**
	 * Begins to make machines with nothing in them, for the `start` that follows with a plan of the same ones; that tells how it
	 * went. Not every runtime can before it has the plan.
	 */
	begin?(machines: readonly Machine[]): void;
	/**
	 * Starts all machines of a plan and wires them to the underlay. `filled` hears of each machine that has all it shall have.
	 * Throws a CommandError or an ApplyError.
	 */
	start(
		plan: Plan,
		progress: (done: number, all: number) => void,
		filled?: (machine: string) => void,
	): Promise<void>;
	/**
	 * Turns the running lab into another one: what does not change is not touched, and of a machine that stops nothing is left,
	 * neither a process nor a name. Throws an ApplyError or a CommandError; the change is then done in part, and so it is when
	 * labd dies meanwhile: `resume` does it from there.
	 */
	apply(
		change: PlanChange,
		progress: (done: number, all: number) => void,
		settings?: ChangeSettings,
	): Promise<void>;
	/** Runs a shell script in a machine or in the underlay, as root of the lab; returns its standard output. Throws a CommandError. */
	script(machine: string, script: string, why: string): Promise<string>;
	/** Whether the process that holds a machine's namespaces lives. False for a machine that was stopped or never started. */
	isAlive(machine: string): boolean;
	/** The argv before a command that shall run in a place: `[...enter('node-1'), 'ip', 'link']`. */
	enter(place: string): readonly string[];
	/** As `enter`, for a program that gets a PID namespace of its own. */
	enterApart(place: string): Apart;
	/** How this process names a file of a machine: to read it, to connect to a socket. Throws if the machine is not running. */
	file(machine: string, path: string): string;
	/**
	 * An open file descriptor of a place's network namespace, for setns(2). Kept open and cached by the runtime, until `apply`
	 * takes the namespace or the machine away: ask again whenever you need it.
	 */
	netns(place: string): number;
};
