/** What test/root/fixtures/daemons.ts prints. */
import type {Converged} from '../../lib/labd/converge.js';
import type {Mended} from '../../lib/labd/mend-kernel.js';
import type {Finding} from '../../lib/observe/report.js';

type Settled = Converged & {readonly findings: readonly Finding[]};

export type DaemonLife = {
	readonly first: Settled;
	readonly grown: Settled;
	/** The processes and the session of before are those of after. */
	readonly untouched: boolean;
	readonly killed: {
		readonly findings: readonly Finding[];
		readonly birds: number;
		readonly routes: readonly string[];
	};
	readonly healed: Settled;
	readonly broken: readonly Finding[];
	readonly mended: Mended;
	readonly refused: string;
	readonly afterRefusal: Settled;
	/** One speaks for another AS than the others expect. */
	readonly refusedPeer: Settled;
	/** A machine that stays, and has no BIRD any more. */
	readonly left: {readonly findings: readonly Finding[]; readonly birds: number};
	/** Two machines have stopped. */
	readonly last: Settled & {readonly birds: number};
};
