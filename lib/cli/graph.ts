import {modes} from '../../plugins/index.js';
import {readDesired} from '../labd/desired.js';
import {drawCluster, graphData} from '../observe/graph.js';
import {labFolder} from '../run/state.js';
import {compileWords} from './labs/input.js';
import {namesLab} from './labs/names-lab.js';
import {runningLab} from './labs/running.js';
import type {Invocation, RunVerb} from './verbs/verb.js';

/** The drawing of a lab: of the running one, or of any lab, without bringing it up. */
export const run: RunVerb = async invocation => {
	const {cluster, mode} = namesLab(invocation) ? compileWords(invocation) : readRunning(invocation);
	const {options} = cluster.mode;
	const text = drawCluster(cluster, mode, options, {ascii: invocation.flag('ascii')}).trimEnd();
	return {exit: 0, json: graphData(cluster, mode, options), text};
};

function readRunning(invocation: Invocation) {
	const {name} = runningLab(invocation);
	const {cluster} = readDesired(labFolder(name));
	const mode = modes.find(each => each.name === cluster.mode.name);
	if (!mode) throw new Error(`unknown mode ${cluster.mode.name}`);
	return {cluster, mode};
}
