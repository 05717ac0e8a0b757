/** Labs with IP pools from text, in the modes of pools.ts. */
import {compile} from '../../lib/control/compile.js';
import type {Cluster} from '../../topology/model.js';
import {clusterText, labOf} from './lab.js';
import {poolModes} from './pools.js';
import {collecting} from './problems.js';

export type PoolWords = {
	readonly mode?: string;
	readonly nodes?: number;
	readonly families?: string[];
	readonly more?: string;
	readonly manifests?: string;
	readonly running?: Cluster | undefined;
};

export function tryPoolLab({
	mode = 'routed',
	nodes = 3,
	families,
	more = '',
	manifests = '',
	running,
}: PoolWords) {
	const text = `${clusterText(nodes, families ? {families} : {})}mode: ${mode}\n${more}`;
	return collecting(report => compile(labOf(text, manifests, running), poolModes, report));
}

/** Throws at a problem. */
export function poolClusterOf(words: PoolWords): Cluster {
	const {result, problems} = tryPoolLab(words);
	if (!result) throw new Error(JSON.stringify(problems));
	return result.cluster;
}

/** The manifest of an IPPool. */
export function poolText(name: string, spec: string): string {
	return `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: ${name}}
spec:
${spec.replaceAll(/^/gm, '  ')}
`;
}
