/** What the user asked for and does not get; loudly. */
import type {Cluster, Notice} from '../../topology/model.js';
import {liveNotices, standingNotices} from '../control/live/notices.js';
import type {Mode} from '../plan/mode.js';
import {limitFor, type NeighbourLimits, neighboursWanted, talkersOf} from '../plan/neighbours.js';
import type {Core} from './core.js';
import type {Desired} from './desired.js';

export class LabNotices {
	readonly #core: Core;
	readonly #desired: Desired;
	readonly #mode: Mode;
	/** What the compiler said about no object that is there: what it skipped. */
	readonly standing: readonly Notice[];

	constructor(core: Core, desired: Desired, mode: Mode) {
		this.#core = core;
		this.#desired = desired;
		this.#mode = mode;
		this.standing = standingNotices(desired.cluster.notices, desired.objects);
	}

	of(cluster: Cluster): readonly Notice[] {
		const {store, kubelet} = this.#core;
		return [
			...liveNotices(store, this.#desired.cluster.notices),
			...this.standing,
			...crowded(cluster, this.#desired.limits, this.#mode),
			...kubelet.notices(),
		];
	}
}

/** The kernel's neighbour tables are too small for all of the lab to talk at once. */
function crowded(cluster: Cluster, limits: NeighbourLimits, {addressing}: Mode): Notice[] {
	const wanted = neighboursWanted(addressing, talkersOf(cluster));
	const limit = limitFor(cluster.families, limits);
	if (wanted <= limit) return [];
	const raise = cluster.families.map(
		family => `sysctl -w net.${family}.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(wanted * 2))}`,
	);
	const message = `when all talk to all, this kernel must know ${wanted} neighbours, and it keeps ${limit} for all namespaces together: connections will fail now and then. verify tries a sample. On the host: ${raise.join('; ')}`;
	return [{subject: `Lab ${cluster.name}`, message}];
}
