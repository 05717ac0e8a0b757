/** Lab files that are applied to a lab that is up, as far as that is pure. */
import {compile} from '../../lib/control/compile.js';
import {modes} from '../../plugins/index.js';
import type {Cluster} from '../../topology/model.js';
import {tryLab} from './lab.js';
import {brief, collecting} from './problems.js';

/** A compiled lab, or what is wrong. */
export function compiled(
	text: string,
	running?: Cluster,
): {cluster: Cluster | undefined; problems: string[]} {
	const {result, problems} = collecting(report => {
		const lab = tryLab(text, {running}, report);
		return lab && compile(lab, modes, report);
	});
	return {cluster: problems.length > 0 ? undefined : result?.cluster, problems: brief(problems)};
}

/** Each text after the other. */
export function applied(...texts: readonly string[]): Cluster {
	let running: Cluster | undefined;
	for (const text of texts) {
		const {cluster, problems} = compiled(text, running);
		if (!cluster) throw new Error(problems.join('\n'));
		running = cluster;
	}
	if (!running) throw new Error('no text');
	return running;
}
