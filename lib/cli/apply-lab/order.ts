/** What `apply LAB` asks of labd. */
import type {Cluster} from '../../../topology/model.js';
import {standingNotices} from '../../control/live/notices.js';
import {askLabd} from '../../labd/client.js';
import type {ManifestKey} from '../../labd/desired.js';
import type {LabAnswer, LabOrder} from '../../labd/lab-order.js';
import type {Input} from './read.js';

/** The later stage of two, or the only one. */
export type Stage = {
	readonly from: string;
	readonly cluster: Cluster;
	readonly manifests: readonly ManifestKey[];
};

/** Resolves when it is true in the kernel. Throws a LabdGoneError or a LabdError. */
export function orderLab({record, compiled}: Input, stage: Stage): Promise<LabAnswer> {
	const order: LabOrder = {
		...stage,
		cluster: {...stage.cluster, pods: []},
		checks: compiled.labChecks,
		timers: compiled.timers,
		scenario: compiled.scenario,
		task: compiled.task,
		standing: standingNotices(compiled.cluster.notices, compiled.objects),
	};
	return askLabd<LabAnswer>(record.name, '/lab', order);
}
