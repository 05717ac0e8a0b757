/** What `verify` says. Data: the command line prints it, `--json` gives it as it is. */

/** One thing that is not as it should be. */
export type Finding = {
	/** Which of the proofs found it. */
	readonly area: 'kernel' | 'reach' | 'policy' | 'wire' | 'size' | 'check' | 'scenario';
	/** Where: `node-1`, `node-1/default.web-0`, or `node-1 → node-2`. */
	readonly place: string;
	/** What it is about: `fdb 02:… dst 192.168.50.12 dev flannel.1`. */
	readonly what: string;
	readonly expected: string;
	readonly found: string;
	/** Why it should be so: the op's reason. */
	readonly why?: string;
};

/** How much was proved: `reached` of `tried`, `of` all that there are (more than `tried` when a large lab is sampled). */
export type Tally = {
	readonly tried: number;
	readonly right: number;
	readonly of: number;
	/** Of those tried: how many no packet may pass, because of a fault that stands. */
	readonly unreachable?: number;
	/** Of those tried: how many policies do not let pass. */
	readonly denied?: number;
	/** Not tried: policies let nothing pass by which it could be. */
	readonly closed?: number;
	/** Neither tried nor sampled away: a fault makes it a matter of chance, or there is nobody who could try. */
	readonly leftOut?: number;
};

export type Report = {
	readonly lab: string;
	readonly mode: string;
	readonly ok: boolean;
	readonly findings: readonly Finding[];
	/** The failures on purpose that stand, in the words that made them: what they make impossible is expected to be so. */
	readonly faults: readonly string[];
	readonly proofs: {
		/** Pieces of kernel state compared with the plan. */
		readonly kernel: Tally;
		/** Ordered pairs of pods, per address family: connected, and the server saw the client's own address. */
		readonly podToPod: Tally;
		readonly nodeToPod: Tally;
		readonly podToNode: Tally;
		/** Flows between pods, and of nodes and clients outside with pods, per family, port and protocol: model, kernel and packets say the same. Not set where there are none that somebody enforces. */
		readonly policies?: Tally;
		/** Ordered pairs of nodes, per family: frames seen on the underlay, as the mode says. */
		readonly wire: Tally;
		/** Per ordered pair of nodes and family: a packet of exactly the pod's MTU passes unfragmented, one byte more does not. */
		readonly size: Tally;
		/** The lab's own checks. */
		readonly checks: Tally;
	};
	/** What the lab does not do though it was asked to, and what it does by a substitute. */
	readonly notices: readonly {readonly subject: string; readonly message: string}[];
	readonly ms: number;
};
