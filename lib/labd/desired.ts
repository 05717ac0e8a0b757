/** What a lab shall be: written by `up` into the state folder, read by labd and by the verbs that only look. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import type {Cluster} from '../../topology/model.js';
import type {Expectation} from '../plan/expectation.js';
import type {NeighbourLimits} from '../plan/neighbours.js';
import {writeState} from '../run/state.js';

export type Desired = {
	readonly cluster: Cluster;
	/** Every Kubernetes object of the lab after the controllers, for `get`. */
	readonly objects: readonly KubernetesObject[];
	readonly checks: readonly Expectation[];
	/** What the host's neighbour tables take. */
	readonly limits: NeighbourLimits;
};

export function desiredFile(folder: string): string {
	return join(folder, 'desired.json');
}

export function writeDesired(folder: string, {cluster, objects, checks, limits}: Desired): void {
	writeState(desiredFile(folder), JSON.stringify({cluster, objects, checks, limits}));
}

/** Throws if the file is missing or cut off. */
export function readDesired(folder: string): Desired {
	return JSON.parse(readFileSync(desiredFile(folder), 'utf8')) as Desired;
}
