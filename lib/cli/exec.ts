import {readDesired} from '../labd/desired.js';
import {attach, commandIn} from '../run/attach.js';
import {labFolder} from '../run/state.js';
import {placeOf} from './labs/place.js';
import {runningLab} from './labs/running.js';
import {UsageError} from './terminal/errors.js';
import type {RunVerb} from './verbs/verb.js';

/** Runs a command in a pod or a node, on the user's terminal, and ends with the command's exit code. */
export const run: RunVerb = async invocation => {
	const [where = '', ...words] = invocation.args;
	const command = words[0] === '--' ? words.slice(1) : words;
	if (command.length === 0)
		throw new UsageError('which command?', `for example: cnilab exec ${where} -- ip route`);
	const record = runningLab(invocation);
	const {cluster} = readDesired(labFolder(record.name));
	const place = placeOf(cluster, where, invocation.text('namespace'));
	const exit = await attach(commandIn(record, place, command));
	return {exit, json: {place, command, exit}, text: ''};
};
