import {existsSync} from 'node:fs';
import {readDesired} from '../labd/desired.js';
import {attach, commandIn} from '../run/attach.js';
import {labFolder} from '../run/state.js';
import {placeOf} from './labs/place.js';
import {runningLab} from './labs/running.js';
import type {RunVerb} from './verbs/verb.js';

/** A shell in a pod, a node, or (without a word) the underlay, where `ip netns` lists the nodes. Its prompt says where it is. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation);
	const {cluster} = readDesired(labFolder(record.name));
	const [where] = invocation.args;
	const place = where === undefined ? 'underlay' : placeOf(cluster, where, invocation.text('namespace'));
	const prompt = `PS1=[${record.name} ${where ?? 'underlay'}] \\$ `;
	const shell = existsSync('/bin/bash') ? ['/bin/bash', '--norc', '-i'] : ['/bin/sh', '-i'];
	const exit = await attach(commandIn(record, place, ['env', prompt, ...shell]));
	return {exit, json: {place, exit}, text: ''};
};
