/**
 * What the mode's own process on each node looks after by itself, as the real one does and no more: one timer for all nodes.
 * A node whose daemon is dead, that is frozen or off is left alone.
 */
import {setTimeout as delay} from 'node:timers/promises';
import type {Fault} from '../../topology/faults.js';
import {hasRoute, parseRoutes} from '../observe/parse-routes.js';
import type {Mode, Reconciling} from '../plan/mode.js';
import type {Op, RouteOp} from '../plan/ops.js';
import {ApplyError} from '../run/apply-error.js';
import {CommandError} from '../run/door.js';
import type {Runtime} from '../run/runtime.js';
import type {Journal} from './journal-types.js';
import {log} from './log.js';
import type {LiveNetwork} from './network-types.js';

export type AgentParts = {
	readonly mode: Mode;
	readonly network: LiveNetwork;
	readonly runtime: Pick<Runtime, 'script' | 'apply' | 'isAlive'>;
	readonly journal: Journal;
	/** What the mode itself has on a node. */
	readonly modeOps: (node: string) => readonly Op[];
};

/** How often the options are looked at while they say that nothing is to be looked after, milliseconds. */
const idleMs = 1000;

/** Runs until `signal` fires, or labd ends: it does not keep the process alive. */
export async function runAgents(parts: AgentParts, signal?: AbortSignal): Promise<void> {
	for (;;) {
		const reconciling = reconcilingIn(parts);
		try {
			await delay(reconciling?.everyMs ?? idleMs, undefined, {...(signal && {signal}), ref: false});
		} catch {
			return;
		}
		if (reconciling) await lookAtAll(parts, reconciling);
	}
}

/** Looks once. What can't be mended is not told: the next look is another try. Never throws. */
export async function lookAtAll(parts: AgentParts, reconciling: Reconciling): Promise<void> {
	for (const {name, kind} of parts.network.plan.machines) {
		if (kind !== 'node' || isSilent(name, parts.network.shape.faults)) continue;
		try {
			// First without holding anybody up; where something is missing, once more while nothing changes.
			if ((await missingRoutes(name, parts, reconciling)).length === 0) continue;
			await parts.network.alone(() => addMissing(name, parts, reconciling));
		} catch (error) {
			if (!(error instanceof CommandError) && parts.runtime.isAlive(name)) log(`agent of ${name}: ${error}`);
		}
	}
}

function reconcilingIn({mode, network}: AgentParts): Reconciling | undefined {
	return mode.daemon?.reconciles?.(network.shape.cluster.mode.options);
}

function isSilent(node: string, faults: readonly Fault[]): boolean {
	return faults.some(fault => 'node' in fault && fault.node === node);
}

async function addMissing(node: string, parts: AgentParts, reconciling: Reconciling): Promise<void> {
	if (isSilent(node, parts.network.shape.faults)) return;
	for (const route of await missingRoutes(node, parts, reconciling)) {
		const machines = [{name: node, kind: 'node', changes: [{do: 'add', op: route}]}] as const;
		try {
			await parts.runtime.apply({underlay: [], machines, starts: [], stops: []}, () => {});
		} catch (error) {
			if (error instanceof ApplyError) continue;
			throw error;
		}
		parts.journal.tell({
			type: 'Normal',
			reason: 'RouteMended',
			object: `Node ${node}`,
			node,
			source: parts.mode.daemon?.name ?? parts.mode.name,
			message: `route ${route.to} via ${route.via} was missing: added; ${reconciling.why}`,
		});
	}
}

/** Of the daemon's own routes those that the node has not. */
async function missingRoutes(
	node: string,
	{modeOps, runtime}: AgentParts,
	{adds}: Reconciling,
): Promise<RouteOp[]> {
	const routes = modeOps(node).filter(
		(op): op is RouteOp => op.kind === 'route' && op.in === node && adds(op),
	);
	if (routes.length === 0) return [];
	const families = new Set(routes.map(({family}) => family));
	const script = [...families]
		.map(family => `ip ${family === 'ipv4' ? '-4' : '-6'} -j route show`)
		.join('\n');
	const found = parseRoutes(await runtime.script(node, script, 'to see whether its routes are there'));
	return routes.filter(route => !hasRoute(found, route));
}
