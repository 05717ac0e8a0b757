/** The network of a lab with Calico follows its objects: at once, and what can't be is refused before it is stored. */
import {modes} from '../../plugins/index.js';
import type {Cluster} from '../../topology/model.js';
import {sameValue} from '../../topology/same-value.js';
import {type ApiKind, resourceOf} from '../api/kinds.js';
import {type ApiObject, keyOf} from '../api/object.js';
import {type Cause, invalid} from '../api/status.js';
import type {ChosenMode} from '../control/choose-mode.js';
import {poolProblems} from '../control/ipam/check-pools.js';
import {refusedPoolChanges} from '../control/ipam/pool-changes.js';
import {calicoIn, calicoResources, followCalico} from '../control/live/calico.js';
import type {World} from '../control/live/controller.js';
import type {Mode} from '../plan/mode.js';
import {log} from './log.js';
import type {LiveNetwork} from './network-types.js';
import type {Store} from './store/types.js';

export type FollowerParts = {
	readonly store: Store;
	readonly network: LiveNetwork;
	readonly mode: Mode;
};

/** Milliseconds until a change that failed is tried again: the first time, and at most. */
const retry = {first: 1000, most: 60_000};

export class CalicoFollower {
	readonly #parts: FollowerParts;
	#wanted = false;
	#failures = 0;

	constructor(parts: FollowerParts) {
		this.#parts = parts;
		if (parts.mode.addressing !== 'blocks') return;
		parts.store.watch(parts.store.version, ({resource}) => {
			if (calicoResources.has(resource)) this.#wake();
		});
	}

	/** As its objects want it now. */
	clusterOf(cluster: Cluster): Cluster {
		const {store, mode} = this.#parts;
		if (mode.addressing !== 'blocks') return cluster;
		return followCalico(cluster, calicoIn(store), {mode, options: cluster.mode.options});
	}

	/** Behind what waits for the network already, so that several objects are one change. */
	#wake(): void {
		if (this.#wanted) return;
		this.#wanted = true;
		void this.#parts.network.alone(async () => {
			this.#wanted = false;
			void this.#follow();
		});
	}

	async #follow(): Promise<void> {
		const {network} = this.#parts;
		try {
			const {cluster} = network;
			if (sameValue(cluster, this.clusterOf(cluster))) return;
			await network.change(now => ({...now, cluster: this.clusterOf(now.cluster)}));
			this.#failures = 0;
		} catch (error) {
			log(`calico: ${error instanceof Error ? error.stack : error}`);
			const delay = Math.min(retry.first * 2 ** this.#failures++, retry.most);
			setTimeout(() => this.#wake(), delay).unref();
		}
	}
}

/** What becomes of an object; without `after` it goes. */
export type Reviewed = {readonly kind: ApiKind; readonly name: string; readonly after?: ApiObject};

/** Throws an ApiError 422, as Calico's API server would, when the network can't be what the objects would say then. */
export function reviewCalico(
	{kind, name, after}: Reviewed,
	{
		store,
		cluster,
		chosen,
	}: {readonly store: Pick<World, 'list'>; readonly cluster: Cluster; readonly chosen: ChosenMode},
): void {
	if (chosen.mode.addressing !== 'blocks' || kind.kind !== 'IPPool') return;
	const {pools} = calicoIn(withChange(store, {kind, name, ...(after && {after})}));
	const around = {underlay: cluster.underlay, mode: chosen.mode, modes};
	const found = [
		...poolProblems(pools, around).filter(
			({pool, message}) => pool.name === name || message.includes(` ${name},`),
		),
		...refusedPoolChanges(cluster, pools).filter(change => change.name === name),
	];
	const causes = found.map(({field, message}): Cause => {
		const path = field === 'name' ? 'metadata.name' : `spec.${field}`;
		return {reason: 'FieldValueInvalid', field: path, message: `Invalid value: ${message}`};
	});
	if (causes.length > 0) throw invalid(kind, name, causes);
}

function withChange(store: Pick<World, 'list'>, {kind, name, after}: Reviewed): Pick<World, 'list'> {
	const changed = resourceOf(kind);
	return {
		list: (resource, namespace) => {
			const objects = store.list(resource, namespace);
			if (resource !== changed) return objects;
			return [...objects.filter(object => keyOf(object) !== name), ...(after ? [after] : [])];
		},
	};
}
