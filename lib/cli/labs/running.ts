/** Which running lab a verb means. */
import {didYouMean} from '../../../topology/problems.js';
import {damagedLabs, listLabs} from '../../labd/labs.js';
import type {LabRecord} from '../../run/state.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';

/** The lab that the command line names, by `--lab` or as the argument, or else the only one that is up. Throws a UsageError, or a StateError if nobody can read who the lab is. */
export function runningLab({args, text}: Invocation, where: 'argument' | 'option' = 'option'): LabRecord {
	const name = text('lab') ?? (where === 'argument' ? args[0] : undefined);
	const up = labsUp();
	const names = up.map(record => record.name);
	const [only, ...others] = up;
	if (name !== undefined) {
		const found = up.find(record => record.name === name);
		if (found) return found;
		const damaged = damagedLabs().find(lab => lab.name === name);
		if (damaged) throw damaged.damage;
		throw new UsageError(`no lab ${name} is up`, names.length > 0 ? didYouMean(name, names) : noneUp);
	}
	const [damaged] = damagedLabs();
	if (!only && damaged) throw damaged.damage;
	if (!only) throw new UsageError('no lab is up', noneUp);
	if (others.length > 0)
		throw new UsageError(`${up.length} labs are up: which one?`, `give --lab, one of: ${names.join(', ')}`);
	return only;
}

/** The names of the labs that are up. */
export function labsUp(): readonly LabRecord[] {
	return listLabs().flatMap(({record, alive}) => (alive ? [record] : []));
}

const noneUp = "'npx cnilab up LAB' brings one up, 'npm run lab' lists them";
