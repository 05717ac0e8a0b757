/** What faults do to the way between two nodes: worked out on the graph of machines, cables, segments and routers. Pure. */
import {addressOf} from '../../topology/addresses.js';
import {type Cable, type Fault, nodesOff} from '../../topology/faults.js';
import type {Cluster, Family, Node, Router} from '../../topology/model.js';
import {firstHops} from './underlay.js';

/**
 * `whole`: as without faults. `disturbed`: packets pass, but some get lost, or late. `broken`: no packet passes, so nobody
 * gets an answer.
 */
export type Way = 'whole' | 'disturbed' | 'broken';

/** Between two nodes, there and back; of a node with itself, between its pods. */
export type Ways = (from: string, to: string, family: Family) => Way;

/** Throws for a node that is not in the cluster. */
export function waysUnder(faults: readonly Fault[], cluster: Pick<Cluster, 'underlay' | 'nodes'>): Ways {
	if (faults.length === 0) return () => 'whole';
	const nodes = new Map(cluster.nodes.map(node => [node.name, node]));
	const known = new Map<string, Way>();
	const find = (name: string): Node => {
		const node = nodes.get(name);
		if (!node) throw new Error(`no node ${name}`);
		return node;
	};
	return (from, to, family) => {
		const key = `${from} ${to} ${family}`;
		const way = known.get(key) ?? wayOf({from: find(from), to: find(to), family}, faults, cluster);
		known.set(key, way);
		return way;
	};
}

type Question = {readonly from: Node; readonly to: Node; readonly family: Family};

function wayOf(
	{from, to, family}: Question,
	faults: readonly Fault[],
	{underlay}: Pick<Cluster, 'underlay'>,
): Way {
	if (from === to) return isStill(from.name, faults) ? 'broken' : 'whole';
	const legs = [
		...legsOf({from, to, family}, underlay.routers),
		...legsOf({from: to, to: from, family}, underlay.routers),
	];
	return worst(legs.map(leg => wayOfLeg(leg, faults)));
}

/** A way over one segment, from a machine to another. */
type Leg = {readonly from: string; readonly to: string; readonly segment: string};

/** As the packets go: to the gateway, then by the routers' static routes. Empty if there is no such way, also without faults. */
function legsOf({from, to, family}: Question, routers: readonly Router[]): Leg[] {
	const [start, end] = [from.attachment.segment, to.attachment.segment];
	if (start === end) return [{from: from.name, to: to.name, segment: start}];
	const legs: Leg[] = [];
	let router = gatewayOf(from, family, routers);
	let last = {name: from.name, segment: start};
	// Each router is passed once at most.
	for (let count = 0; router && count < routers.length; count++) {
		legs.push({from: last.name, to: router.name, segment: last.segment});
		const {name, attachments} = router;
		if (attachments.some(({segment}) => segment === end)) {
			return [...legs, {from: name, to: to.name, segment: end}];
		}
		const hop = firstHops(router, routers).get(end);
		last = {name, segment: hop?.from.segment ?? ''};
		router = hop?.router;
	}
	return [];
}

function gatewayOf(
	{attachment, gateways}: Node,
	family: Family,
	routers: readonly Router[],
): Router | undefined {
	const gateway = gateways[family];
	return routers.find(({attachments}) =>
		attachments.some(({segment, addresses}) => {
			const address = addresses[family];
			return segment === attachment.segment && address !== undefined && addressOf(address) === gateway;
		}),
	);
}

function wayOfLeg({from, to, segment}: Leg, faults: readonly Fault[]): Way {
	const isSplit = faults.some(
		fault =>
			fault.kind === 'split' &&
			fault.segment === segment &&
			fault.group.includes(from) !== fault.group.includes(to),
	);
	const ends = [from, to].map(machine => wayOfCable({machine, segment}, faults));
	return worst([...ends, isSplit ? 'broken' : 'whole']);
}

function wayOfCable({machine, segment}: Cable, faults: readonly Fault[]): Way {
	if (isStill(machine, faults)) return 'broken';
	const own = faults.filter(
		fault => 'machine' in fault && fault.machine === machine && fault.segment === segment,
	);
	const isBroken = own.some(fault => fault.kind === 'cut' || (fault.kind === 'loss' && fault.percent >= 100));
	if (isBroken) return 'broken';
	return own.length > 0 ? 'disturbed' : 'whole';
}

/** Off or frozen. */
function isStill(node: string, faults: readonly Fault[]): boolean {
	return nodesOff(faults).has(node) || faults.some(fault => fault.kind === 'pause' && fault.node === node);
}

function worst(ways: readonly Way[]): Way {
	if (ways.includes('broken')) return 'broken';
	return ways.includes('disturbed') ? 'disturbed' : 'whole';
}
