/** A packet on its way, and the hooks of the machines that it comes by. */
import {Connection, type Turn} from './connection.js';
import type {Devices, Seen} from './expressions.js';
import {fibOf} from './fib.js';
import {type At, atHook, type Hit} from './hooks.js';
import {addressOn, type Network} from './network.js';
import {type Packet, states} from './packet.js';
import type {Hook, NftFamily, Ruleset} from './ruleset.js';
import {WalkError} from './walk-error.js';

export type World = {
	readonly network: Network;
	/** Throws a WalkError for a machine whose rules were not read. */
	readonly rulesOf: (machine: string) => Ruleset;
};

/** Of one flow: what each machine has seen of it. */
export type Flowing = World & {
	readonly connections: Map<string, Connection>;
	/** Is told of each IP hook that a packet comes to, before it is asked. */
	readonly watch?: (passage: Passage) => void;
};

export type Passage = Devices & {
	readonly machine: string;
	readonly hook: Hook;
	readonly turn: Turn;
	readonly packet: Packet;
	/** Not set: it is in no tunnel's packet. */
	readonly wrapping?: 'vxlan' | 'ipip';
};

/** `place`: where it came to, or where it was lost. */
export type End =
	| {readonly is: 'arrived'; readonly place: string}
	| {readonly is: 'dropped'; readonly place: string; readonly how: 'drop' | 'reject'}
	/** No rule: there is no way, or nobody there. */
	| {readonly is: 'lost'; readonly place: string; readonly why: string};

export type Journey = {
	readonly end: End;
	/** As it was at the end. */
	readonly packet: Packet;
	readonly hits: readonly Hit[];
};

export type Trip = Flowing & {
	packet: Packet;
	readonly turn: Turn;
	readonly hits: Hit[];
	/** Transmissions so far. */
	steps: number;
};

/** Of a packet that no hook has seen: nothing is known of its connection. */
export const blank = {
	mark: 0,
	tracked: {state: states.invalid, status: 0, direction: 0, mark: 0},
} as const;

/** Into another namespace: what the kernel knew of the packet stays behind (skb_scrub_packet). */
export function cross(trip: Trip): void {
	trip.packet = {...trip.packet, ...blank};
}

/** For the tunnel's packet that carries the trip's. */
export function wrapped({watch, turn, ...trip}: Trip, wrapping: NonNullable<Passage['wrapping']>): Flowing {
	const told = watch && ((passage: Passage) => watch({...passage, turn, wrapping}));
	return {...trip, connections: new Map(), ...(told && {watch: told})};
}

/** An IP hook. Gives the end of the trip if the packet is dropped. Throws a WalkError. */
export function pass(trip: Trip, machine: string, hook: Hook, devices: Devices): End | undefined {
	const {family} = trip.packet;
	const {turn, packet} = trip;
	trip.watch?.({...devices, machine, hook, turn, packet});
	const stack = trip.network.stack(machine);
	const masquerade = (): bigint => {
		const address = addressOn(stack, devices.oif, family);
		if (address === undefined) throw new WalkError(`masquerade on ${devices.oif}, which has no address`);
		return address;
	};
	const tracking = connectionOn(trip, machine).at(hook, trip.turn, masquerade);
	return ask(trip, {machine, hook, families: tables[family], ...tracking}, devices);
}

/** A hook of a bridge, with its ports as devices. */
export function passBridge(trip: Trip, machine: string, hook: Hook, ports: Devices): End | undefined {
	return ask(trip, {machine, hook, families: ['bridge']}, ports);
}

/** What hangs on a device itself. */
export function passDevice(
	trip: Trip,
	machine: string,
	hook: 'ingress' | 'egress',
	device: string,
): End | undefined {
	const devices = hook === 'ingress' ? {iif: device, oif: ''} : {iif: '', oif: device};
	return ask(trip, {machine, hook, families: ['netdev', 'inet'], device}, devices);
}

/** The packet has passed all hooks of the machine: if it opens a connection, it is known there from now on. */
export function confirm(trip: Trip, machine: string): void {
	if (trip.turn === 'first') connectionOn(trip, machine).confirm(trip.packet);
}

const tables: Readonly<Record<Packet['family'], readonly NftFamily[]>> = {
	ipv4: ['ip', 'inet'],
	ipv6: ['ip6', 'inet'],
};

function connectionOn({connections}: Flowing, machine: string): Connection {
	const known = connections.get(machine) ?? new Connection();
	connections.set(machine, known);
	return known;
}

function ask(trip: Trip, at: At, {iif, oif}: Devices): End | undefined {
	const {network, packet} = trip;
	const {machine} = at;
	const fib = fibOf(network.stack(machine), packet.family);
	const outcome = inMachine(at, {packet, iif, oif, fib}, trip);
	trip.hits.push(...outcome.hits);
	if ('dropped' in outcome) return {is: 'dropped', place: machine, how: outcome.dropped};
	trip.packet = outcome.packet;
	return undefined;
}

function inMachine(at: At, seen: Seen, {rulesOf}: World): ReturnType<typeof atHook> {
	try {
		return atHook(at, seen, rulesOf(at.machine));
	} catch (error) {
		if (error instanceof WalkError) throw new WalkError(`${at.machine}: ${error.message}`);
		throw error;
	}
}
