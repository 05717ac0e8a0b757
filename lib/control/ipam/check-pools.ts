/**
 * What is wrong with pools, as Calico's API server refuses it, and what the mode can't do with them. Facts: projectcalico/calico
 * libcalico-go/lib/{clientv3/ippool,validator/v3/validator}.go.
 */
import {type Cidr, formatCidr, overlaps, parseCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {Family, Underlay} from '../../../topology/model.js';
import type {Problem, ProblemCode} from '../../../topology/problems.js';
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

/** In the order of the pools. */
export function poolProblems(pools: readonly IpPool[], around: PoolSurroundings): PoolProblem[] {
	return pools.flatMap((pool, index) => [
		...sizeProblems(pool),
		...tunnelProblems(pool, around),
		...overlapProblems(pool, pools.slice(0, index)),
		...segmentProblems(pool, around.underlay),
	]);
}

/** Addresses can be given from it. */
export function isSoundPool(pool: IpPool, problems: readonly PoolProblem[]): boolean {
	return !problems.some(problem => problem.pool === pool) && parseCidr(pool.cidr) !== undefined;
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
	if (!cidr || cidr.length <= blockSize) return [];
	const message = `the pool ${name}, ${pool.cidr}, is smaller than one of its blocks, a /${blockSize}`;
	const hint = `a pool of /${blockSize} or larger, or blockSize: ${cidr.length} or more`;
	return [{code: 'cidr-too-small', message, hint, pool, field: 'cidr'}];
}

function tunnelProblems(pool: IpPool, {mode, modes}: PoolSurroundings): PoolProblem[] {
	const {name, family, ipipMode, vxlanMode} = pool;
	const tell = (field: PoolField, message: string, hint: string, code: ProblemCode = 'bad-value') => [
		{code, message: `the pool ${name} ${message}`, hint, pool, field},
	];
	if (ipipMode !== 'Never' && family === 'ipv6')
		return tell('ipipMode', 'is IPv6, and IP-in-IP carries IPv4 only', 'ipipMode: Never, or vxlanMode');
	if (ipipMode !== 'Never' && vxlanMode !== 'Never')
		return tell('vxlanMode', 'has both tunnels, IP-in-IP and VXLAN', 'one of them must be Never');
	const {tunnels = [], isBgp = false} = mode.pools ?? {};
	for (const [tunnel, field, value] of [
		['ipip', 'ipipMode', ipipMode],
		['vxlan', 'vxlanMode', vxlanMode],
	] as const) {
		if (value === 'Never' || tunnels.includes(tunnel)) continue;
		const others = modes.filter(each => each.pools?.tunnels.includes(tunnel)).map(each => each.name);
		const hint = `${others.length > 0 ? `mode: ${others.join(' or ')}; or ` : ''}${field}: Never`;
		return tell(field, `has ${field}: ${value}, and ${mode.name} has no such tunnel`, hint, 'mode-refuses');
	}
	if (isBgp || ipipMode !== 'Never' || vxlanMode !== 'Never') return [];
	const bgp = modes.filter(each => each.pools?.isBgp).map(each => each.name);
	const hint = `${tunnels.map(each => `${each}Mode: Always`).join(' or ')}${bgp.length > 0 ? `; or mode: ${bgp.join(' or ')}` : ''}`;
	const message = `has no tunnel, and ${mode.name} speaks no BGP: nobody would make routes to its blocks`;
	return tell('cidr', message, hint, 'mode-refuses');
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
