/**
 * Failures on purpose. A fault stands until it is healed. The same words make one on the command line
 * (`cnilab fault cut node-2`) and in a lab file's scenario (`fault: cut node-2`).
 */

/** A machine's cable to a segment: most machines have one, a router has one to each of its segments. */
export type Cable = {readonly machine: string; readonly segment: string};

export type Fault =
	/** The machine is off: `stop` ended its pods as a shutdown does, `kill` as a power cut. Its name, links and addresses are kept for when it comes back. */
	| {readonly kind: 'stop' | 'kill'; readonly node: string}
	/** Frozen: nothing in it runs, no packet goes in or out; goes on where it was. */
	| {readonly kind: 'pause'; readonly node: string}
	/** No carrier at either end. */
	| ({readonly kind: 'cut'} & Cable)
	/** Per direction. Percent, above 0 and at most 100. */
	| ({readonly kind: 'loss'; readonly percent: number} & Cable)
	/** Per direction. Milliseconds. Needs netem in the kernel. */
	| ({readonly kind: 'delay'; readonly ms: number; readonly jitterMs?: number} & Cable)
	/** Per direction. Kilobits a second. */
	| ({readonly kind: 'limit'; readonly kbit: number} & Cable)
	/** The segment's switch is two: the machines of the group are on one, all the others on the other. */
	| {readonly kind: 'split'; readonly segment: string; readonly group: readonly string[]}
	/** The mode's own process on the node (flanneld) is dead: what it made stays, what it would do is not done. */
	| {readonly kind: 'daemon'; readonly node: string};

/** What a user orders: a fault, a course of them, or their end. */
export type FaultOrder =
	| {readonly do: 'add'; readonly fault: Fault}
	/** Stops the node as `kill` does and starts it again. */
	| {readonly do: 'restart'; readonly node: string}
	/** Cuts and heals a cable so often; `everyMs` is the time of one cut and heal. */
	| {readonly do: 'flap'; readonly cable: Cable; readonly times: number; readonly everyMs: number}
	/** Ends this one, if it stands. */
	| {readonly do: 'end'; readonly fault: Fault}
	/** Ends all faults, or those of a machine or a segment. */
	| {readonly do: 'heal'; readonly what?: string};

/** Two faults with one key are the same one, the later with other values. */
export function faultKey(fault: Fault): string {
	switch (fault.kind) {
		case 'stop':
		case 'kill':
		case 'pause':
			// A machine is off or frozen in one way at a time.
			return `node ${fault.node}`;
		case 'daemon':
			return `daemon ${fault.node}`;
		case 'split':
			return `split ${fault.segment}`;
		default:
			return `${fault.kind} ${fault.machine} ${fault.segment}`;
	}
}

/** Whether healing `what`, a machine or a segment, ends the fault. */
export function concernsFault(fault: Fault, what: string): boolean {
	if ('node' in fault) return fault.node === what;
	if (fault.kind === 'split') return fault.segment === what;
	return fault.machine === what || fault.segment === what;
}

/** In the words that make it: `cut node-2`, `loss node-2 10%`. */
export function faultWords(fault: Fault): string {
	switch (fault.kind) {
		case 'stop':
		case 'kill':
		case 'pause':
			return `${fault.kind} ${fault.node}`;
		case 'daemon':
			return `kill-daemon ${fault.node}`;
		case 'split':
			return `split ${fault.segment} ${fault.group.join(',')}`;
		case 'cut':
			return `cut ${cableWords(fault)}`;
		case 'loss':
			return `loss ${cableWords(fault)} ${fault.percent}%`;
		case 'delay':
			return `delay ${cableWords(fault)} ${fault.ms}ms${fault.jitterMs ? ` ${fault.jitterMs}ms` : ''}`;
		case 'limit':
			return `limit ${cableWords(fault)} ${fault.kbit}kbit`;
	}
}

function cableWords({machine, segment}: Cable): string {
	return `${machine}:${segment}`;
}

/** Nodes that are off: they have no machine, and nothing of them is in the kernel. */
export function nodesOff(faults: readonly Fault[]): ReadonlySet<string> {
	return new Set(
		faults.flatMap(fault => (fault.kind === 'stop' || fault.kind === 'kill' ? [fault.node] : [])),
	);
}
