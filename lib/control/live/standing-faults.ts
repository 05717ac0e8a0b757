/** Which faults go on standing when the lab has changed under them. Pure. */
import type {Cable, Fault} from '../../../topology/faults.js';
import type {Cluster} from '../../../topology/model.js';

/** A fault goes with its node, its cable or its segment. A cable that is plugged in elsewhere is another one. */
export function standingFaults(faults: readonly Fault[], cluster: Cluster): Fault[] {
	const cables = cablesOf(cluster);
	const nodes = new Set(cluster.nodes.map(({name}) => name));
	return faults.flatMap((fault): Fault[] => {
		if ('node' in fault) return nodes.has(fault.node) ? [fault] : [];
		if (fault.kind !== 'split') return isIn(cables, fault) ? [fault] : [];
		const group = fault.group.filter(machine => isIn(cables, {machine, segment: fault.segment}));
		return group.length === 0 ? [] : [{...fault, group}];
	});
}

function isIn(cables: readonly Cable[], {machine, segment}: Cable): boolean {
	return cables.some(cable => cable.machine === machine && cable.segment === segment);
}

function cablesOf({nodes, underlay}: Cluster): readonly Cable[] {
	return [
		...[...nodes, ...underlay.clients].map(({name, attachment: {segment}}) => ({machine: name, segment})),
		...underlay.routers.flatMap(({name, attachments}) =>
			attachments.map(({segment}) => ({machine: name, segment})),
		),
	];
}
