/** The Node objects say whether their daemons' routes are in the kernel (condition Programmed): before anybody else says so. */
import type {LiveNode} from '../control/live/live-objects.js';
import {type Routing, routedNode} from '../control/live/routing.js';
import type {Plan} from '../plan/ops.js';
import {daemonsOf} from '../plan/passive.js';
import type {Registry} from './api/registry-types.js';
import {type Converging, unmetWords} from './convergence.js';

/** `now`: milliseconds since 1970. Nodes without a daemon have no such condition. */
export function tellRouting(registry: Registry, converging: Converging, now: number): void {
	for (const machine of converging.plan.machines) {
		if (machine.kind !== 'node' || daemonsOf(machine).length === 0) continue;
		const node = registry.store.get({resource: 'nodes', name: machine.name}) as LiveNode | undefined;
		if (!node) continue;
		const object = routedNode(node, routingOf(machine.name, converging), now);
		if (object !== node) registry.change({do: 'update', object}, 'kubelet');
	}
}

/** What a router lacks, all nodes lack: it is on their way. */
function routingOf(node: string, {plan, converged}: Converging): Routing {
	if (!converged) {
		const message = 'nobody has seen yet that all of its routes have come';
		return {status: 'False', reason: 'Converging', message};
	}
	const nodes = nodeNames(plan);
	const missing = converged.unmet.find(({place}) => place === node || !nodes.has(place));
	if (missing) return {status: 'False', reason: 'NotConverged', message: unmetWords(missing)};
	const message = 'its sessions are established, and all that they bring is in its kernel';
	return {status: 'True', reason: 'Converged', message};
}

function nodeNames({machines}: Plan): ReadonlySet<string> {
	return new Set(machines.flatMap(({kind, name}) => (kind === 'node' ? [name] : [])));
}
