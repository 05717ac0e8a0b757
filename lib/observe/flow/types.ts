/** A flow: continuous traffic from one place to another, with what is lost of it measured. */
import type {Family} from '../../../topology/model.js';

export type FlowEnd = {
	/** `node-1`, `default/web-0` */
	readonly name: string;
	/** `node-1`, `node-1/default.web-0` */
	readonly place: string;
};

export type FlowOrder = {
	readonly from: FlowEnd;
	/** The address is without a prefix length. */
	readonly to: FlowEnd & {readonly address: string};
	readonly protocol: 'UDP' | 'TCP';
	readonly family: Family;
	/** Datagrams, or records on the connection, a second. */
	readonly rate: number;
};

/**
 * How it is now, by the last 200 ms (or the time of three datagrams): all arrived, some did, none did. Over TCP there is no
 * loss to see: `broken` is a connection on which nothing was acknowledged for that long though something was sent, or that is over.
 */
export type FlowState = 'whole' | 'lossy' | 'broken';

/** From when the first was sent that did not arrive until when the next that did was sent, or should have been. */
export type Outage = {
	/** ISO 8601, milliseconds. */
	readonly begin: string;
	/** null: it goes on. */
	readonly end: string | null;
	readonly ms: number;
	/** How many were sent meanwhile, and lost. 0 where the sender itself was gone. */
	readonly lost: number;
};

export type Delays = {readonly medianMs: number; readonly p99Ms: number};

type Common = {
	readonly from: string;
	readonly to: string;
	readonly address: string;
	readonly rate: number;
	readonly state: FlowState;
	/** Since it was started. */
	readonly ms: number;
};

export type DatagramReport = Common & {
	readonly protocol: 'UDP';
	/** All that the kernel was given. sent = received + lost + those under way. */
	readonly sent: number;
	readonly received: number;
	/** Did not arrive: not by the end, nor in 10 s. Without those of `ours.overruns`. */
	readonly lost: number;
	/** Of the lost: what the sender's own kernel refused, by the name of the errno. */
	readonly refused: Readonly<Record<string, number>>;
	readonly duplicates: number;
	/** Arrived after one that was sent later (RFC 4737, section 3). */
	readonly reordered: number;
	/** Counted as lost, and arrived after all. */
	readonly late: number;
	readonly longestOutage: Outage | null;
	/** The longest 100 in their order. */
	readonly outages: readonly Outage[];
	readonly outageCount: number;
	/** One way; null: none has arrived. */
	readonly delay: Delays | null;
	/** What is our doing and not the network's. */
	readonly ours: {
		/** Dropped at the receiver's socket: we were too slow to take them. */
		readonly overruns: number;
		/** Not sent in their time, and so not at all. */
		readonly notSent: number;
		/** The longest time between two that were sent: what is shorter may have gone unseen. */
		readonly longestGapMs: number;
	};
};

export type StreamReport = Common & {
	readonly protocol: 'TCP';
	/** Records of 1 KiB. */
	readonly sent: number;
	readonly acknowledged: number;
	readonly bytes: number;
	/** The longest time in which something was sent and nothing acknowledged. */
	readonly longestStall: Outage | null;
	/** By the sender's kernel; null: it was not to be asked any more. */
	readonly retransmits: number | null;
	/** The connection is over, though nobody wanted it to be. */
	readonly broken: {readonly at: string; readonly code: string} | null;
	/** Until the acknowledgement is back. */
	readonly delay: Delays | null;
};

export type FlowReport = DatagramReport | StreamReport;

/** Whether a flow that has ended lost something. */
export function hasLost(report: FlowReport): boolean {
	return report.protocol === 'UDP'
		? report.lost > 0
		: report.broken !== null || report.acknowledged < report.sent;
}
