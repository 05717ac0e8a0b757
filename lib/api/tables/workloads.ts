/** What makes pods: Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs, and the revisions of some. */
import type {
	ControllerRevision,
	DaemonSet,
	Deployment,
	ReplicaSet,
	StatefulSet,
} from 'kubernetes-types/apps/v1.js';
import type {Job} from 'kubernetes-types/batch/v1.js';
import type {ApiObject} from '../object.js';
import {ageColumn, column, containerColumns, count, nameColumn, printer, selectorColumn} from './printer.js';
import {ageOf, containerCells, humanDuration, labelText, none, selectorText, since} from './text.js';

export const deploymentPrinter = printer<Deployment>(
	[
		nameColumn,
		column('Ready', 'How many of its pods are ready, of how many.'),
		column('Up-to-date', 'How many of its pods are of its template.'),
		column('Available', 'How many of its pods have been ready for long enough.'),
		ageColumn,
		...containerColumns,
		selectorColumn,
	],
	(object, now) => {
		const {spec, status = {}, metadata} = object;
		return [
			metadata.name,
			`${status.readyReplicas ?? 0}/${spec?.replicas ?? 1}`,
			status.updatedReplicas ?? 0,
			status.availableReplicas ?? 0,
			ageOf(object, now),
			...containerCells(spec?.template.spec?.containers),
			selectorText(spec?.selector),
		];
	},
);

export const replicaSetPrinter = printer<ReplicaSet>(
	[
		nameColumn,
		count('Desired', 'How many pods it shall have.'),
		count('Current', 'How many pods it has.'),
		count('Ready', 'How many of them are ready.'),
		ageColumn,
		...containerColumns,
		selectorColumn,
	],
	(object, now) => {
		const {spec, status, metadata} = object;
		return [
			metadata.name,
			spec?.replicas ?? 1,
			status?.replicas ?? 0,
			status?.readyReplicas ?? 0,
			ageOf(object, now),
			...containerCells(spec?.template?.spec?.containers),
			selectorText(spec?.selector),
		];
	},
);

export const statefulSetPrinter = printer<StatefulSet>(
	[
		nameColumn,
		column('Ready', 'How many of its pods are ready, of how many.'),
		ageColumn,
		...containerColumns,
	],
	(object, now) => {
		const {spec, status, metadata} = object;
		return [
			metadata.name,
			`${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`,
			ageOf(object, now),
			...containerCells(spec?.template.spec?.containers),
		];
	},
);

export const daemonSetPrinter = printer<DaemonSet>(
	[
		nameColumn,
		count('Desired', 'How many nodes shall run its pod.'),
		count('Current', 'How many of them do.'),
		count('Ready', 'How many of these pods are ready.'),
		count('Up-to-date', 'How many of them are of its template.'),
		count('Available', 'How many of them have been ready for long enough.'),
		column('Node Selector', 'Which nodes shall run its pod.'),
		ageColumn,
		...containerColumns,
		selectorColumn,
	],
	(object, now) => {
		const {spec, status, metadata} = object;
		return [
			metadata.name,
			status?.desiredNumberScheduled ?? 0,
			status?.currentNumberScheduled ?? 0,
			status?.numberReady ?? 0,
			status?.updatedNumberScheduled ?? 0,
			status?.numberAvailable ?? 0,
			labelText(spec?.template.spec?.nodeSelector),
			ageOf(object, now),
			...containerCells(spec?.template.spec?.containers),
			selectorText(spec?.selector),
		];
	},
);

export const jobPrinter = printer<Job>(
	[
		nameColumn,
		column('Status', 'How the job is.'),
		column('Completions', 'How many of its pods have succeeded, of how many.'),
		column('Duration', 'How long it took, or has been at work.'),
		ageColumn,
		...containerColumns,
		selectorColumn,
	],
	(object, now) => {
		const {spec, metadata} = object;
		return [
			metadata.name,
			jobStatus(object),
			completions(object),
			jobDuration(object, now),
			ageOf(object, now),
			...containerCells(spec?.template.spec?.containers),
			selectorText(spec?.selector),
		];
	},
);

function jobStatus({status, metadata}: Job & ApiObject): string {
	const holds = (type: string) =>
		status?.conditions?.find(condition => condition.type === type)?.status === 'True';
	if (holds('Complete')) return 'Complete';
	if (holds('Failed')) return 'Failed';
	if (metadata.deletionTimestamp !== undefined) return 'Terminating';
	return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(holds) ?? 'Running';
}

function completions({spec, status}: Job): string {
	const done = status?.succeeded ?? 0;
	if (spec?.completions !== undefined && spec.completions !== null) return `${done}/${spec.completions}`;
	const parallelism = spec?.parallelism ?? 0;
	return parallelism > 1 ? `${done}/1 of ${parallelism}` : `${done}/1`;
}

function jobDuration({status}: Job, now: number): string {
	const {startTime, completionTime} = status ?? {};
	if (!startTime) return '';
	return completionTime
		? humanDuration(Date.parse(completionTime) - Date.parse(startTime))
		: since(startTime, now);
}

export const controllerRevisionPrinter = printer<ControllerRevision>(
	[
		nameColumn,
		column('Controller', 'Whose revision it is.'),
		column('Revision', 'Which one of it.'),
		ageColumn,
	],
	(object, now) => [object.metadata.name, controllerText(object), object.revision, ageOf(object, now)],
);

function controllerText({metadata}: ApiObject): string {
	const owner = metadata.ownerReferences?.find(({controller}) => controller);
	if (!owner) return none;
	const [group, version] = owner.apiVersion.split('/');
	const kind = version === undefined ? owner.kind : `${owner.kind}.${group}`;
	return `${kind.toLowerCase()}/${owner.name}`;
}
