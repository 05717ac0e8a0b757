/** What test/root/fixtures/faults.ts is given, and what it prints. */
import type {Finding, Report} from '../../lib/observe/report.js';

export type FaultStage = {
	/** Words of faults, which all stand at once. */
	readonly faults: readonly string[];
	/** What is done to them by hand, and what must be said of it. */
	readonly drift: readonly {readonly place: string; readonly script: string; readonly named: string}[];
};

/** What was looked at from outside, while the faults stood. */
export type Measured = {
	/** Of 400 datagrams with their answers. */
	readonly unanswered: number;
	/** For 200,000 bytes by TCP, to node-2 and from it. */
	readonly transferMs: {readonly to: number; readonly from: number};
};

export type FaultSeen = {
	readonly report: Omit<Report, 'notices'>;
	readonly drift: readonly (readonly Finding[])[];
	/** What `ip link` and `ip route` said in node-2. */
	readonly inside: string;
	readonly measured?: Measured;
	/** When all is healed: findings that were left, how long until there were none, and links that were made anew. */
	readonly healed: {
		readonly findings: readonly Finding[];
		readonly ms: number;
		readonly renumbered: readonly string[];
	};
};
