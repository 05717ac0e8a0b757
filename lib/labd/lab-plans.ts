/** Plans of a running lab, one after the other: each takes from the one before what is the same. */
import {modes} from '../../plugins/index.js';
import type {Cluster} from '../../topology/model.js';
import {withFaults} from '../plan/faults.js';
import type {Mode} from '../plan/mode.js';
import type {Op, Plan} from '../plan/ops.js';
import {modeOps, type Planned, planAgain} from '../plan/planner.js';
import {type Substitute, withSubstitutes} from '../plan/substitutes.js';
import type {LabShape} from './network-types.js';

export class LabPlans {
	readonly #mode: Mode;
	readonly #substitutes: readonly Substitute[];
	#planned: Planned | undefined;

	constructor(mode: Mode, substitutes: readonly Substitute[] = []) {
		this.#mode = mode;
		this.#substitutes = substitutes;
	}

	/** With the faults in it. Throws a PlanError. */
	planFor({cluster, faults, frozen}: LabShape): Plan {
		this.#planned = planAgain(this.#planned, cluster, {mode: this.#mode, options: cluster.mode.options});
		return withSubstitutes(withFaults(this.#planned, {faults, frozen}), this.#substitutes);
	}

	/** What the mode itself has made on a node. */
	modeOps(node: string): readonly Op[] {
		return this.#planned ? modeOps(this.#planned, node) : [];
	}
}

/** Throws when there is no such mode any more. */
export function modeOf(cluster: Cluster): Mode {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	if (!mode)
		throw new Error(
			`labd does not know the mode ${cluster.mode.name}: the lab was made by another version of cnilab`,
		);
	return mode;
}
