import {faultWords} from '../../topology/faults.js';
import {askLabd, LabdGoneError} from '../labd/client.js';
import {countWords, unmetWords} from '../labd/convergence.js';
import {type Desired, readDesired} from '../labd/desired.js';
import type {DropsAnswer} from '../labd/drops.js';
import type {LabStatus} from '../labd/lab.js';
import type {Drift} from '../labd/repair.js';
import {amountOf, type Drop} from '../observe/policy/drop.js';
import {type LabRecord, labFolder} from '../run/state.js';
import {runningLab} from './labs/running.js';
import {age} from './ls.js';
import {noticeLine, waitLines} from './terminal/loud-lines.js';
import type {Output} from './terminal/output.js';
import type {RunVerb} from './verbs/verb.js';

/** How a lab is: who runs it, what is in it, what it does not do. Exit code 1 if its labd is dead. */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation, 'argument');
	const desired = readDesired(labFolder(record.name));
	const labd = await ask<LabStatus>(record.name, '/status');
	const kernel = labd && (await ask<Drift>(record.name, '/drift'));
	const {drops = []} = (labd && (await ask<DropsAnswer>(record.name, '/drops'))) ?? {};
	const json = {
		...record,
		labd: labd ?? 'dead',
		dropped: drops,
		...(kernel && {kernel}),
		...countsOf(desired),
		faults: (desired.faults ?? []).map(faultWords),
		notices: labd?.notices ?? desired.cluster.notices,
	};
	return {
		exit: labd ? 0 : 1,
		json,
		text: describe(record, desired, {labd, kernel, drops, output: invocation.output}),
	};
};

async function ask<Answer>(lab: string, path: string): Promise<Answer | undefined> {
	try {
		return await askLabd<Answer>(lab, path);
	} catch (error) {
		if (error instanceof LabdGoneError) return undefined;
		throw error;
	}
}

function countsOf({cluster}: Desired) {
	return {nodes: cluster.nodes.length, pods: cluster.pods.length, families: cluster.families};
}

function describe(
	record: LabRecord,
	desired: Desired,
	{labd, kernel, drops, output}: Looked & {readonly output: Output},
): string {
	const {nodes, pods, families} = countsOf(desired);
	const dead = `dead: packets go on, probe, verify and the API do not; 'npx cnilab resume ${record.name}' starts it again`;
	const lines = [
		`lab      ${output.paint('bold', record.name)}, up for ${age(record.created)}, from ${record.source}`,
		`mode     ${record.mode}, ${families.join(' and ')}`,
		`holds    ${nodes} nodes, ${pods} pods`,
		...brokenLines(desired, output),
		`runtime  ${record.runtime}, ${runtimeWords(record)}`,
		`labd     ${labd ? `${output.paint('green', 'alive')}, ${Math.round(labd.rssBytes / 1024 / 1024)} MB` : output.paint('red', dead)}`,
	];
	return [
		...lines,
		...(labd ? silentLines(labd, output) : []),
		...(labd ? daemonLines(labd, output) : []),
		...(kernel ? [`kernel   ${kernelWords(kernel, record.name, output)}`] : []),
		...dropLines(drops),
		...(labd?.notices ?? desired.cluster.notices).map(notice => noticeLine(notice, output)),
	].join('\n');
}

/** What was asked of labd, if it lives. */
type Looked = {
	readonly labd: LabStatus | undefined;
	readonly kernel: Drift | undefined;
	readonly drops: readonly Drop[];
};

/** A hint: what a policy drops is mostly meant to be. */
function dropLines(drops: readonly Drop[]): string[] {
	if (drops.length === 0) return [];
	const pods = new Set(drops.flatMap(each => each.pods)).size;
	const whose = pods === 0 ? '' : ` of ${pods} ${pods === 1 ? 'pod' : 'pods'}`;
	return [
		`dropped  ${amountOf(drops)}${whose}, by policies: npx cnilab events --watch tells of each, describe pod of a pod's`,
	];
}

function runtimeWords({rootless, docker}: LabRecord): string {
	if (docker) return `its containers are called ${docker.prefix}NAME`;
	return rootless ? 'without root, in a user namespace of its own' : 'as root';
}

/** What the user has broken, and does not think of any more. */
function brokenLines({faults = []}: Desired, output: Output): string[] {
	if (faults.length === 0) return [];
	const words = faults.map(faultWords).join(', ');
	return [`broken   ${output.paint('red', words)}, on purpose: 'npx cnilab fault heal' heals it`];
}

function kernelWords(drift: Drift, lab: string, {paint}: Output): string {
	if ('skipped' in drift) return `not looked at, ${drift.skipped}: npx cnilab verify ${lab}`;
	const {differences, looked, ms} = drift;
	if (differences === 0) return `as it should be (${looked} facts in ${ms} ms)`;
	const words = `${differences} ${differences === 1 ? 'difference' : 'differences'}`;
	return `${paint('red', words)}: npx cnilab verify ${lab} tells, npx cnilab repair ${lab} mends`;
}

/** What a cluster makes of a silence takes it a while (nodeMonitorGracePeriod). */
function silentLines({silent}: LabStatus, {paint}: Output): string[] {
	return silent.map(({name, ms, ready}) => {
		const words = `nothing is heard of ${name} for ${Math.round(ms / 1000)}s`;
		const node = ready ? paint('yellow', 'still Ready for the cluster') : paint('red', 'NotReady');
		return `silent   ${words}: ${node}`;
	});
}

function daemonLines({daemons}: LabStatus, output: Output): string[] {
	const {sessions, routes, unmet} = daemons;
	if (sessions.of + routes.of === 0) return [];
	return [`BGP      ${countWords(daemons)}`, ...waitLines(unmet.map(unmetWords), output)];
}
