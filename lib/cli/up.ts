import type {Compiled} from '../control/compile.js';
import {AlreadyUpError, type LaunchedLab, launch, listLabs} from '../labd/launch.js';
import {requireHost} from '../run/doctor.js';
import {readNeighbourLimits} from '../run/neighbour-limits.js';
import {compileWords} from './input.js';
import type {Output} from './output.js';
import {planFor} from './plan.js';
import {noticeLine} from './status.js';
import type {Invocation, RunVerb} from './verb.js';

/** Brings a lab up. Nothing is created unless the input is right and the host can. */
export const run: RunVerb = async invocation => {
	const compiled = compileWords(invocation);
	const {cluster} = compiled;
	const launched = await bringUp(compiled, sourceOf(invocation), invocation.output);
	const {nodes, pods} = cluster;
	const json = {
		lab: cluster.name,
		mode: cluster.mode.name,
		nodes: nodes.length,
		pods: pods.length,
		ms: launched.ms,
		notices: launched.notices,
	};
	const lines = [
		...launched.notices.map(notice => noticeLine(notice, invocation.output)),
		`lab ${cluster.name} is up: ${countOf(compiled)}`,
		`  prove it:    npx cnilab verify ${cluster.name}`,
		`  end it:      npx cnilab down ${cluster.name}`,
	];
	return {exit: 0, json, text: lines.join('\n')};
};

/** Checks the host, then starts the lab, with progress. Throws what `launch` and `requireHost` throw. */
export async function bringUp(compiled: Compiled, source: string, output: Output): Promise<LaunchedLab> {
	const {cluster, mode, objects, checks} = compiled;
	const running = listLabs().find(({record, alive}) => alive && record.name === cluster.name);
	if (running) throw new AlreadyUpError(cluster.name);
	// A plan that contradicts itself must not reach the kernel.
	planFor(compiled);
	await requireHost(mode.requires);
	const progress = output.progress(`lab ${cluster.name}`);
	const stop = new AbortController();
	const interrupt = () => stop.abort();
	process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
	try {
		const launched = await launch(
			{cluster, objects, checks, limits: readNeighbourLimits()},
			{source, progress: ({done, all}) => progress.at(done, all), signal: stop.signal},
		);
		progress.end(`lab ${cluster.name}: ${countOf(compiled)}`);
		return launched;
	} finally {
		process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
	}
}

export function countOf({cluster: {nodes, pods, families}}: Compiled): string {
	return `${nodes.length} nodes, ${pods.length} pods, ${families.join(' and ')}`;
}

/** What the lab was made from, for `ls`. */
export function sourceOf({args, text}: Invocation): string {
	return args[0] ?? `--cluster ${text('cluster')} --mode ${text('mode')}`;
}
