/** From the words of `apply LAB` to the lab that is up and what it shall be. */
import type {Compiled} from '../../control/compile.js';
import {type Desired, readDesired} from '../../labd/desired.js';
import {checkLimits, needsOf} from '../../run/host-limits.js';
import {HostError} from '../../run/host-report.js';
import {type LabRecord, labFolder} from '../../run/state.js';
import {compileRunning} from '../labs/input.js';
import {labsUp} from '../labs/running.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';

export type Input = {
	readonly record: LabRecord;
	/** The lab as it is. */
	readonly desired: Desired;
	/** The lab as its file wants it. */
	readonly compiled: Compiled;
	/** Milliseconds. */
	readonly ms: {readonly read: number; readonly compile: number};
};

/**
 * Throws a ProblemsError with every mistake, also of what can't be changed while the lab is up; a UsageError if no lab of
 * that name is up; a HostError if it would be too large.
 */
export function readInput({args: [lab = ''], list, text}: Invocation): Input {
	const name = text('lab');
	const set = [...list('set'), ...(name === undefined ? [] : [`name=${name}`])];
	let found: Pick<Input, 'record' | 'desired'> | undefined;
	const {compiled, ms} = compileRunning(lab, {
		set,
		running: wanted => {
			found = findUp(wanted);
			return found?.desired.cluster;
		},
	});
	if (!found) throw notUp(compiled.cluster.name, lab);
	const tooMuch = checkLimits(needsOf(compiled.cluster));
	if (tooMuch.length > 0) throw new HostError(tooMuch);
	return {...found, compiled, ms};
}

function findUp(name: string): Pick<Input, 'record' | 'desired'> | undefined {
	const record = labsUp().find(each => each.name === name);
	return record && {record, desired: readDesired(labFolder(name))};
}

function notUp(name: string, lab: string): UsageError {
	const up = labsUp().map(record => record.name);
	const bring = `'npx cnilab up ${lab}' brings it up`;
	const hint =
		up.length === 0
			? bring
			: `${bring}; up are: ${up.join(', ')}; --lab NAME says that the file is for one of them`;
	return new UsageError(`no lab ${name} is up`, hint);
}
