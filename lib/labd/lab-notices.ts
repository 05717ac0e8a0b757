/** What the user asked for and does not get; loudly. */
import type {Cluster, Notice} from '../../topology/model.js';
import {calicoIn, calicoNotices} from '../control/live/calico.js';
import {knownBy, liveNotices, standingNotices} from '../control/live/notices.js';
import type {Mode} from '../plan/mode.js';
import {limitFor, type NeighbourLimits, neighboursWanted, talkersOf} from '../plan/neighbours.js';
import {type Substitute, substituteNotices} from '../plan/substitutes.js';
import type {Core} from './core.js';
import type {Desired} from './desired.js';

export class LabNotices {
	readonly #core: Core;
	readonly #limits: NeighbourLimits;
	readonly #mode: Mode;
	readonly #substitutes: readonly Substitute[];
	#compiled: readonly Notice[];
	#standing: readonly Notice[];

	constructor(core: Core, {cluster, objects, limits, substitutes = []}: Desired, mode: Mode) {
		this.#core = core;
		this.#limits = limits;
		this.#mode = mode;
		this.#substitutes = substitutes;
		this.#compiled = cluster.notices;
		this.#standing = standingNotices(cluster.notices, objects);
	}

	/** What the compiler said about no object that is there: what it skipped. */
	get standing(): readonly Notice[] {
		return this.#standing;
	}

	/** The lab's files say something else now. */
	take({
		compiled,
		standing,
	}: {
		readonly compiled: readonly Notice[];
		readonly standing: readonly Notice[];
	}): void {
		this.#compiled = compiled;
		this.#standing = standing;
	}

	of(cluster: Cluster): readonly Notice[] {
		const {store, kubelet} = this.#core;
		const facts = {mode: this.#mode, isPolicyEnforced: cluster.policy !== undefined};
		return [
			...liveNotices(store, this.#compiled, facts),
			...this.#ofCalico(cluster),
			...this.#standing,
			...substituteNotices(this.#substitutes, cluster),
			...crowded(cluster, this.#limits, this.#mode),
			...kubelet.notices(),
		];
	}

	#ofCalico(cluster: Cluster): Notice[] {
		const mode = this.#mode;
		if (mode.addressing !== 'blocks') return [];
		const found = calicoNotices(cluster, calicoIn(this.#core.store), {mode, options: cluster.mode.options});
		return found.map(notice => knownBy(this.#compiled, notice));
	}
}

/** The kernel's neighbour tables are too small for all of the lab to talk at once. */
function crowded(cluster: Cluster, limits: NeighbourLimits, mode: Mode): Notice[] {
	const wanted = neighboursWanted(mode, talkersOf(cluster));
	const limit = limitFor(cluster.families, limits);
	if (wanted <= limit) return [];
	const raise = cluster.families.map(
		family => `sysctl -w net.${family}.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(wanted * 2))}`,
	);
	const message = `when all talk to all, this kernel must know ${wanted} neighbours, and it keeps ${limit} for all namespaces together: connections will fail now and then. verify tries a sample. On the host: ${raise.join('; ')}`;
	return [{subject: `Lab ${cluster.name}`, message}];
}
