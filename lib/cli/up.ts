import type {Cluster} from '../../topology/model.js';
import type {Compiled} from '../control/compile.js';
import {findLab} from '../labd/labs.js';
import {AlreadyUpError, abandon, type LaunchedLab, launch} from '../labd/launch.js';
import type {Substitute} from '../plan/substitutes.js';
import type {DockerLab} from '../run/docker-lab.js';
import {requireHost} from '../run/doctor.js';
import {checkLimits, needsOf} from '../run/host-limits.js';
import {HostError} from '../run/host-report.js';
import {preload} from '../run/libc.js';
import {readNeighbourLimits} from '../run/neighbour-limits.js';
import type {Sandbox} from '../run/sandbox.js';
import {labFolder} from '../run/state.js';
import {keyOfManifest, manifestsOfLab} from './apply-lab/manifests.js';
import {interruptible} from './terminal/interrupt.js';
import {noticeLine, waitLines} from './terminal/loud-lines.js';
import type {Invocation, RunVerb} from './verbs/verb.js';

/** Brings a lab up. Nothing is created unless the input is right and the host can. */
export const run: RunVerb = async invocation => {
	const {compiled, launched} = await bringUp(invocation);
	const {cluster} = compiled;
	const {nodes, pods} = cluster;
	const json = {
		lab: cluster.name,
		mode: cluster.mode.name,
		nodes: nodes.length,
		pods: pods.length,
		ms: launched.ms,
		notices: launched.notices,
		waitingFor: launched.waitingFor,
	};
	const lines = [
		...launched.notices.map(notice => noticeLine(notice, invocation.output)),
		...waitLines(launched.waitingFor, invocation.output),
		`lab ${cluster.name} is up: ${countOf(compiled)}`,
		`  prove it:    npx cnilab verify ${cluster.name}`,
		`  end it:      npx cnilab down ${cluster.name}`,
	];
	return {exit: launched.waitingFor.length > 0 ? 3 : 0, json, text: lines.join('\n')};
};

/**
 * Reads the input, checks the host, then starts the lab, with progress. The sandbox and its labd start meanwhile (labs/sandbox.ts); they
 * are gone again if the input is wrong. Throws what `compileWords`, `requireHost` and `launch` throw.
 */
export async function bringUp(invocation: Invocation): Promise<{compiled: Compiled; launched: LaunchedLab}> {
	const {sandbox} = invocation;
	if (!sandbox) throw new Error('nobody has begun the sandbox: the verb has no `before` (verbs/lab.ts)');
	try {
		const {compiled, ...checked} = await readAndCheck(invocation);
		const docker = invocation.text('runtime') === 'docker' ? await admit(compiled.cluster) : undefined;
		return {compiled, launched: await start({...compiled, ...checked, docker}, sandbox, invocation)};
	} catch (error) {
		await abandon(sandbox);
		throw error;
	}
}

type Checked = {readonly compiled: Compiled; readonly substitutes: readonly Substitute[]};

/** Imported while the sandbox starts. The host is tried while the manifests are compiled. */
async function readAndCheck(invocation: Invocation): Promise<Checked> {
	const {compileWords} = await import('./labs/input.js');
	let tried: ReturnType<typeof requireHost> | undefined;
	const compiled = compileWords(invocation, requires => {
		tried = requireHost(requires);
		// What is wrong with the input is told first.
		tried.catch(() => {});
	});
	const {name} = compiled.cluster;
	const now = findLab(name);
	if (now?.alive) throw now.damage ?? new AlreadyUpError(name);
	const tooMuch = checkLimits(needsOf(compiled.cluster));
	if (tooMuch.length > 0) throw new HostError(tooMuch);
	preload();
	return {compiled, substitutes: (await tried) ?? []};
}

/** Whether the engine can have it. Its client is loaded for this alone. Throws an EngineError. */
async function admit({name, nodes, underlay}: Cluster): Promise<DockerLab> {
	const {admitLab} = await import('../run/docker-admission.js');
	return admitLab({
		lab: name,
		folder: labFolder(name),
		machines: [...nodes, ...underlay.routers, ...underlay.clients],
	});
}

async function start(
	compiled: Compiled & Pick<Checked, 'substitutes'> & {readonly docker: DockerLab | undefined},
	sandbox: Promise<Sandbox>,
	invocation: Invocation,
): Promise<LaunchedLab> {
	const {cluster, objects, labChecks: checks, timers, scenario, task, substitutes, docker} = compiled;
	const manifests = manifestsOfLab(compiled).map(keyOfManifest);
	const progress = invocation.output.progress(`lab ${cluster.name}`);
	const launched = await interruptible(signal =>
		launch(
			{
				cluster,
				objects,
				checks,
				manifests,
				timers,
				limits: readNeighbourLimits(),
				...(substitutes.length > 0 && {substitutes}),
				...(scenario && {scenario}),
				...(task && {task}),
				...(docker && {docker}),
			},
			sandbox,
			{
				source: sourceOf(invocation),
				progress: ({done, all}) => progress.at(done, all),
				signal,
			},
		),
	);
	progress.end(`lab ${cluster.name}: ${countOf(compiled)}`);
	return launched;
}

function countOf({cluster: {nodes, pods, families}}: Compiled): string {
	return `${nodes.length} nodes, ${pods.length} pods, ${families.join(' and ')}`;
}

/** What the lab was made from, for `ls`. */
function sourceOf({args, text}: Invocation): string {
	return args[0] ?? `--cluster ${text('cluster')} --mode ${text('mode')}`;
}
