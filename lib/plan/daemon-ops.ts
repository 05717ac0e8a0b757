/** Programs that run in machines by themselves, and what they hold. */
import type {Common} from './ops.js';

export type DaemonName = 'bird';

/** A program that runs in the machine by itself. Each of its commands is a line of the shell. */
export type DaemonOp = Common & {
	readonly kind: 'daemon';
	readonly name: DaemonName;
	/** What it reads; written before it starts. With another content it reads them again, and drops nothing. */
	readonly files: readonly {readonly path: string; readonly content: string}[];
	/** Says what is wrong with the files, and does nothing else. */
	readonly check: string;
	/** Returns when it runs in the background. */
	readonly start: string;
	readonly reload: string;
	/** Ends it; what it has told the kernel stays as the files say. */
	readonly stop: string;
	/** A fault on purpose: it must not run. */
	readonly killed?: true;
};

/** A BGP session that the daemon must hold. The daemons of both ends make it, and nobody else. */
export type SessionOp = Common & {
	readonly kind: 'session';
	readonly by: DaemonName;
	/** The protocol's name there: `Mesh_192_168_50_12`. */
	readonly name: string;
	/** The other end's address. */
	readonly remote: string;
	/** The other end, if it is of this lab. */
	readonly machine?: string;
	/** Why it may be there or not: a fault that stands, and the daemons take their time. One sentence. */
	readonly unsure?: string;
};
