/** Moments of an `up`, in their order, seen from outside: conditions, so that they are the same on every machine. */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {processesOf, type Role, roles} from '../helpers/traces.js';

export type Moment = {
	/** After “when”. */
	readonly title: string;
	readonly reached: (state: string) => boolean;
	/** What is there by then, and may be killed. */
	readonly there: readonly Role[];
	/** The lab may be up by then, before anything can be done to `up`. */
	readonly isLast?: true;
	/** The one to try where there is no time for all. */
	readonly isMiddle?: true;
};

export const moments: readonly Moment[] = [
	{
		title: 'its sandbox appears',
		reached: state => processesOf(state).some(roles.init),
		there: ['holder', 'init'],
	},
	{title: 'labd appears', reached: state => processesOf(state).some(roles.labd), there: ['labd']},
	{title: 'the state folder appears', reached: state => existsSync(join(state, 'trial')), there: []},
	{
		title: 'the sandbox is written down',
		reached: state => read(join(state, 'trial/lab.json')).includes('"running"'),
		there: ['holder', 'init', 'labd'],
	},
	{
		title: 'the first machine appears',
		isMiddle: true,
		reached: state => processesOf(state).some(roles['machine’s holder']),
		there: ['holder', 'init', 'labd'],
	},
	{
		title: 'labd begins to listen',
		isLast: true,
		reached: state => existsSync(join(state, 'trial/labd.sock')),
		there: [],
	},
];

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
