/** When the controllers and the kubelet of a lab have done what there is to do. */
import type {ApiClient} from '../../lib/cli/api/client.js';
import {until} from '../helpers/eventually.js';
import {type Any, items} from './lab-api.js';

/** Resolves when the controllers and the kubelet have done what there is to do. */
export async function atRest(api: ApiClient): Promise<void> {
	let before = '';
	await until(
		async () => {
			const now = await picture(api);
			const same = now.text === before;
			before = now.text;
			return now.settled && same;
		},
		() => `at rest: ${before}`,
	);
}

async function picture(api: ApiClient) {
	const lists = await Promise.all(
		[
			'/api/v1/pods',
			'/api/v1/namespaces',
			'/apis/apps/v1/deployments',
			'/apis/apps/v1/statefulsets',
			'/apis/batch/v1/jobs',
		].map(path => items(api, path)),
	);
	const [pods = [], namespaces = [], deployments = [], statefulSets = [], jobs = []] = lists;
	const settled =
		pods.every(podIsSettled) &&
		namespaces.every(({metadata}) => metadata.deletionTimestamp === undefined) &&
		[...deployments, ...statefulSets].every(workloadIsSettled) &&
		jobs.every(({status}) => status?.completionTime !== undefined);
	return {settled, text: lists.flat().map(versionOf).join(' ')};
}

function versionOf({metadata: {name, resourceVersion}}: Any): string {
	return `${name}@${resourceVersion}`;
}

function podIsSettled({metadata, spec, status}: Any): boolean {
	if (metadata.deletionTimestamp !== undefined) return false;
	const is = (type: string, value: string) =>
		status?.conditions?.some((each: Any) => each.type === type && each.status === value);
	if (spec.nodeName === undefined) return is('PodScheduled', 'False');
	return status?.phase === 'Succeeded' || is('Ready', 'True');
}

function workloadIsSettled({metadata, spec, status}: Any): boolean {
	return status?.observedGeneration === metadata.generation && (status.replicas ?? 0) === spec.replicas;
}
