/**
 * Addresses from the range that each node has. One is given again as late as possible (the next free one after the last,
 * as the host-local IPAM plugin does it): who still remembers the old owner must not reach the new one.
 */
import {addressOf, parseAddress} from '../../topology/addresses.js';
import {bridgePortLimit} from '../../topology/machines.js';
import {families, type PerFamily, type Pod} from '../../topology/model.js';
import type {Addressing} from '../plan/mode.js';
import {remembered} from '../plan/remember.js';
import {podNetwork, type Share} from './allocate.js';
import type {Giver, Turn} from './giver.js';

type Ranges = {readonly addressing: Addressing; readonly shares: ReadonlyMap<string, PerFamily<Share>>};

/** Remembers the number that each node gave last. */
export function rangeGiver({cluster, staying, memory}: Turn, {addressing, shares}: Ranges): Giver {
	const shareOf = (node: string) => shares.get(node) ?? {};
	const taken = takenNumbers(staying, shareOf);
	const last = new Map(memory);
	for (const [node, numbers] of taken) if (!last.has(node)) last.set(node, [Math.max(...numbers)]);
	const ports = addressing === 'segment' ? bridgePortLimit - 1 : bridgePortLimit;
	return {
		stands: ({node, gateways}) =>
			families.every(family => gateways[family] === shareOf(node)[family]?.gateway),
		again(model) {
			const share = shareOf(model.node);
			const number = numberOf(model, share);
			return number === undefined ? undefined : podNetwork(share, number);
		},
		give(_, {name}) {
			const number = freeNumber(name);
			return typeof number === 'string' ? number : podNetwork(shareOf(name), number);
		},
		close: () => ({cluster: {nodes: cluster.nodes}, memory: last, without: []}),
	};

	/** A number that is given, or the reason why there is none. */
	function freeNumber(node: string): number | string {
		const numbers = taken.get(node) ?? new Set();
		taken.set(node, numbers);
		if (numbers.size >= ports) return `the bridge of ${node} has ports for ${ports} pods`;
		const size = sizeOf(shareOf(node));
		if (numbers.size >= size) return `the node ${node} has addresses for ${size} pods, and all are in use`;
		let number = ((last.get(node)?.[0] ?? -1) + 1) % size;
		while (numbers.has(number)) number = (number + 1) % size;
		numbers.add(number);
		last.set(node, [number]);
		return number;
	}
}

function takenNumbers(
	staying: readonly Pod[],
	shareOf: (node: string) => PerFamily<Share>,
): Map<string, Set<number>> {
	const taken = new Map<string, Set<number>>();
	for (const model of staying) {
		const number = numberOf(model, shareOf(model.node));
		if (number === undefined) continue;
		const numbers = taken.get(model.node) ?? new Set();
		taken.set(model.node, numbers.add(number));
	}
	return taken;
}

const sizeOf = remembered((shares: PerFamily<Share>): number => {
	const sizes = families.flatMap(family => {
		const share = shares[family];
		return share ? [Number(share.last - share.first) + 1] : [];
	});
	return sizes.length === 0 ? 0 : Math.min(...sizes);
});

/** Both families of a pod have the same number. Each change asks it of all pods: of nearly all it is known. */
function numberOf(pod: Pod, shares: PerFamily<Share>): number | undefined {
	const known = numbersIn(shares);
	if (!known.has(pod)) known.set(pod, workOutNumber(pod, shares));
	return known.get(pod);
}

const numbersIn = remembered((_: PerFamily<Share>) => new WeakMap<Pod, number | undefined>());

function workOutNumber({addresses}: Pod, shares: PerFamily<Share>): number | undefined {
	const family = families.find(each => addresses[each] !== undefined && shares[each] !== undefined);
	const share = family && shares[family];
	const address = parseAddress(addressOf((family && addresses[family]) ?? ''));
	const number = share && address && Number(address.value - share.cidr.base - share.first);
	return number !== undefined && number >= 0 && number < sizeOf(shares) ? number : undefined;
}
