/** One assertion about the kernel, and what came of it. Each compare-*.ts turns a part of the plan into checks. */
import type {DaemonName, ForeignThing, Op} from '../plan/ops.js';
import type {Facts, PlaceFacts} from './facts.js';

export type Wrong = {
	readonly what: string;
	readonly expected: string;
	readonly found: string;
	/** Of a link: which of its options. */
	readonly option?: string;
};

export type Check = {
	readonly place: string;
	/** The op's reason; not set for what nobody planned. */
	readonly why?: string;
	/** Empty: it is as it should be. */
	readonly wrong: readonly Wrong[];
	/** What other checks may name in `needs`. */
	readonly key?: string;
	/** The keys of what must be there for this to be there: the namespace, the device. */
	readonly needs: readonly string[];
	/** The thing itself is missing; so it may be a consequence of something that it needs. */
	readonly lost: boolean;
	/** What needs this can't be there, and why: `flannel.1 is missing`. */
	readonly gone?: string;
	/** It is about a machine as a whole, or about a daemon: what is mended is started. */
	readonly starts?: true;
	/** The daemon that makes it, and makes it again. */
	readonly by?: DaemonName;
	/** Counts where something is wrong. Not set: it can't be mended by itself. */
	readonly remedy?: Remedy;
};

/** What a wrong check says about the ops that the kernel has. */
export type Remedy = {
	/** Planned ops that it has not, or not so: they are said again. */
	readonly out?: readonly Op[];
	/** A planned op, and the other one that it has in its place. Counts more than `out`. */
	readonly instead?: readonly (readonly [planned: Op, found: Op])[];
	/** What it has beside the plan: it is removed. */
	readonly extra?: readonly Op[];
	/** What must be said beside the plan: after the planned op that brings it, or else at the end of the machine. */
	readonly say?: readonly {readonly after?: Op; readonly op: Op}[];
	/** A link (by its key) that loses its neighbours when it is mended. */
	readonly flushed?: string;
};

export const present = 'present';
export const absent = 'absent';
export const missing = 'missing';

export function netnsKey(place: string): string {
	return `netns ${place}`;
}

export function linkKey(place: string, name: string): string {
	return `link ${place} ${name}`;
}

export function addressKey(place: string, dev: string, address: string): string {
	return `address ${place} ${dev} ${address}`;
}

export function daemonKey(place: string, name: string): string {
	return `daemon ${place} ${name}`;
}

/** What something on a device of a place stands on. */
export function onDevice(place: string, dev: string): string[] {
	return [netnsKey(place), linkKey(place, dev)];
}

/** A thing that is there though nobody planned it. */
export function unplanned(place: string, what: string, op: Op): Check {
	const remedy = {extra: [op]};
	return {place, wrong: [{what, expected: absent, found: present}], needs: [], lost: false, remedy};
}

/** The op for such a thing. */
export function foreign(place: string, thing: ForeignThing): Op {
	return {kind: 'foreign', in: place, thing, why: 'nobody planned it'};
}

/** A place in which nothing is. */
export const nothing: PlaceFacts = {
	links: [],
	addresses: [],
	routes: [],
	neighbours: [],
	fdb: [],
	rules: [],
	ruleFamilies: [],
	sysctls: {},
	qdiscs: [],
	nft: '',
};

/** The state of a place; nothing at all if its namespace is not there. */
export function factsOf(facts: Facts, place: string): PlaceFacts {
	return facts.places[place] ?? nothing;
}
