import {labNames, listLabs as listPackageLabs} from '../../topology/load.js';
import type {Compiled} from '../control/compile.js';
import {askLabd} from '../labd/client.js';
import {endLab} from '../labd/labs.js';
import type {ScenarioReport} from '../labd/scenario/types.js';
import {drawCluster} from '../observe/graph.js';
import type {Report} from '../observe/report.js';
import {describeScenario} from './flows/scenario-text.js';
import {namesLab} from './labs/names-lab.js';
import {describeTaskProof, proveTask, type TaskProof} from './labs/prove-task.js';
import {playScenario} from './scenario.js';
import {interruptible, orInterrupted} from './terminal/interrupt.js';
import {type Output, table} from './terminal/output.js';
import {describeReport} from './terminal/report-text.js';
import {bringUp} from './up.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

/**
 * `npm run lab NAME`: brings a lab up, proves it, draws it, says what to try. With --check: up, every proof, the lab's own
 * checks, its scenario and its task, down; exit code 3 if a proof failed.
 */
export const run: RunVerb = async invocation => {
	if (!namesLab(invocation)) return listLabs(invocation.output);
	return invocation.flag('check')
		? interruptible(signal => upProveAndDown(invocation, signal))
		: upAndProve(invocation);
};

async function upAndProve(invocation: Invocation): Promise<Result> {
	const {compiled, launched} = await bringUp(invocation);
	const report = await askLabd<Report>(compiled.cluster.name, '/verify');
	return {
		exit: report.ok ? 0 : 3,
		json: {up: launched, report},
		text: welcome(compiled, report, invocation),
	};
}

async function upProveAndDown(invocation: Invocation, signal: AbortSignal): Promise<Result> {
	const {compiled, launched} = await bringUp(invocation);
	const {name} = compiled.cluster;
	try {
		const proofs = await proveAndPlay(compiled, invocation, signal);
		const isRight = [...Object.values(proofs)].every(({ok}) => ok);
		return {exit: isRight ? 0 : 3, json: {up: launched, ...proofs}, text: checked(proofs, invocation.output)};
	} finally {
		await endLab(name);
	}
}

type Proofs = {
	readonly report: Report;
	/** Of a lab that has one, and is right: a broken lab shows nothing. */
	readonly scenario?: ScenarioReport;
	/** Likewise of a lab that has one. */
	readonly task?: TaskProof;
	/** The scenario has healed what it did; the task's solution is applied. */
	readonly reportAfter?: Report;
};

async function proveAndPlay(
	{cluster: {name}, scenario, task}: Compiled,
	{output}: Invocation,
	signal: AbortSignal,
): Promise<Proofs> {
	const verify = () => orInterrupted(askLabd<Report>(name, '/verify'), signal);
	const report = await verify();
	if (!report.ok || !(scenario || task)) return {report};
	const played = scenario && (await playScenario(name, {output, signal}));
	const solved = task && (await orInterrupted(proveTask(name, task, output), signal));
	return {
		report,
		...(played && {scenario: played}),
		...(solved && {task: solved}),
		reportAfter: await verify(),
	};
}

function listLabs(output: Output): Result {
	const labs = listPackageLabs();
	const rows = labs.map(({name, summary}) => [name, summary]);
	const text = `${table(['LAB', 'WHAT IT SHOWS'], rows)}\n\nBring one up: ${output.paint('bold', 'npm run lab NAME')}`;
	return {exit: 0, json: {labs}, text};
}

function checked({report, scenario, task, reportAfter}: Proofs, output: Output): string {
	return [
		describeReport(report, output),
		...(scenario ? [describeScenario(scenario, output)] : []),
		...(task ? [describeTaskProof(task, output)] : []),
		...(reportAfter ? [describeReport(reportAfter, output)] : []),
		`lab ${report.lab}: down, nothing is left`,
	].join('\n');
}

function welcome(compiled: Compiled, report: Report, {output, args: [lab]}: Invocation): string {
	const {cluster, mode, options, task} = compiled;
	return [
		drawCluster(cluster, mode, options).trimEnd(),
		'',
		describeReport(report, output),
		'',
		...(task
			? [`${output.paint('bold', 'Task:')}   ${task.goal}`, '        npx cnilab task: how far it is done', '']
			: []),
		...whatToTry(compiled, output),
		`Read:   ${pagesFor(compiled, lab)}`,
		`End it: ${output.paint('bold', `npx cnilab down ${cluster.name}`)}`,
	].join('\n');
}

/** Commands that work on this very lab. */
function whatToTry({cluster}: Compiled, {paint}: Output): string[] {
	const {nodes, pods} = cluster;
	const from = pods.find(({hostNetwork}) => !hostNetwork);
	const to = pods.find(({hostNetwork, node}) => !hostNetwork && node !== from?.node);
	const [node] = nodes;
	const address = (to?.addresses.ipv4 ?? to?.addresses.ipv6)?.split('/')[0];
	const reference = from && (from.namespace === 'default' ? from.name : `${from.namespace}/${from.name}`);
	const tries = [
		...(node
			? [[`npx cnilab exec ${node.name} -- ip route`, 'how a node reaches the pods of the others']]
			: []),
		...(reference && address
			? [[`npx cnilab exec ${reference} -- ping -c1 ${address}`, 'from a pod to a pod on another node']]
			: []),
		['npx cnilab shell', 'the underlay; `ip netns` lists the nodes, `tcpdump -ni any` shows the wire'],
		['npx cnilab get pods -A -o wide', 'the pods, where they are, their addresses'],
		['npx cnilab probe', 'who reaches whom, on which port'],
	];
	const width = Math.max(...tries.map(([command = '']) => command.length));
	return [
		paint('bold', 'Try:'),
		...tries.map(([command = '', what = '']) => `  ${command.padEnd(width)}   ${paint('dim', what)}`),
	];
}

/** A lab of the package has a guide. */
function pagesFor({mode}: Compiled, lab: string | undefined): string {
	const guide = labNames().find(name => name === lab);
	const walk = `docs/modes/${mode.name}.md, the walk of a packet`;
	return guide === undefined ? walk : `labs/${guide}/README.md, a guide; ${walk}`;
}
