/** What a rule of a policy has dropped, and how that is said. */
import type {Direction} from '../../../topology/policy/types.js';
import type {NftOp} from '../../plan/ops.js';

/** A rule that denies, with what it has counted since it was made: a chain that changes is made of new rules. */
export type Drop = {
	readonly node: string;
	readonly family: NftOp['family'];
	/** Tells it from all other rules of the node's family, also from those that were there before. */
	readonly rule: string;
	/** Not set where it is about no pod. */
	readonly direction?: Direction;
	/** `namespace/name`: whose packets come there, one of them. Several where a policy itself denies. */
	readonly pods: readonly string[];
	/** `end of tier default: no policy allows it`, `policy shop/web ingress[0]` */
	readonly why: string;
	readonly packets: number;
	readonly bytes: number;
};

/** `3 packets, 180 bytes` */
export function amountOf(drops: readonly Pick<Drop, 'packets' | 'bytes'>[]): string {
	const [packets, bytes] = [sum(drops.map(drop => drop.packets)), sum(drops.map(drop => drop.bytes))];
	return `${packets} ${packets === 1 ? 'packet' : 'packets'}, ${bytes} bytes`;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
