/** What test/root/fixtures/machine-life.ts and machine-ends.ts print. */
import type {Finding} from '../../lib/observe/report.js';

export type LifeStage = {
	readonly title: string;
	/** Of the whole verify: kernel, packets, wire, sizes. */
	readonly findings: readonly Finding[];
	/** Links that no change makes anew, and that have another number nevertheless, or are gone. */
	readonly renumbered: readonly string[];
	/** What a TCP connection between two pods of nodes that stay gave back. */
	readonly echoed: string;
	/** The last progress that was told: 1 is the end. */
	readonly progress: number | undefined;
};

export type Ends = {
	/** The processes of a node before it stopped, and afterwards, by what they are. */
	readonly before: readonly string[];
	readonly after: readonly string[];
	/** Those of another node that look alike. */
	readonly others: readonly string[];
	/** Names of the node in /run. */
	readonly names: readonly string[];
	/** Links into the namespaces of the node and of a pod of it, which end when the kernel has ended the namespace. */
	readonly links: readonly string[];
	readonly alive: Readonly<Record<'before' | 'stopped' | 'again' | 'killed' | 'mended', boolean>>;
	/** What entering says. */
	readonly entering: Readonly<Record<'stopped' | 'killed', string>>;
	readonly halves: ReadonlyArray<{readonly title: string; readonly findings: readonly Finding[]}>;
	readonly echoed: string;
};
