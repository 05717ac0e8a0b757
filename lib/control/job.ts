/** Job → the pods that run at the same time. In a plan nothing ever completes, so that no further ones follow. */
import {freeNames} from '../../topology/kubernetes/generated-names.js';
import type {JobObject, PodObject} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';
import {namespaceOf, podsOf, uidFor} from './owned.js';

export function jobPods(job: JobObject): PodObject[] {
	if (job.spec.completionMode !== 'Indexed') return moreJobPods(job, jobPodCount(job), () => false);
	return Array.from({length: jobPodCount(job)}, (_, index) => indexedJobPod(job, index, () => false));
}

/** So many pods with names that are not taken. */
export function moreJobPods(job: JobObject, count: number, isTaken: (name: string) => boolean): PodObject[] {
	const {name} = job.metadata;
	const podFor = podsOf(job, job.spec.template);
	const names = freeNames(`${name}-`, {count, seed: `${namespaceOf(job)}/${name}`, isTaken});
	return names.map(pod => podFor({name: pod, labels: labelsOf(job), finalizers: [trackingFinalizer]}));
}

export const indexNote = 'batch.kubernetes.io/job-completion-index';

export function indexedJobPod(job: JobObject, index: number, isTaken: (name: string) => boolean): PodObject {
	const {name} = job.metadata;
	const generateName = `${name}-${index}-`;
	const [generated = name] = freeNames(generateName, {
		count: 1,
		seed: `${namespaceOf(job)}/${name}`,
		isTaken,
	});
	const mark = {[indexNote]: String(index)};
	const labels = {...labelsOf(job), ...mark};
	const finalizers = [trackingFinalizer];
	const pod = podsOf(
		job,
		job.spec.template,
	)({name: generated, generateName, labels, annotations: mark, finalizers});
	return {...pod, spec: {...pod.spec, hostname: `${name}-${index}`.slice(0, 63)}};
}

/** Holds a pod that has ended until the job has counted it. */
export const trackingFinalizer = 'batch.kubernetes.io/job-tracking';

function labelsOf(job: JobObject): Labels {
	const {name} = job.metadata;
	const uid = job.metadata.uid ?? uidFor(job);
	return {
		'batch.kubernetes.io/controller-uid': uid,
		'batch.kubernetes.io/job-name': name,
		'controller-uid': uid,
		'job-name': name,
	};
}

/** How many pods of the job run at once. */
export function jobPodCount({spec}: JobObject): number {
	if (spec.suspend === true) return 0;
	const parallelism = spec.parallelism ?? 1;
	return spec.completions === undefined ? parallelism : Math.min(parallelism, spec.completions);
}
