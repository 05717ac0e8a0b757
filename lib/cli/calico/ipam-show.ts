/** `calico ipam show`: pools and blocks, borrowed addresses, or who has one address. */
import {contains, formatAddress, parseAddress, parseCidr} from '../../../topology/addresses.js';
import type {CalicoLab} from '../calico.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {boxTable} from './box-table.js';
import {ownersIn, type PoolUsage, type Usage, usageOf} from './usage.js';

export async function ipamShow(
	{cluster}: CalicoLab,
	words: readonly string[],
	{text, flag}: Invocation,
): Promise<Result> {
	if (words.length > 0)
		throw new UsageError(`'${words.join(' ')}' is too much`, 'calico ipam show takes options');
	const ip = text('ip');
	if (ip !== undefined) return showAddress(cluster, ip);
	if (flag('showBorrowed')) return showBorrowed(cluster);
	const pools = usageOf(cluster);
	return {exit: 0, json: {pools: pools.map(poolJson)}, text: poolTable(pools, flag('showBlocks'))};
}

const right = true;

function poolTable(pools: readonly PoolUsage[], showBlocks: boolean): string {
	const columns = [
		{name: 'GROUPING'},
		{name: 'CIDR'},
		{name: 'IPS TOTAL', right},
		{name: 'IPS IN USE', right},
		{name: 'IPS FREE', right},
	];
	const rows = pools.flatMap(pool => [
		rowOf('IP Pool', pool),
		...(showBlocks ? pool.blocks.map(block => rowOf('Block', block)) : []),
	]);
	return boxTable(columns, rows);
}

function rowOf(grouping: string, {cidr, total, inUse, free}: Usage): string[] {
	const share = (count: number) => `${short(count)} (${Math.round((100 * count) / Number(total))}%)`;
	return [grouping, cidr, short(Number(total)), share(inUse), share(Number(free))];
}

/** Five digits, as calicoctl writes numbers (Go's %.5g): 65536, 1.3107e+05. */
function short(count: number): string {
	if (count < 100_000) return String(count);
	const [digits = '', power = ''] = count.toExponential(4).split('e+');
	const trimmed = digits.replace(/0+$/, '').replace(/\.$/, '');
	return `${trimmed}e+${power.padStart(2, '0')}`;
}

/** Numbers of addresses are beyond what JSON's readers count exactly: they are texts. */
function poolJson({blocks, ...pool}: PoolUsage): object {
	return {...usageJson(pool), blocks: blocks.map(usageJson)};
}

function usageJson({total, free, ...usage}: Usage): object {
	return {...usage, total: String(total), free: String(free)};
}

function showAddress(cluster: CalicoLab['cluster'], ip: string): Result {
	const parsed = parseAddress(ip);
	if (!parsed) throw new UsageError(`'${ip}' is no address`, '--ip 10.48.12.65');
	const address = formatAddress(parsed.family, parsed.value);
	const owner = ownersIn(cluster).find(each => each.address === address);
	if (!owner) return {exit: 0, json: {address, inUse: false}, text: `${address} is not assigned`};
	const [namespace, pod] = owner.pod?.split('/') ?? [];
	const attributes = owner.pod
		? {namespace, node: owner.node, pod}
		: {node: owner.node, type: tunnelType(cluster, address)};
	const lines = Object.entries(attributes).map(([key, value]) => `  ${key}: ${value}`);
	const text = [`IP ${address} is in use`, 'Active Owner Attributes:', ...lines].join('\n');
	return {exit: 0, json: {address, inUse: true, ...attributes}, text};
}

function tunnelType({ipam}: CalicoLab['cluster'], address: string): string {
	const pool = ipam?.pools.find(({cidr: text}) => {
		const cidr = parseCidr(text);
		return cidr !== undefined && contains(cidr, address);
	});
	if (address.includes(':')) return 'vxlanV6TunnelAddress';
	return pool?.ipipMode === 'Never' ? 'vxlanTunnelAddress' : 'ipipTunnelAddress';
}

function showBorrowed(cluster: CalicoLab['cluster']): Result {
	const {borrowed = [], blocks = []} = cluster.ipam ?? {};
	const owners = ownersIn(cluster);
	const all = borrowed.map(({address, node}) => {
		const block = blocks.find(({cidr: text}) => {
			const cidr = parseCidr(text);
			return cidr !== undefined && contains(cidr, address);
		});
		const owner = owners.find(each => each.address === address);
		return {address, node, block: block?.cidr ?? '', blockOwner: block?.node ?? '', pod: owner?.pod ?? ''};
	});
	const names = ['IP', 'BORROWING-NODE', 'BLOCK', 'BLOCK OWNER', 'TYPE', 'ALLOCATED-TO'];
	const rows = all.map(({address, node, block, blockOwner, pod}) => [
		address,
		node,
		block,
		blockOwner,
		pod === '' ? '' : 'pod',
		pod,
	]);
	return {
		exit: 0,
		json: {borrowed: all},
		text: boxTable(
			names.map(name => ({name})),
			rows,
		),
	};
}
