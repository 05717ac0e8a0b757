import {askLabd} from '../labd/client.js';
import type {Report} from '../observe/report.js';
import {runningLab} from './labs/running.js';
import {describeReport} from './terminal/report-text.js';
import type {RunVerb} from './verbs/verb.js';

/** Proves that a running lab is what it says: its kernel state, who reaches whom, the wire. Exit code 3 if it is not. */
export const run: RunVerb = async invocation => {
	const {name} = runningLab(invocation, 'argument');
	const report = await askLabd<Report>(name, '/verify');
	return {exit: report.ok ? 0 : 3, json: report, text: describeReport(report, invocation.output)};
};
