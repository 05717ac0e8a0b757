/** One row of the table of everything that can be wrong: test/topology/problems.test.ts runs them all. */
import type {ProblemCode, Report} from '../../topology/problems.js';

export type ProblemCase = {
	readonly code: ProblemCode;
	/** What the user did. */
	readonly title: string;
	/** Files of a folder, by path. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	/** Must return undefined, having reported. */
	readonly run: (folder: string, report: Report) => unknown;
	/** `lab.yaml:2:10`; undefined for a problem that no file is to blame for. */
	readonly place: string | undefined;
};
