/**
 * What host endpoints say of a flow, hook by hook, as its packets come by: Felix's chains as a model. Facts: projectcalico/calico
 * felix/rules/{static,endpoints,dispatch}.go; read at 87c15906.
 */
import type {Direction, HostEndpoint, PolicyModel} from '../../../../topology/policy/types.js';
import {type Applied, appliedIn} from '../applied.js';
import {decisionOf} from '../decision.js';
import type {HostPolicing} from '../enforcement.js';
import type {PolicyCluster} from '../evaluate.js';
import type {Flow, HostSide, Reason, SideAnswer} from '../flow.js';
import {type Resolver, resolverOf} from '../members.js';
import type {Hop} from './hop.js';
import {allowingProfile, type Stage, tiersOf} from './host-endpoints.js';
import {type Lookup, lookupIn} from './lookup.js';
import {allows, askedOf, deviceOf, isFailsafe, isPod, reasonOf} from './packet.js';

type Policed = {
	readonly flow: Flow;
	readonly cluster: PolicyCluster & {readonly policy: PolicyModel};
	readonly policing: HostPolicing;
};

/** In the order in which they are asked, until one denies. None where no host endpoint is asked. */
export function hostSides(hops: readonly Hop[], policed: Policed): readonly SideAnswer[] {
	if (hops.length === 0 || policed.cluster.policy.hostEndpoints.length === 0) return [];
	const way = new Way(policed);
	for (const hop of hops) {
		way.come(hop);
		if (way.isDenied) break;
	}
	return way.sides;
}

/** What connection tracking says of a packet. */
type Tracked = 'new' | 'established' | 'invalid' | 'untracked';

/** Live handle: a flow's packets on their way. */
class Way {
	readonly sides: SideAnswer[] = [];
	readonly #flow: Flow;
	readonly #policed: Policed;
	readonly #resolver: Resolver;
	readonly #applied: Applied;
	readonly #lookup: Lookup;
	/** Nodes that know the connection since its first packet. */
	readonly #known = new Set<string>();
	#state: Tracked = 'new';
	/** To which address the packet came in. */
	#cameTo = '';
	/** A policy before connection tracking or NAT has allowed it: on this node nobody of the node's is asked again as it comes in. */
	#isAccepted = false;

	constructor(policed: Policed) {
		const {pods, nodes, policy} = policed.cluster;
		this.#policed = policed;
		this.#flow = policed.flow;
		this.#resolver = resolverOf({pods, nodes, policy});
		this.#applied = appliedIn(policy, this.#resolver);
		this.#lookup = lookupIn({nodes, policy}, this.#applied, policed.policing);
	}

	get isDenied(): boolean {
		return this.sides.some(({allowed}) => !allowed);
	}

	come(hop: Hop): void {
		switch (hop.hook) {
			case 'prerouting':
				this.#cameTo = hop.destination;
				this.#untracked(hop, 'ingress');
				this.#preDnat(hop);
				return;
			case 'input':
				if (!isPod(hop.iif) && !this.#isAccepted && !this.#isOwnTunnel(hop)) this.#normal(hop, 'ingress');
				return;
			case 'forward':
				this.#forward(hop);
				return;
			case 'output':
				this.#untracked(hop, 'egress');
				if (!isPod(hop.oif) && !this.#isAccepted && !this.#isOwnTunnel(hop)) this.#normal(hop, 'egress');
				return;
			default:
				hop.hook satisfies never;
		}
	}

	#isOwnTunnel({other}: Hop): boolean {
		return other !== undefined && other.is !== 'neighbour' && this.#policed.policing.tunnels === 'allowed';
	}

	/** The table raw: the first that a node's kernel asks of a packet. Only an endpoint for one interface has such policies. */
	#untracked(hop: Hop, direction: Direction): void {
		const endpoint = this.#endpointAt(hop, direction, 'untracked');
		this.#isAccepted = false;
		let isUntracked = hop.other?.is === 'neighbour' || (this.#isOwnTunnel(hop) && hop.other?.is === 'vxlan');
		if (endpoint && !isFailsafe(hop, direction, {flow: this.#flow, isRaw: true})) {
			const asked = this.#ask(hop, direction, {endpoint, stage: 'untracked'});
			isUntracked ||= asked === 'allowed';
			this.#isAccepted = asked === 'allowed';
		}
		this.#state = isUntracked ? 'untracked' : this.#stateOf(hop);
	}

	#stateOf({node, turn, other}: Hop): Tracked {
		if (other) return 'new';
		if (turn === 'first') {
			this.#known.add(node);
			return 'new';
		}
		if (this.#known.has(node)) return 'established';
		// An answer to what was never seen: a datagram opens a connection of its own, all else belongs to none.
		return this.#flow.protocol === 'UDP' ? 'new' : 'invalid';
	}

	#preDnat(hop: Hop): void {
		if (this.#isAccepted || this.#state === 'established') return;
		const endpoint = this.#endpointAt(hop, 'ingress', 'preDNAT');
		if (!endpoint || this.#isInvalid(hop, 'ingress', {endpoint, stage: 'preDNAT'})) return;
		if (isFailsafe(hop, 'ingress', {flow: this.#flow})) return;
		this.#isAccepted = this.#ask(hop, 'ingress', {endpoint, stage: 'preDNAT'}) === 'allowed';
	}

	/** Of what the node's own processes send and get: what no policy and no profile allows is denied. */
	#normal(hop: Hop, direction: Direction): void {
		const endpoint = this.#endpointAt(hop, direction, 'normal');
		if (!endpoint || this.#state === 'established') return;
		const asker = {endpoint, stage: 'normal'} as const;
		if (this.#isInvalid(hop, direction, asker)) return;
		if (isFailsafe(hop, direction, {flow: this.#flow})) {
			this.#say(hop, direction, asker, {is: 'exempt', why: 'a failsafe port, which no policy closes'});
			return;
		}
		if (this.#ask(hop, direction, asker) !== 'undecided') return;
		const profile = allowingProfile(endpoint, this.#policed.cluster.policy);
		this.#say(
			hop,
			direction,
			asker,
			profile === undefined
				? {
						is: 'refused',
						why: 'no policy is about it, and what no policy or profile allows to a host endpoint is denied',
					}
				: {is: 'exempt', why: `the profile ${profile} allows everything`},
		);
	}

	#forward(hop: Hop): void {
		if (this.#isLost(hop)) return;
		if (!this.#isAccepted && this.#passing(hop, 'ingress') === 'over') return;
		if (this.#pods(hop) === 'over') return;
		this.#passing(hop, 'egress');
	}

	/** Who translates addresses back is connection tracking. */
	#isLost(hop: Hop): boolean {
		if (this.#state !== 'untracked' || hop.destination === this.#cameTo) return false;
		const endpoint = this.#endpointAt(hop, 'ingress', 'untracked');
		const why = 'its connection is not tracked, so that nobody translates the address back';
		if (endpoint) this.#say(hop, 'ingress', {endpoint, stage: 'untracked'}, {is: 'refused', why});
		return true;
	}

	/** `over`: nobody else is asked. */
	#passing(hop: Hop, direction: Direction): 'on' | 'over' {
		const endpoint = this.#endpointAt(hop, direction, 'forward');
		if (!endpoint) return 'on';
		if (this.#state === 'established') return 'over';
		const asker = {endpoint, stage: 'forward'} as const;
		if (this.#isInvalid(hop, direction, asker)) return 'over';
		return this.#ask(hop, direction, asker) === 'denied' ? 'over' : 'on';
	}

	/** The pods' own policies are asked elsewhere, of the packet that opens the connection: here of answers that nobody knows. */
	#pods(hop: Hop): 'on' | 'over' {
		const ends = (['egress', 'ingress'] as const).filter(direction =>
			isPod(direction === 'egress' ? hop.iif : hop.oif),
		);
		if (ends.length === 0) return 'on';
		if (this.#state === 'established') return 'over';
		if (hop.turn === 'first') return 'on';
		for (const direction of ends) {
			// Of an answer the one who sends is the one who was gone to.
			const pod = direction === 'egress' ? this.#flow.to : this.#flow.from;
			if (pod.is !== 'pod') continue;
			const question = {
				flow: askedOf(hop, this.#flow),
				resolver: this.#resolver,
				behaviour: {ipBlockMeansPods: true},
			};
			const decision = decisionOf(this.#applied.toPod(pod.name, direction), direction, question);
			const because: Reason =
				this.#state === 'invalid' ? {is: 'refused', why: unknownConnection} : reasonOf(decision);
			if (allows(because)) continue;
			this.sides.push({direction, of: pod.name, allowed: false, because});
			return 'over';
		}
		return 'on';
	}

	#endpointAt(hop: Hop, direction: Direction, stage: Stage): HostEndpoint | undefined {
		return this.#lookup({node: hop.node, device: deviceOf(hop, direction), stage});
	}

	#isInvalid(hop: Hop, direction: Direction, asker: Asker): boolean {
		if (this.#state !== 'invalid') return false;
		this.#say(hop, direction, asker, {is: 'refused', why: unknownConnection});
		return true;
	}

	#ask(hop: Hop, direction: Direction, asker: Asker): 'allowed' | 'denied' | 'undecided' {
		const tiers = tiersOf(this.#applied, asker.endpoint, asker.stage)[direction];
		const question = {
			flow: askedOf(hop, this.#flow),
			resolver: this.#resolver,
			behaviour: {ipBlockMeansPods: true},
		};
		const decision = decisionOf(tiers, direction, question);
		const isPassed = decision.is === 'rule' && decision.rule.action === 'Pass';
		if (decision.is === 'not isolated' || decision.is === 'passed on' || isPassed) return 'undecided';
		const because = reasonOf(decision);
		this.#say(hop, direction, asker, because);
		return allows(because) ? 'allowed' : 'denied';
	}

	#say({node, turn, other}: Hop, direction: Direction, {endpoint, stage}: Asker, because: Reason): void {
		const host: HostSide = {
			node,
			stage,
			...(turn === 'reply' && {isReply: true}),
			...(other && {packet: other.is}),
		};
		this.sides.push({direction, of: endpoint.name, allowed: allows(because), because, host});
	}
}

type Asker = {readonly endpoint: HostEndpoint; readonly stage: Stage};

const unknownConnection = 'its connection is not tracked here, and what belongs to none is dropped';
