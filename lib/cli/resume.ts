import {askLabd, LabdGoneError} from '../labd/client.js';
import {resume} from '../labd/launch.js';
import {runningLab} from './labs/running.js';
import {UsageError} from './terminal/errors.js';
import {noticeLine, waitLines} from './terminal/loud-lines.js';
import type {RunVerb} from './verbs/verb.js';

/** Starts a lab's labd again. Exit code 2 if it is alive, 1 if it can't start. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation, 'argument');
	if (await isAlive(record.name))
		throw new UsageError(`labd of lab ${record.name} is alive`, 'there is nothing to resume');
	const {output} = invocation;
	const progress = output.progress(`lab ${record.name}`);
	const {ms, notices, waitingFor} = await resume(record, {progress: ({done, all}) => progress.at(done, all)});
	progress.end(`lab ${record.name}: labd is back`);
	const lines = [
		...notices.map(notice => noticeLine(notice, output)),
		...waitLines(waitingFor, output),
		`labd of lab ${record.name} is back (${ms} ms)`,
		`  prove it:    npx cnilab verify ${record.name}`,
	];
	const exit = waitingFor.length > 0 ? 3 : 0;
	return {exit, json: {lab: record.name, ms, notices, waitingFor}, text: lines.join('\n')};
};

async function isAlive(lab: string): Promise<boolean> {
	try {
		await askLabd(lab, '/status');
		return true;
	} catch (error) {
		if (error instanceof LabdGoneError) return false;
		throw error;
	}
}
