import {readFileSync} from 'node:fs';
import {families} from '../../topology/model.js';
import type {NeighbourLimits} from '../plan/neighbours.js';

/** The host's limits; only the host's own network namespace shows them, so this is read outside of the sandbox. */
export function readNeighbourLimits(): NeighbourLimits {
	return Object.fromEntries(
		families.flatMap(family => {
			const limit = readLimit(`/proc/sys/net/${family}/neigh/default/gc_thresh3`);
			return limit === undefined ? [] : [[family, limit]];
		}),
	);
}

function readLimit(file: string): number | undefined {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		// A container's own network namespace has no such file.
		return undefined;
	}
}
