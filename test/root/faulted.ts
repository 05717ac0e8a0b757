/** What test/root/fixtures/faults.ts is given, and what it prints. */
import type {Finding, Report} from '../../lib/observe/report.js';

export type FaultStage = {
	/** Faults that stand before. */
	readonly before?: readonly string[];
	/** Words of faults, which all stand at once. */
	readonly faults: readonly string[];
	/** What is done to them by hand, and what must be said of it. */
	readonly drift: readonly Drift[];
	/** What is measured while they stand, and when they are healed. */
	readonly measured?: 'loss' | 'speed';
};

export type Drift = {
	readonly place: string;
	readonly script: string;
	readonly named: readonly [place: string, what: string];
};

/** What was looked at from outside, while the faults stood. */
export type Measured = {
	/** Datagrams to node-2 that were not answered, of 500; or the milliseconds of 200,000 bytes by TCP, to node-2 and from it. */
	readonly unanswered?: number;
	/** Packets that the kernel has dropped on the way to node-2 and from it. */
	readonly dropped?: readonly number[];
	readonly transferMs?: readonly [to: number, from: number];
};

export type FaultSeen = {
	readonly report: Omit<Report, 'notices'>;
	/** What verify finds when the faults are said to stand, and do not. */
	readonly missed: readonly Finding[];
	/** After each spoiling; and at last, when all was mended. */
	readonly drift: readonly (readonly Finding[])[];
	/** What `ip link` and `ip route` said in node-2. */
	readonly inside: string;
	readonly measured?: Measured;
	/** When all is healed: findings that were left, how long until there were none, and links that were made anew. */
	readonly healed: {
		readonly findings: readonly Finding[];
		readonly ms: number;
		readonly renumbered: readonly string[];
		readonly measured?: Measured;
	};
};
