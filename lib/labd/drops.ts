/** What policies drop, told: on demand, and in the journal for as long as somebody watches it. */
import {amountOf, type Drop} from '../observe/policy/drop.js';
import {readDrops} from '../observe/policy/drops.js';
import type {Runtime} from '../run/runtime.js';
import type {OpenJournal} from './journal.js';
import {type EventsQuery, journalStream} from './journal-stream.js';
import type {Journal, JournalEntry} from './journal-types.js';
import {log} from './log.js';
import type {LiveNetwork} from './network-types.js';
import type {Handlers} from './server.js';

export type DropParts = {
	/** Not set until the lab is up. */
	readonly network: Pick<LiveNetwork, 'cluster' | 'plan'> | undefined;
	readonly runtime: Pick<Runtime, 'isAlive' | 'netns'>;
	readonly journal: OpenJournal;
};

/** The body of `/drops`: a pod as `namespace/name`; all if there is none. */
export type DropsQuery = {readonly pod?: string};

/** `enforced`: whether anybody enforces policies in this lab. */
export type DropsAnswer = {readonly enforced: boolean; readonly drops: readonly Drop[]};

export function eventHandlers(parts: () => DropParts): Handlers {
	const watch = new DropWatch(parts);
	return {
		'/drops': body => answerOf(parts(), body as DropsQuery),
		'/events': (body, gone) => watched(parts().journal, body as EventsQuery, {gone, watch}),
	};
}

async function answerOf({network, runtime}: DropParts, {pod}: DropsQuery): Promise<DropsAnswer> {
	if (!network?.cluster.policy) return {enforced: false, drops: []};
	const {cluster, plan} = network;
	const own = cluster.pods.find(({namespace, name}) => `${namespace}/${name}` === pod);
	if (pod === undefined) return {enforced: true, drops: await readDrops(plan, runtime)};
	if (!own || own.hostNetwork) return {enforced: false, drops: []};
	const drops = await readDrops(plan, runtime, {nodes: new Set([own.node])});
	return {enforced: true, drops: drops.filter(({pods}) => pods.includes(pod))};
}

type Watching = {readonly gone: AbortSignal; readonly watch: DropWatch};

async function* watched(
	journal: OpenJournal,
	query: EventsQuery,
	{gone, watch}: Watching,
): AsyncGenerator<JournalEntry, void> {
	const end = query.watch ? watch.begin() : () => {};
	try {
		yield* journalStream(journal, query, gone);
	} finally {
		end();
	}
}

/** Milliseconds from one look to the next, at least; and a look takes no more than this share of the time. */
const pause = 1000;
const share = 0.05;
/** Told one by one at each look. */
const most = 20;

/** Live handle: looks at the counters while there is who watches, and never else. */
class DropWatch {
	readonly #parts: () => DropParts;
	#watchers = 0;
	#timer: NodeJS.Timeout | undefined;
	/** By node and rule; not set until the first look. */
	#known: ReadonlyMap<string, Drop> | undefined;

	constructor(parts: () => DropParts) {
		this.#parts = parts;
	}

	/** Returns what ends it. */
	begin(): () => void {
		if (this.#watchers++ === 0) void this.#look();
		return () => {
			if (--this.#watchers > 0) return;
			clearTimeout(this.#timer);
			this.#known = undefined;
		};
	}

	async #look(): Promise<void> {
		const start = performance.now();
		const {network, runtime, journal} = this.#parts();
		try {
			const drops = network?.cluster.policy ? await readDrops(network.plan, runtime) : [];
			if (this.#watchers === 0) return;
			if (this.#known) tellDrops(journal, grownSince(this.#known, drops));
			this.#known = new Map(drops.map(drop => [keyOf(drop), drop]));
		} catch (error) {
			// A machine that is just going.
			log(`drops: ${error instanceof Error ? error.message : error}`);
		}
		const took = performance.now() - start;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#look(), Math.max(pause, took / share)).unref();
	}
}

function keyOf({node, rule}: Drop): string {
	return `${node} ${rule}`;
}

/** What has come since, of each rule that has dropped something. */
function grownSince(known: ReadonlyMap<string, Drop>, drops: readonly Drop[]): Drop[] {
	return drops
		.map(drop => {
			const {packets = 0, bytes = 0} = known.get(keyOf(drop)) ?? {};
			return {...drop, packets: drop.packets - packets, bytes: drop.bytes - bytes};
		})
		.filter(({packets}) => packets > 0)
		.toSorted((a, b) => b.packets - a.packets);
}

function tellDrops(journal: Journal, grown: readonly Drop[]): void {
	const tell = (object: string, message: string, node?: string) =>
		journal.tell({
			...{type: 'Warning', reason: 'Dropped', source: 'policy', object, message},
			...(node !== undefined && {node}),
		});
	for (const drop of grown.slice(0, most)) tell(subjectOf(drop), messageOf(drop), drop.node);
	const rest = grown.slice(most);
	const [first] = rest;
	if (first) tell(`Node ${first.node}`, `${amountOf(rest)} more, by ${rest.length} other rules of policies`);
}

function subjectOf({pods: [pod, ...others], node}: Drop): string {
	return pod === undefined || others.length > 0 ? `Node ${node}` : `Pod ${pod}`;
}

function messageOf({direction, family, pods, why, ...drop}: Drop): string {
	const whose = pods.length > 1 ? ` of ${someOf(pods)}` : '';
	const where = direction === undefined ? '' : `${direction}${whose}: `;
	return `${where}${amountOf([drop])}${family === 'ip6' ? ' (IPv6)' : ''}: ${why}`;
}

/** Which of them it was the kernel does not say. */
function someOf(pods: readonly string[]): string {
	const more = pods.length - 3;
	return [...pods.slice(0, 3), ...(more > 0 ? [`${more} more`] : [])].join(' or ');
}
