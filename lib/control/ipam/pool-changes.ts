/** What of pools can't change while addresses are given from them. Facts: projectcalico/calico libcalico-go/lib/clientv3/ippool.go. */
import {addressOf, contains, parseCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import {type Cluster, families} from '../../../topology/model.js';
import type {PoolField} from './check-pools.js';

export type PoolChange = {readonly name: string; readonly field: PoolField; readonly message: string};

/** `running`: the lab as it is up, with its pods. */
export function refusedPoolChanges(running: Cluster, pools: readonly IpPool[]): PoolChange[] {
	const next = new Map(pools.map(pool => [pool.name, pool]));
	return (running.ipam?.pools ?? []).flatMap((was): PoolChange[] => {
		const {name} = was;
		const is = next.get(name);
		if (!is) return inUse(was, running) ? [{name, field: 'name', message: goneMessage(was, running)}] : [];
		const changed = (['cidr', 'blockSize'] as const).filter(field => is[field] !== was[field]);
		return changed.map(field => ({
			name,
			field,
			message: `the pool ${name} has ${field} ${was[field]} in the running lab, and here it is ${is[field]}: neither cidr nor blockSize of a pool can change`,
		}));
	});
}

function goneMessage({name, cidr}: IpPool, running: Cluster): string {
	return `${inUse({cidr}, running)} pods of the running lab have addresses of the pool ${name}, and here it is gone`;
}

/** How many pods have addresses of it. */
function inUse({cidr: text}: Pick<IpPool, 'cidr'>, {pods}: Cluster): number {
	const cidr = parseCidr(text);
	const isIn = (address: string | undefined) =>
		cidr !== undefined && address !== undefined && contains(cidr, addressOf(address));
	return pods.filter(
		({hostNetwork, addresses}) => !hostNetwork && families.some(family => isIn(addresses[family])),
	).length;
}
