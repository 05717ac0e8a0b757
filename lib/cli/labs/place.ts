/** What a user calls a place: a node, router or client by its name, a pod as `namespace/name` or as `name` in a namespace. */
import type {Cluster} from '../../../topology/model.js';
import {didYouMean} from '../../../topology/problems.js';
import {nameOfPod, placeOfPod} from '../../plan/places.js';
import {UsageError} from '../terminal/errors.js';

/** The place (`node-1`, `node-1/default.web-0`) that a word means. Throws a UsageError with the nearest one. */
export function placeOf(cluster: Cluster, word: string, namespace = 'default'): string {
	if (machinesOf(cluster).includes(word)) return word;
	const full = word.includes('/') ? word : `${namespace}/${word}`;
	const pod = cluster.pods.find(each => nameOfPod(each) === full);
	if (pod) return placeOfPod(pod);
	const known = cluster.pods.map(({namespace: of, name}) => (of === namespace ? name : `${of}/${name}`));
	throw new UsageError(
		`there is no pod, node, router or client ${word} in lab ${cluster.name}`,
		didYouMean(word, [...machinesOf(cluster), ...known]),
	);
}

export function machinesOf({nodes, underlay}: Cluster): string[] {
	return [...nodes, ...underlay.routers, ...underlay.clients].map(({name}) => name);
}
