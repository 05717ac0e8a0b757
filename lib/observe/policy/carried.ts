/** Tunnels' packets between two machines are all alike, whatever they carry: their way is walked once in a world. */
import {remembered} from '../../plan/remember.js';
import type {Network} from './network.js';
import type {Packet} from './packet.js';
import type {Journey, Trip, World} from './trip.js';

const journeysOf = remembered((_: World['rulesOf']) =>
	remembered((_: Network) => new Map<string, Journey>()),
);

/** `packet` leaves `machine` as a tunnel's. Who watches is shown each of them. */
export function carriedBy(
	{watch, rulesOf, network}: Trip,
	{machine, packet}: {readonly machine: string; readonly packet: Packet},
	travel: () => Journey,
): Journey {
	if (watch) return travel();
	const known = journeysOf(rulesOf)(network);
	const {source, destination, protocol, ports, mark} = packet;
	const key = `${machine} ${source} ${destination} ${protocol} ${ports?.destination} ${mark}`;
	const found = known.get(key) ?? travel();
	known.set(key, found);
	return found;
}
