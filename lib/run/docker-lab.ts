/** What a lab of containers is to Docker: names and labels. Everything that cnilab makes there has the labels, and nothing else is touched. */
import type {Endpoint} from './docker-endpoint.js';

export type DockerLab = {
	readonly endpoint: Endpoint;
	readonly lab: string;
	/** The lab's state folder, as its user knows it: two users may each have a lab of one name. */
	readonly folder: string;
	/** When the lab came up: of one name there may be an earlier one, that died. ISO 8601. */
	readonly created: string;
	/** Before a machine's name in that of its container: empty, or `LAB-` where the plain names are taken. */
	readonly prefix: string;
};

export const labelOf = {
	lab: 'cnilab.lab',
	state: 'cnilab.state',
	created: 'cnilab.created',
	machine: 'cnilab.machine',
	kind: 'cnilab.kind',
	/** What the container was made from, to see whether another is wanted. */
	spec: 'cnilab.spec',
} as const;

export function labLabels({lab, folder, created}: DockerLab): Record<string, string> {
	return {[labelOf.lab]: lab, [labelOf.state]: folder, [labelOf.created]: created};
}

/** For requests: what has the lab's labels. */
export function labFilter({lab, folder}: Pick<DockerLab, 'lab' | 'folder'>): {label: string[]} {
	return {label: [`${labelOf.lab}=${lab}`, `${labelOf.state}=${folder}`]};
}

export function containerName({prefix}: Pick<DockerLab, 'prefix'>, machine: string): string {
	return `${prefix}${machine}`;
}

/** The empty image that containers without one of their own are made from: the lab's own, so that it goes with the lab. */
export function hostImage({lab, folder}: Pick<DockerLab, 'lab' | 'folder'>): string {
	// Two state folders may have a lab of one name.
	let hash = 5381;
	for (const letter of folder) hash = (Math.imul(hash, 33) ^ letter.charCodeAt(0)) >>> 0;
	return `cnilab/${lab}:${hash.toString(16)}`;
}
