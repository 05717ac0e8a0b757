/** A plan with the faults in it that stand: they are kernel state like everything else, applied, compared and undone so. Pure. */
import {type Cable, type Fault, nodesOff} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import {onDevice, onPort, pausedCable, pausedNode, type Wired, type WiredFault} from './fault-ops.js';
import {cableName, isAbout, sentenceOf} from './fault-sentences.js';
import {splitSegment} from './fault-split.js';
import {identityOf, isSame} from './identity.js';
import type {Machine, Op, Plan, VethOp} from './ops.js';
import type {Planned, PlannedNode} from './planner.js';
import {withUnsure} from './unsure.js';

export type Standing = {
	readonly faults: readonly Fault[];
	/** For a node whose daemon is dead: the mode's own ops (`modeOps`) that it had then. */
	readonly frozen: Readonly<Record<string, readonly Op[]>>;
};

/**
 * What the kernel shall have while the faults stand. Without faults it is the plan itself; a machine that none of them
 * concerns is the same object.
 */
export function withFaults(
	{plan, cluster, nodes}: Pick<Planned, 'plan' | 'cluster' | 'nodes'>,
	{faults, frozen}: Standing,
): Plan {
	if (faults.length === 0) return plan;
	const wired = wiredFaults(cluster, faults);
	const off = nodesOff(faults);
	const machines = plan.machines
		.filter(({name}) => !off.has(name))
		.map(machine => withEnds(withFrozen(machine, nodes.get(machine.name), {faults, frozen}), wired, faults))
		.map(machine => withKilled(machine, faults));
	const underlay = withCables(plan.underlay, {faults, wired, off, cluster});
	return withUnsure({underlay, machines}, faults, cluster);
}

/** The daemons of a node whose daemon is dead do not run. */
function withKilled(machine: Machine, faults: readonly Fault[]): Machine {
	const dead = faults.find(fault => fault.kind === 'daemon' && fault.node === machine.name);
	if (!dead || !machine.ops.some(({kind}) => kind === 'daemon')) return machine;
	const why = sentenceOf(dead);
	const ops = machine.ops.map(op => (op.kind === 'daemon' ? {...op, killed: true as const, why} : op));
	return {...machine, ops};
}

/** The cables that a fault is about, by their port in the underlay. */
function wiredFaults(cluster: Cluster, faults: readonly Fault[]): ReadonlyMap<string, Wired> {
	const {routers, clients} = cluster.underlay;
	const machines = [
		...routers.map(({name, attachments}) => ({name, attachments})),
		...[...clients, ...cluster.nodes].map(({name, attachment}) => ({name, attachments: [attachment]})),
	];
	const cables = machines.flatMap(({name: machine, attachments}) =>
		attachments.map((attachment): Wired => {
			const cable = {machine, segment: attachment.segment};
			const own = faults.filter((fault): fault is WiredFault => isAbout(fault, cable));
			return {...cable, attachment, name: cableName(cable, attachments.length), faults: own};
		}),
	);
	return new Map(cables.filter(each => each.faults.length > 0).map(each => [each.attachment.port, each]));
}

type Around = {
	readonly faults: readonly Fault[];
	readonly wired: ReadonlyMap<string, Wired>;
	readonly off: ReadonlySet<string>;
	readonly cluster: Cluster;
};

/** The underlay with cut cables, split segments and hindered ports, and without the cables of machines that are off. */
function withCables(ops: readonly Op[], {faults, wired, off, cluster}: Around): readonly Op[] {
	const splits = faults.flatMap(fault => (fault.kind === 'split' ? [splitSegment(fault, cluster, ops)] : []));
	if (wired.size + off.size + splits.length === 0) return ops;
	const cables = ops.flatMap((op): Op[] => {
		const bridges = splits.filter(({beside}) => op.kind === 'bridge' && op.name === beside);
		if (op.kind !== 'veth') return [op, ...bridges.map(({bridge}) => bridge)];
		if (off.has(op.peer.in)) return [];
		return [splits.reduce((port, split) => split.move(port), cutIfSo(op, wired.get(op.name)))];
	});
	const hindered = [...wired.values()].filter(({machine}) => !off.has(machine));
	return [
		...cables,
		...hindered.flatMap(cable => [
			...onPort(cable),
			...(isPaused(cable, faults) ? [pausedCable(cable)] : []),
		]),
	];
}

function cutIfSo(op: VethOp, cable: Wired | undefined): VethOp {
	const cut = cable?.faults.find(({kind}) => kind === 'cut');
	return cable && cut ? {...op, down: true, why: sentenceOf(cut, cable.name)} : op;
}

function isPaused({machine}: Cable, faults: readonly Fault[]): boolean {
	return faults.some(fault => fault.kind === 'pause' && fault.node === machine);
}

/** What a fault has in the machine itself: the queue at its own end of the cable, the filters of one that is paused. */
function withEnds(machine: Machine, wired: ReadonlyMap<string, Wired>, faults: readonly Fault[]): Machine {
	const own = [...wired.values()].filter(cable => cable.machine === machine.name);
	const paused = faults.some(fault => fault.kind === 'pause' && fault.node === machine.name);
	const ops = [...own.flatMap(onDevice), ...(paused ? pausedNode(machine.name) : [])];
	return ops.length === 0 ? machine : {...machine, ops: [...machine.ops, ...ops]};
}

/** The machine as the mode's dead daemon has left it; what it would have changed by now says so. */
function withFrozen(machine: Machine, planned: PlannedNode | undefined, standing: Standing): Machine {
	const dead = standing.faults.find(fault => fault.kind === 'daemon' && fault.node === machine.name);
	const kept = standing.frozen[machine.name];
	if (!dead || !kept || !planned || isSameList(kept, planned.modeOps)) return machine;
	const now = new Map(planned.modeOps.map(op => [identityOf(op), op]));
	const left = kept.map(op => {
		const other = now.get(identityOf(op));
		return other && isSame(op, other) ? other : {...op, why: `${op.why}; ${sentenceOf(dead)}: it stays so`};
	});
	const [first] = planned.modeOps;
	const start = first ? machine.ops.indexOf(first) : -1;
	if (start < 0) return machine;
	const after = machine.ops.slice(start + planned.modeOps.length);
	return {...machine, ops: [...machine.ops.slice(0, start), ...left, ...after]};
}

/** Whether two lists of ops make the same kernel state. */
export function isSameList(a: readonly Op[], b: readonly Op[]): boolean {
	return a.length === b.length && a.every((op, index) => isSame(op, b[index] as Op));
}
