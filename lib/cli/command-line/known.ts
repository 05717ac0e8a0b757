/** What completion offers: read from files, cheaply, without asking labd. */
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {packageRoot} from '../../../topology/load/package.js';
import {readDesired} from '../../labd/desired.js';
import {labFolder, labNames} from '../../run/state.js';
import type {Known} from './complete.js';

/** The names that there are now. What can't be read offers nothing: a completion must not print an error. */
export const known: Known = async (what, lab) => {
	try {
		return await namesOf(what, lab);
	} catch {
		return [];
	}
};

async function namesOf(what: Parameters<Known>[0], lab: string | undefined): Promise<readonly string[]> {
	switch (what) {
		case 'lab':
			return filesIn('labs').filter(name => existsSync(join(packageRoot(), 'labs', name, 'lab.yaml')));
		case 'cluster':
			return filesIn('topology/clusters').map(name => name.replace(/\.yaml$/, ''));
		case 'mode': {
			const {modes} = await import('../../../plugins/index.js');
			return modes.map(({name}) => name);
		}
		case 'running-lab':
			return labNames();
		case 'node':
			return nodesOf(lab);
		case 'pod':
			return podsOf(lab);
		case 'place':
			return [...nodesOf(lab), ...podsOf(lab)];
	}
}

function nodesOf(lab: string | undefined): string[] {
	return clusterOf(lab).nodes.map(({name}) => name);
}

function podsOf(lab: string | undefined): string[] {
	return clusterOf(lab).pods.map(({namespace, name}) =>
		namespace === 'default' ? name : `${namespace}/${name}`,
	);
}

function clusterOf(lab: string | undefined) {
	const [only = ''] = labNames();
	return readDesired(labFolder(lab ?? only)).cluster;
}

function filesIn(folder: string): string[] {
	return readdirSync(join(packageRoot(), folder)).sort();
}
