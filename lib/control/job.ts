/** Job → the pods that run at the same time. Nothing ever completes here, so that no further ones follow. */
import {generatedNames} from '../../topology/kubernetes/generated-names.js';
import type {JobObject, PodObject} from '../../topology/kubernetes/objects.js';
import {namespaceOf, podsOf, uidFor} from './owned.js';

export function jobPods(job: JobObject): PodObject[] {
	const {template, completionMode} = job.spec;
	const uid = uidFor(job);
	const name = job.metadata.name;
	const common = {
		'batch.kubernetes.io/controller-uid': uid,
		'batch.kubernetes.io/job-name': name,
		'controller-uid': uid,
		'job-name': name,
	};
	const podFor = podsOf(job, template);
	const seed = `${namespaceOf(job)}/${name}`;
	if (completionMode !== 'Indexed') {
		const names = generatedNames(`${name}-`, jobPodCount(job), seed);
		return names.map(pod => podFor({name: pod, labels: common}));
	}
	return Array.from({length: jobPodCount(job)}, (_, index) => {
		const [generated = name] = generatedNames(`${name}-${index}-`, 1, seed);
		const mark = {'batch.kubernetes.io/job-completion-index': String(index)};
		const pod = podFor({name: generated, labels: {...common, ...mark}, annotations: mark});
		return {...pod, spec: {...pod.spec, hostname: `${name}-${index}`.slice(0, 63)}};
	});
}

/** How many pods of the job run at once. */
export function jobPodCount({spec}: JobObject): number {
	if (spec.suspend === true) return 0;
	const parallelism = spec.parallelism ?? 1;
	return spec.completions === undefined ? parallelism : Math.min(parallelism, spec.completions);
}
