/**
 * The kernel's neighbour tables are one for all namespaces of the machine, of this lab and of every other. When one is full, and
 * all that is in it is younger than five seconds, a packet to somebody new is dropped (neigh_alloc, net/core/neighbour.c): what
 * was not proved then has not been disproved either.
 */
import {setTimeout as delay} from 'node:timers/promises';
import {run} from '../run/door.js';
import type {Finding} from './report.js';

type Proofs = Readonly<Record<string, {readonly findings: readonly Finding[]}>>;

export type NeighbourTables = {
	/** How often one was full, since the machine was started. Rejects with a CommandError. */
	readonly overflows: () => Promise<number>;
	/** Milliseconds between two attempts: together more than the five seconds, and some for the labs that wait as well. */
	readonly pauseMs: number;
};

const kernelTables: NeighbourTables = {overflows: readOverflows, pauseMs: 1500};

const attempts = 10;
/** No new attempt begins after so many milliseconds: what others do to the table can last. */
const mostMs = 20_000;

/**
 * Proves again what was not found as it should be while a neighbour table overflowed. When it overflows every time, that is a
 * finding too, before those that may come of it.
 */
export async function withNeighbourRoom<Proved extends Proofs>(
	prove: () => Promise<Proved>,
	{overflows, pauseMs}: NeighbourTables = kernelTables,
): Promise<Proved> {
	const began = performance.now();
	let before = await overflows();
	for (let attempt = 1; ; attempt++) {
		const proved = await prove();
		if (Object.values(proved).every(({findings}) => findings.length === 0)) return proved;
		const now = await overflows();
		if (now === before) return proved;
		const isLast = attempt === attempts || performance.now() - began > mostMs;
		if (isLast) return withCause(proved, now - before);
		// Not all at once again: labs that have met at the table come back at different times.
		await delay(pauseMs * (0.5 + Math.random()));
		before = await overflows();
	}
}

async function readOverflows(): Promise<number> {
	const argv = ['sh', '-c', 'for table in arp_cache ndisc_cache; do ip -s ntable show name $table; done'];
	const {stdout} = await run({argv, why: 'to see whether a neighbour table has overflowed'});
	return countOf(stdout);
}

/** `table_fulls 964065`, once a table. */
function countOf(text: string): number {
	return [...text.matchAll(/^\s*table_fulls (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** With the proof that failed first. */
function withCause<Proved extends Proofs>(proved: Proved, times: number): Proved {
	const failed = Object.entries(proved).find(([, {findings}]) => findings.length > 0);
	if (!failed) return proved;
	const [name, proof] = failed;
	const [first] = proof.findings;
	const cause: Finding = {
		area: first?.area ?? 'reach',
		place: 'the host',
		what: 'the kernel’s neighbour tables',
		expected: 'room for all to whom packets are sent, in all namespaces of this machine',
		found: `one of them was full: ${times} packets were dropped, and the findings below may come of that`,
		why: 'it is one table for all labs; end some, or as root on the host: sysctl -w net.ipv4.neigh.default.gc_thresh3=8192 net.ipv6.neigh.default.gc_thresh3=8192',
	};
	return {...proved, [name]: {...proof, findings: [cause, ...proof.findings]}};
}
