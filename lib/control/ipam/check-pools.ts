/**
 * What is wrong with pools, as Calico's API server refuses it, and what the mode can't do with them. Facts: projectcalico/calico
 * libcalico-go/lib/{clientv3/ippool,validator/v3/validator}.go.
 */
import {type Cidr, formatCidr, overlaps, parseCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {Family, Underlay} from '../../../topology/model.js';
import type {Problem} from '../../../topology/problems.js';
import type {Mode} from '../../plan/mode.js';

/** A mistake and the field of the pool that it is in. */
export type PoolProblem = Omit<Problem, 'at'> & {readonly pool: IpPool; readonly field: PoolField};
export type PoolField = 'cidr' | 'blockSize' | 'ipipMode' | 'vxlanMode' | 'name';

export type PoolSurroundings = {
	readonly underlay: Underlay;
	readonly mode: Mode;
	/** All that there are: one of them may do what this one does not. */
	readonly modes: readonly Mode[];
};

/** What is wrong with pools beside each other, in this lab and this mode; in the order of the pools. */
export function poolProblems(pools: readonly IpPool[], around: PoolSurroundings): PoolProblem[] {
	return pools.flatMap((pool, index) => [
		...modeProblems(pool, around),
		...overlapProblems(pool, pools.slice(0, index)),
		...segmentProblems(pool, around.underlay),
	]);
}

/** What is wrong with a pool by itself. Nobody may get addresses of one that has any. */
export function ownProblems(pool: IpPool): PoolProblem[] {
	return [...sizeProblems(pool), ...tunnelProblems(pool)];
}

const blockSizes: Readonly<Record<Family, {readonly least: number; readonly most: number}>> = {
	ipv4: {least: 20, most: 32},
	ipv6: {least: 116, most: 128},
};

function sizeProblems(pool: IpPool): PoolProblem[] {
	const {name, family, blockSize} = pool;
	const cidr = parseCidr(pool.cidr);
	const {least, most} = blockSizes[family];
	if (!Number.isInteger(blockSize) || blockSize < least || blockSize > most) {
		const message = `the block size of the pool ${name} is ${blockSize}`;
		const hint = `for ${family} it is a prefix length from ${least} to ${most}`;
		return [{code: 'bad-value', message, hint, pool, field: 'blockSize'}];
	}
	if (!cidr || cidr.length <= blockSize || pool.disabled) return [];
	const message = `the pool ${name}, ${pool.cidr}, is smaller than one of its blocks, a /${blockSize}`;
	const hint = `a pool of /${blockSize} or larger, or blockSize: ${cidr.length} or more`;
	return [{code: 'cidr-too-small', message, hint, pool, field: 'cidr'}];
}

function tunnelProblems(pool: IpPool): PoolProblem[] {
	const {name, family, ipipMode, vxlanMode} = pool;
	if (ipipMode === 'Never') return [];
	if (family === 'ipv6') {
		const message = `the pool ${name} is IPv6, and IP-in-IP carries IPv4 only`;
		return [{code: 'bad-value', message, hint: 'ipipMode: Never, or vxlanMode', pool, field: 'ipipMode'}];
	}
	if (vxlanMode === 'Never') return [];
	const message = `the pool ${name} has both tunnels, IP-in-IP and VXLAN`;
	return [{code: 'bad-value', message, hint: 'one of them must be Never', pool, field: 'ipipMode'}];
}

function modeProblems(pool: IpPool, {mode, modes}: PoolSurroundings): PoolProblem[] {
	const {tunnels = [], isBgp = false} = mode.pools ?? {};
	const foreign = (['ipip', 'vxlan'] as const).filter(
		tunnel => pool[`${tunnel}Mode`] !== 'Never' && !tunnels.includes(tunnel),
	);
	const refused = foreign.map((tunnel): PoolProblem => {
		const field = `${tunnel}Mode` as const;
		const others = modes.filter(each => each.pools?.tunnels.includes(tunnel));
		const message = `the pool ${pool.name} has ${field}: ${pool[field]}, and ${mode.name} has no such tunnel`;
		const hint = [...modeWords(others), `${field}: Never`].join('; or ');
		return {code: 'mode-refuses', message, hint, pool, field};
	});
	const isTunnelled = pool.ipipMode !== 'Never' || pool.vxlanMode !== 'Never';
	const isForBalancers = !pool.allowedUses.includes('Workload');
	if (isBgp || isTunnelled || isForBalancers) return refused;
	const message = `the pool ${pool.name} has no tunnel, and ${mode.name} speaks no BGP: nobody would make routes to its blocks`;
	const own = tunnels.map(tunnel => `${tunnel}Mode: Always or CrossSubnet`);
	const hint = [...own, ...modeWords(modes.filter(each => each.pools?.isBgp))].join('; or ');
	return [{code: 'mode-refuses', message, hint, pool, field: 'cidr'}];
}

function modeWords(modes: readonly Mode[]): string[] {
	return modes.length === 0 ? [] : [`mode: ${modes.map(({name}) => name).join(' or ')}`];
}

function overlapProblems(pool: IpPool, earlier: readonly IpPool[]): PoolProblem[] {
	const cidr = parseCidr(pool.cidr);
	return earlier.flatMap((other): PoolProblem[] => {
		if (!cidr || !isOver(other.cidr, cidr)) return [];
		const message = `the pool ${pool.name}, ${pool.cidr}, overlaps the pool ${other.name}, ${other.cidr}`;
		const hint = 'each address belongs to one pool';
		return [{code: 'cidr-overlap', message, hint, pool, field: 'cidr'}];
	});
}

function segmentProblems(pool: IpPool, {segments}: Underlay): PoolProblem[] {
	const cidr = parseCidr(pool.cidr);
	return segments.flatMap(({name, cidrs}): PoolProblem[] => {
		const segment = cidrs[pool.family];
		if (!cidr || segment === undefined || !isOver(segment, cidr)) return [];
		const message = `the pool ${pool.name}, ${formatCidr(cidr)}, overlaps ${segment} of the segment '${name}'`;
		const hint = 'pods need addresses that are nowhere else in the lab';
		return [{code: 'cidr-overlap', message, hint, pool, field: 'cidr'}];
	});
}

function isOver(text: string, cidr: Cidr): boolean {
	const other = parseCidr(text);
	return other !== undefined && overlaps(other, cidr);
}
