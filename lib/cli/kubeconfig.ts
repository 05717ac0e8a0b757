import {kubeconfigFile, readAccess} from './api/access.js';
import {runningLab} from './labs/running.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab kubeconfig`: the path of the lab's kubeconfig, for KUBECONFIG. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation, 'argument');
	const path = kubeconfigFile(name);
	const {server, context} = readAccess(name);
	return {exit: 0, json: {path, server, context}, text: path};
};
