/** What a machine's connection tracking makes of a flow's packets, one after the other. Pure but for its own memory. */
import {type At, type Between, priorities} from './hooks.js';
import {type Packet, protocols, states, statuses, type Tracked} from './packet.js';
import type {Hook} from './ruleset.js';
import type {Translation} from './statements.js';

/** Which packet of the flow it is: the one that opens it, the first answer, what comes after. */
export type Turn = 'first' | 'reply' | 'later';

type Ends = Pick<Packet, 'source' | 'destination' | 'ports'>;

/** Live handle: of one flow on one machine. */
export class Connection {
	/** As its first packet came, and as it left; undefined: not known (untracked, or it did not come by here). */
	#original: Ends | undefined;
	#translated: Ends | undefined;
	#status = 0;
	#mark = 0;

	/** What stands between the base chains of a hook; `masquerade` is the outgoing device's address. */
	at(hook: Hook, turn: Turn, masquerade: () => bigint): Pick<At, 'between' | 'translate'> {
		const between: Between[] = [];
		if (hook === 'prerouting' || hook === 'output')
			between.push(
				{priority: priorities.conntrack, change: packet => this.#track(packet, turn)},
				{priority: priorities.destinationNat, change: packet => this.#again(packet, 'destination')},
			);
		if (hook === 'postrouting' || hook === 'input')
			between.push({priority: priorities.sourceNat, change: packet => this.#again(packet, 'source')});
		const isNew = turn === 'first';
		return {
			between,
			...(isNew && {translate: (packet, translation) => this.#translate(packet, translation, masquerade)}),
		};
	}

	/** The packet has passed the machine's hooks: its connection is known from now on. */
	confirm(packet: Packet): void {
		const {tracked, source, destination, ports} = packet;
		if (this.#original && tracked.state !== states.untracked) {
			this.#translated = {source, destination, ...(ports && {ports})};
			this.#mark = tracked.mark;
		}
	}

	#track(packet: Packet, turn: Turn): Packet {
		if (packet.tracked.state === states.untracked) return packet;
		const {source, destination, ports} = packet;
		if (turn === 'first') this.#original = {source, destination, ...(ports && {ports})};
		return {...packet, tracked: this.#stateOf(packet, turn)};
	}

	#stateOf({protocol, tracked}: Packet, turn: Turn): Tracked {
		const direction = turn === 'reply' ? 1 : 0;
		if (turn === 'first') return {state: states.new, status: 0, direction, mark: 0};
		if (this.#translated)
			return {state: states.established, status: this.#status, direction, mark: this.#mark};
		// An answer to what was never seen: a datagram opens a connection of its own, all else belongs to none.
		const state = protocol === protocols.udp ? states.new : states.invalid;
		return {...tracked, state, direction: 0};
	}

	/** The NAT that the first packet was given: for the answers the other way round. */
	#again(packet: Packet, end: 'source' | 'destination'): Packet {
		const {state, direction} = packet.tracked;
		const [before, after] = [this.#original, this.#translated];
		if (state !== states.established || !before || !after) return packet;
		if (direction === 0) return withEnd(packet, end, after[end], after.ports?.[end]);
		const other = end === 'source' ? 'destination' : 'source';
		return withEnd(packet, end, before[other], before.ports?.[other]);
	}

	#translate(packet: Packet, translation: Translation, masquerade: () => bigint): Packet {
		const [end, bit] =
			translation.is === 'dnat'
				? (['destination', statuses.dnat] as const)
				: (['source', statuses.snat] as const);
		const address = translation.is === 'masquerade' ? masquerade() : translation.address;
		const port = translation.is === 'masquerade' ? undefined : translation.port;
		this.#status |= bit;
		const {tracked, ...moved} = withEnd(packet, end, address, port ?? packet.ports?.[end]);
		return {...moved, tracked: {...tracked, status: this.#status}};
	}
}

function withEnd(
	packet: Packet,
	end: 'source' | 'destination',
	address: bigint,
	port: number | undefined,
): Packet {
	const {ports} = packet;
	return {
		...packet,
		[end]: address,
		...(ports && {ports: {...ports, [end]: port ?? ports[end]}}),
	};
}
