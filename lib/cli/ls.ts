import {damagedLabs, listLabs} from '../labd/labs.js';
import {table} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** The labs of this user. */
export const run: RunVerb = async ({output}) => {
	const labs = listLabs().map(({record, alive}) => ({
		name: record.name,
		mode: record.mode,
		state: alive ? (record.phase === 'starting' ? 'starting' : 'up') : 'dead',
		runtime: record.runtime,
		created: record.created,
		source: record.source,
	}));
	const damaged = damagedLabs().map(({name, damage}) => ({name, state: 'damaged', problem: damage.message}));
	for (const {problem} of damaged) output.note(problem);
	const rows = labs.map(({name, mode, state, created, source}) => [name, mode, state, age(created), source]);
	const more = damaged.map(({name, state}) => [name, '?', state, '?', '?']);
	const text =
		labs.length + damaged.length === 0
			? "no lab is up: 'npm run lab' lists those that you can bring up"
			: table(['NAME', 'MODE', 'STATE', 'AGE', 'SOURCE'], [...rows, ...more]);
	return {exit: 0, json: {labs: [...labs, ...damaged]}, text};
};

/** As kubectl writes ages: the largest unit. */
export function age(iso: string, now = Date.now()): string {
	const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
	if (seconds < 120) return `${seconds}s`;
	if (seconds < 7200) return `${Math.floor(seconds / 60)}m`;
	if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
	return `${Math.floor(seconds / 86_400)}d`;
}
