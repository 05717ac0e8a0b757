/** Is there room for a lab? Limits of the kernel that are hit in the middle, with an error that says nothing. */
import {readFileSync} from 'node:fs';
import type {Plan} from '../plan/ops.js';
import {HostError, type HostProblem} from './host-report.js';

/** Linux takes no more ports on a bridge (BR_MAX_PORTS, net/bridge/br_private.h). */
const maxBridgePorts = 1024;

/** Throws a HostError that names every limit which the plan would hit. */
export function requireRoom(plan: Plan): void {
	const problems = [...bridgesTooFull(plan), ...neighboursTooMany(plan)];
	if (problems.length > 0) throw new HostError(problems);
}

function bridgesTooFull({underlay, machines}: Plan): HostProblem[] {
	const ports = new Map<string, number>();
	for (const op of [...underlay, ...machines.flatMap(({ops}) => ops)]) {
		if ((op.kind !== 'veth' && op.kind !== 'link') || op.master === undefined) continue;
		const bridge = `bridge ${op.master} of ${op.in}`;
		ports.set(bridge, (ports.get(bridge) ?? 0) + 1);
	}
	return [...ports]
		.filter(([, count]) => count > maxBridgePorts)
		.map(([bridge, count]) => ({
			what: `${bridge} would have ${count} ports, and Linux takes ${maxBridgePorts}`,
			hint: 'spread the pods over more nodes, or the nodes over more segments',
		}));
}

/** The neighbour tables are one for all namespaces; only the host's root can enlarge them. */
function neighboursTooMany({machines}: Plan): HostProblem[] {
	const permanent = (family: 4 | 6) =>
		machines
			.flatMap(({ops}) => ops)
			.filter(op => op.kind === 'neighbour' && op.address.includes(':') === (family === 6)).length;
	return ([4, 6] as const).flatMap(family => {
		const key = `net.ipv${family}.neigh.default.gc_thresh3`;
		const limit = readLimit(key);
		const wanted = permanent(family);
		if (limit === undefined || wanted < limit) return [];
		const hint = `sysctl -w ${key}=${2 ** Math.ceil(Math.log2(wanted * 2))}`;
		return [
			{
				what: `the lab needs ${wanted} neighbours, and this kernel keeps ${limit} for all namespaces together`,
				hint,
			},
		];
	});
}

function readLimit(key: string): number | undefined {
	try {
		return Number(readFileSync(`/proc/sys/${key.replaceAll('.', '/')}`, 'utf8'));
	} catch {
		return undefined;
	}
}
