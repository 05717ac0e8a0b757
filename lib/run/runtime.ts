/**
 * The contract of a node runtime: machines as containers. `netns` is the first one; the same suite tests them all.
 * A place is `underlay`, a machine's name (`node-1`), or a pod's namespace in it (`node-1/default.web-0`).
 */
import type {PlanChange} from '../plan/diff.js';
import type {Plan} from '../plan/ops.js';
import type {ChangeSettings} from '../render/change.js';

export type Runtime = {
	/** Starts all machines of a plan and wires them to the underlay. Throws a CommandError or an ApplyError. */
	start(plan: Plan, progress: (done: number, all: number) => void): Promise<void>;
	/**
	 * Turns the running lab into another one: what does not change is not touched. Throws an ApplyError or a CommandError; the
	 * change is then done in part, and so it is when labd dies meanwhile: `resume` does it from there.
	 */
	apply(
		change: PlanChange,
		progress: (done: number, all: number) => void,
		settings?: ChangeSettings,
	): Promise<void>;
	/** Runs a shell script in a machine or in the underlay, as root of the lab; returns its standard output. Throws a CommandError. */
	script(machine: string, script: string, why: string): Promise<string>;
	/** The argv before a command that shall run in a place: `[...enter('node-1'), 'ip', 'link']`. */
	enter(place: string): readonly string[];
	/**
	 * An open file descriptor of a place's network namespace, for setns(2). Kept open and cached by the runtime, until `apply`
	 * takes the namespace away: ask again whenever you need it.
	 */
	netns(place: string): number;
};
