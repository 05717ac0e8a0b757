/**
 * The contract of a node runtime: machines as containers. `netns` is the first one; the same suite tests them all.
 * A place is `underlay`, a machine's name (`node-1`), or a pod's namespace in it (`node-1/default.web-0`).
 */
import type {Plan} from '../plan/ops.js';

export type Runtime = {
	/** Starts all machines of a plan and wires them to the underlay. Throws a CommandError or an ApplyError. */
	start(plan: Plan, progress: (done: number, all: number) => void): Promise<void>;
	/** Runs a shell script in a machine or in the underlay, as root of the lab; returns its standard output. Throws a CommandError. */
	script(machine: string, script: string, why: string): Promise<string>;
	/** The argv before a command that shall run in a place: `[...enter('node-1'), 'ip', 'link']`. */
	enter(place: string): readonly string[];
	/** An open file descriptor of a place's network namespace, for setns(2). Kept open and cached by the runtime. */
	netns(place: string): number;
};
