/** What test/root/fixtures/apply.ts prints. */
import type {Finding} from '../../lib/observe/report.js';

export type Stage = {
	readonly title: string;
	/** Those that had a change. */
	readonly machines: readonly string[];
	/** The last that was told: 1 is the end. */
	readonly progress: number | undefined;
	readonly findings: readonly Finding[];
	/** Links that were there before and after, but were made anew. */
	readonly renumbered: readonly string[];
	/** What the TCP connection gave back. */
	readonly echoed?: string;
};

export type Applied = {
	readonly stages: readonly Stage[];
	readonly refused: string;
	readonly halves: ReadonlyArray<{
		readonly share: number;
		readonly findings: readonly Finding[];
		readonly echoed: string;
	}>;
	/** Machines, whose network namespaces the runtime holds open while they run. */
	readonly held: number;
	/** Network namespaces that it holds open. */
	readonly heldAfterGoing: number;
	readonly heldAtLast: number;
};
