import {join} from 'node:path';
import {packageRoot} from '../../topology/load/package.js';
import {attach} from '../run/attach.js';
import {findKubectl} from '../run/kubectl.js';
import {labFolder} from '../run/state.js';
import {kubeconfigFile} from './api/access.js';
import {apiClient} from './api/client.js';
import {runningLab} from './labs/running.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab kubectl …`: kubectl for the lab, on the user's terminal, with kubectl's exit code. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation);
	const {name} = record;
	// kubectl's own words for a labd that is dead say neither what goes on nor what to do.
	await apiClient(record).send({path: '/version'});
	const kubectl = await findKubectl(join(packageRoot(), 'scripts/kubectl.mjs'));
	const args = invocation.args[0] === '--' ? invocation.args.slice(1) : invocation.args;
	const exit = await attach([kubectl, ...args], {
		KUBECONFIG: kubeconfigFile(name),
		// What it remembers of the API goes when the lab does.
		KUBECACHEDIR: join(labFolder(name), 'kubectl-cache'),
	});
	return {exit, json: {kubectl, args, exit}, text: ''};
};
