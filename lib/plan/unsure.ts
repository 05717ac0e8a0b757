/**
 * What daemons do about faults takes their timers: hold time, graceful restart. As long as a fault stands, a session or a learned
 * route that it may concern is right whether it is still there or gone already; the plan says so. Pure.
 */
import {type Fault, faultWords, nodesOff} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import {waysUnder} from './fault-ways.js';
import type {Machine, Plan, SessionOp} from './ops.js';
import {isLearned, isPassive, type LearnedOp} from './passive.js';

/** The plan with `unsure` on what the faults may concern; the same object if they concern nothing. */
export function withUnsure(
	plan: Plan,
	faults: readonly Fault[],
	cluster: Pick<Cluster, 'underlay' | 'nodes'>,
): Plan {
	const sessions = plan.machines.flatMap(({ops}) => ops.filter(op => op.kind === 'session'));
	if (faults.length === 0 || sessions.length === 0) return plan;
	const isUnsure = sessionJudge(faults, cluster);
	const shaky = new Set<SessionOp>(sessions.filter(isUnsure));
	if (shaky.size === 0) return plan;
	const net = speakersOf(plan, {sessions, shaky, faults});
	const unsure = `${faults.map(faultWords).join(', ')}: whether it is there depends on timers`;
	const machines = plan.machines.map(machine => withReasons(machine, net, unsure));
	return {...plan, machines};
}

function withReasons(machine: Machine, net: Speakers, unsure: string): Machine {
	if (!machine.ops.some(isPassive)) return machine;
	const ops = machine.ops.map(op => {
		if (op.kind === 'session') return net.shaky.has(op) ? {...op, unsure} : op;
		return isLearned(op) && isShaky(op, net) ? {...op, unsure} : op;
	});
	return {...machine, ops};
}

/** Whether a fault may break a session: an end of it that does not speak, or a way between them that is not whole. */
function sessionJudge(
	faults: readonly Fault[],
	cluster: Pick<Cluster, 'underlay' | 'nodes'>,
): (session: SessionOp) => boolean {
	const still = silentMachines(faults);
	const nodes = new Set(cluster.nodes.map(({name}) => name));
	const ways = waysUnder(faults, cluster);
	const wires = faults.filter(fault => 'segment' in fault);
	return ({in: from, machine, remote}) => {
		if (still.has(from) || (machine !== undefined && still.has(machine))) return true;
		if (machine !== undefined && nodes.has(from) && nodes.has(machine))
			return ways(from, machine, remote.includes(':') ? 'ipv6' : 'ipv4') !== 'whole';
		// To or from a router: any cable may be on its way.
		return wires.length > 0;
	};
}

/** They speak to nobody: off, frozen, or without their daemon. */
export function silentMachines(faults: readonly Fault[]): ReadonlySet<string> {
	const mute = faults.flatMap(fault =>
		fault.kind === 'daemon' || fault.kind === 'pause' ? [fault.node] : [],
	);
	return new Set([...nodesOff(faults), ...mute]);
}

/** Whether a machine's way to the blocks of another one is a route that may be there or not. */
export function unsureWays({machines}: Plan): (from: string, to: string) => boolean {
	const from = new Map<string, Set<string>>();
	const blocks = new Map<string, string[]>();
	for (const {name, ops} of machines) {
		const doubtful = ops.flatMap(op => (isLearned(op) && op.unsure !== undefined ? [op.to] : []));
		from.set(name, new Set(doubtful));
		blocks.set(
			name,
			ops.flatMap(op => (op.kind === 'blackhole' ? [op.to] : [])),
		);
	}
	return (self, other) => (blocks.get(other) ?? []).some(to => from.get(self)?.has(to));
}

type Speakers = {
	readonly shaky: ReadonlySet<SessionOp>;
	readonly silent: ReadonlySet<string>;
	/** With which machines each one has a session, and whether all of them between the two are sure. */
	readonly peers: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
	/** The machines that a prefix comes from: those that drop what nobody has there. */
	readonly origins: ReadonlyMap<string, readonly string[]>;
};

function speakersOf(
	{machines}: Plan,
	{
		sessions,
		shaky,
		faults,
	}: {
		readonly sessions: readonly SessionOp[];
		readonly shaky: ReadonlySet<SessionOp>;
		readonly faults: readonly Fault[];
	},
): Speakers {
	const peers = new Map<string, Map<string, boolean>>();
	for (const session of sessions) {
		const {in: from, machine = session.remote} = session;
		const own = peers.get(from) ?? new Map<string, boolean>();
		peers.set(from, own.set(machine, (own.get(machine) ?? true) && !shaky.has(session)));
	}
	const origins = new Map<string, string[]>();
	for (const {name, ops} of machines) {
		for (const op of ops)
			if (op.kind === 'blackhole') origins.set(op.to, [...(origins.get(op.to) ?? []), name]);
	}
	return {shaky, silent: silentMachines(faults), peers, origins};
}

/**
 * A route is sure if its news came over a session with its origin that is sure; or, where there is no such session, if there is
 * a way of sure sessions to it, and none of the machine's own is shaky: it may have taken another one's word.
 */
function isShaky(op: LearnedOp, {peers, silent, origins}: Speakers): boolean {
	const {in: self} = op;
	if (silent.has(self)) return true;
	if (op.kind === 'blackhole') return false;
	const own = peers.get(self) ?? new Map<string, boolean>();
	const from = origins.get(op.to) ?? [];
	if (from.length === 0) return true;
	return from.some(origin => {
		const direct = own.get(origin);
		if (direct !== undefined) return !direct;
		return [...own.values()].includes(false) || !isReached(self, origin, peers);
	});
}

function isReached(from: string, to: string, peers: Speakers['peers']): boolean {
	const seen = new Set([from]);
	const queue = [from];
	for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
		if (at === to) return true;
		for (const [peer, isSure] of peers.get(at) ?? []) {
			if (!isSure || seen.has(peer)) continue;
			seen.add(peer);
			queue.push(peer);
		}
	}
	return false;
}
