import {type Desired, readDesired} from '../labd/desired.js';
import type {LabRecord} from '../run/state.js';
import {labFolder} from '../run/state.js';
import {runningLab} from './labs/running.js';
import {UsageError} from './terminal/errors.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

export type CalicoLab = {readonly record: LabRecord; readonly cluster: Desired['cluster']};

type Part = (lab: CalicoLab, words: readonly string[], invocation: Invocation) => Promise<Result>;

/** What users of calicoctl know. Each part is loaded when it is asked for. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
	'node status': async () => (await import('./calico/node-status.js')).nodeStatus,
	'ipam show': async () => (await import('./calico/ipam-show.js')).ipamShow,
	get: async () => (await import('./calico/get.js')).get,
};

export const run: RunVerb = async invocation => {
	const [name, load] = Object.entries(parts).find(([words]) => begins(invocation.args, words)) ?? [];
	if (name === undefined || !load) {
		const given = invocation.args.join(' ');
		throw new UsageError(`calico has no '${given}'`, `it has: ${Object.keys(parts).join(', ')}`);
	}
	const lab = calicoLab(invocation);
	const part = await load();
	return part(lab, invocation.args.slice(name.split(' ').length), invocation);
};

function begins(args: readonly string[], words: string): boolean {
	return words.split(' ').every((word, index) => args[index] === word);
}

/** Throws a UsageError for a lab whose mode is not Calico's. */
function calicoLab(invocation: Invocation): CalicoLab {
	const record = runningLab({...invocation, args: []});
	const {cluster} = readDesired(labFolder(record.name));
	if (cluster.ipam) return {record, cluster};
	throw new UsageError(
		`the lab ${record.name} has no Calico: its mode is ${cluster.mode.name}`,
		"'npx cnilab modes' lists the modes; those of Calico begin with calico-",
	);
}
