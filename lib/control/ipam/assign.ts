/**
 * One address from Calico's IPAM: from a block that the node has, from one that it claims, at last from a block of another
 * node. Facts, and the words of what goes wrong: projectcalico/calico libcalico-go/lib/ipam/ipam.go (autoAssign, AssignIP).
 */
import {formatCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {Ipam} from '../../../topology/model.js';
import {
	type BlockTable,
	blockCidr,
	isEmpty,
	type OpenBlock,
	poolAround,
	takeFirst,
	takeThis,
} from './block-table.js';
import {type PoolRequest, poolsFor} from './pools.js';

export type Assigned = {readonly address: string; readonly block: OpenBlock};

type Desk = {readonly table: BlockTable; readonly ipam: Omit<Ipam, 'blocks' | 'borrowed'>};

/** Calico's limit of blocks a node where nobody has set one. */
const defaultBlockLimit = 20;

/** A text says why there is no address. A node at its limit of blocks does not borrow: Calico gives up there. */
export function assignAny({table, ipam}: Desk, request: PoolRequest): Assigned | string {
	const pools = poolsFor(ipam.pools, request);
	if (typeof pools === 'string') return pools;
	const own = table.of(request.node.name, pools);
	const open = own.find(({free}) => free.length > 0);
	if (open) return first(open);
	if (own.length >= (ipam.maxBlocksPerHost ?? defaultBlockLimit))
		return 'cannot allocate new block due to per host block limit';
	const claimed = claim(table, pools, request.node.name);
	if (claimed) return first(claimed);
	const failed = `failed to request ${request.family === 'ipv4' ? 'IPv4' : 'IPv6'} addresses: Assigned 0 out of 1 requested ${request.family === 'ipv4' ? 'IPv4' : 'IPv6'} addresses`;
	if (ipam.strictAffinity) return `${failed}; No more free affine blocks and strict affinity enabled`;
	const borrowed = table.in(pools).find(({free}) => free.length > 0);
	return borrowed
		? first(borrowed)
		: `${failed}; No IPs available in pools: [${pools.map(({cidr}) => cidr).join(' ')}]`;
}

/** The address that a pod asks for by itself: whatever the pool's selectors say. */
export function assignThis({table, ipam}: Desk, address: string, node: string): Assigned | string {
	const pool = poolAround(
		address,
		ipam.pools.filter(({disabled}) => !disabled),
	);
	if (!pool) return 'The provided IP address is not in a configured pool';
	const cidr = blockCidr(address, pool);
	const block = table.around({block: formatCidr(cidr)}) ?? table.claim(cidr, {pool: pool.name, node});
	if (ipam.strictAffinity && block.node !== node)
		return block.node === undefined
			? `Attempt to assign from block ${formatCidr(block.cidr)} with no affinity`
			: 'Block host affinity does not match';
	if (!takeThis(block, address))
		return `resource already exists: ${address} with error: Address already assigned in block`;
	return {address, block};
}

/**
 * A range that is nobody's, else a block of another node in which nothing is in use. (Calico spares one that was claimed less
 * than a minute ago: two nodes that ask at once must not take it from each other. Here one asks after the other.)
 */
function claim(table: BlockTable, pools: readonly IpPool[], node: string): OpenBlock | undefined {
	for (const pool of pools) {
		const cidr = table.unclaimed(pool);
		if (cidr) return table.claim(cidr, {pool: pool.name, node});
	}
	const empty = table.in(pools).find(isEmpty);
	if (!empty) return undefined;
	table.drop(empty);
	return table.claim(empty.cidr, {pool: empty.pool, node});
}

function first(block: OpenBlock): Assigned {
	const address = takeFirst(block);
	if (address === undefined) throw new RangeError(`no address is free in ${formatCidr(block.cidr)}`);
	return {address, block};
}
