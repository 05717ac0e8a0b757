/** Calico's part of a lab: what is wrong with it, with its place, and what the Cluster becomes by it. */
import type {CalicoObjects, IpPool} from '../../topology/calico/types.js';
import type {SourceObject} from '../../topology/kubernetes/objects.js';
import type {LoadedLab} from '../../topology/lab.js';
import type {Cluster, Ipam, Notice} from '../../topology/model.js';
import type {Place, Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {withCalico} from './calico.js';
import type {ChosenMode} from './choose-mode.js';
import {isSoundPool, type PoolField, poolProblems} from './ipam/check-pools.js';
import {keepClaims} from './ipam/claims.js';
import {blockSizeOptions, poolsOf} from './ipam/default-pools.js';
import {refusedPoolChanges} from './ipam/pool-changes.js';

export type CalicoParts = {
	readonly lab: LoadedLab;
	readonly chosen: ChosenMode;
	readonly modes: readonly Mode[];
	readonly objects: CalicoObjects;
	readonly written: readonly SourceObject[];
};

const nothing: Ipam = {pools: [], blocks: [], borrowed: [], strictAffinity: false};

/**
 * The cluster without its pods, with what Calico has; as it is for a mode without blocks. What is wrong is reported, and nobody
 * gets addresses of a pool that is.
 */
export function compileCalico(bare: Cluster, parts: CalicoParts, report: Report): Cluster {
	const {lab, chosen, modes, objects} = parts;
	if (chosen.mode.addressing !== 'blocks') return bare;
	const {running} = lab;
	const pools = poolsOf(objects.pools, {networks: bare.podCidrs, chosen});
	const problems = poolProblems(pools, {underlay: bare.underlay, mode: chosen.mode, modes});
	for (const {pool, field, ...problem} of problems) report({...problem, ...placed(pool.name, field, parts)});
	if (running) checkChanges(running, pools, {parts, report});
	const sound = pools.filter(pool => isSoundPool(pool, problems));
	const before = running ? {...keepClaims({...bare, ipam: nothing}, running), pods: running.pods} : bare;
	const {cluster, without} = withCalico(before, {chosen, objects, pools: sound});
	for (const {node, reason} of without) {
		report({
			code: 'cidr-exhausted',
			message: `the tunnel of ${node.name} gets no address: ${reason}`,
			hint: 'make the pool larger, or its blocks smaller',
			...(node.place && {at: node.place}),
		});
	}
	return {...cluster, pods: [], notices: unusedPools(pools, bare)};
}

function checkChanges(
	running: Cluster,
	pools: readonly IpPool[],
	{parts, report}: {readonly parts: CalicoParts; readonly report: Report},
): void {
	const {name: lab} = parts.lab;
	const hint = `end the lab and bring it up anew: 'npx cnilab down ${lab}', then 'up'; or take the change back`;
	for (const {name, field, message} of refusedPoolChanges(running, pools))
		report({code: 'not-live', message, hint, ...placed(name, field, parts)});
}

/** In the object; a default pool is made of what the lab file says. */
function placed(name: string, field: PoolField, {lab, written, objects}: CalicoParts): {readonly at?: Place} {
	const source = written.find(({object}) => object.kind === 'IPPool' && object.metadata.name === name);
	const known = objects.pools.find(pool => pool.name === name)?.place;
	const at = source
		? (source.locate(field === 'name' ? ['metadata', 'name'] : ['spec', field]) ?? known)
		: (known ?? placeOfDefault(name.includes('ipv6') ? 'ipv6' : 'ipv4', field, lab));
	return at ? {at} : {};
}

function placeOfDefault(
	family: 'ipv4' | 'ipv6',
	field: PoolField,
	{mode, locate}: LoadedLab,
): Place | undefined {
	const option = field === 'blockSize' ? mode.locate(['options', blockSizeOptions[family]]) : undefined;
	return option ?? locate(['pods', family]) ?? mode.locate(['name']);
}

/** Of a family that the lab's pods have not. */
function unusedPools(pools: readonly IpPool[], {families}: Cluster): Notice[] {
	return pools
		.filter(({family}) => !families.includes(family))
		.map(({name, family, place}) => ({
			subject: `IPPool ${name}`,
			message: `is not used: the pods of this lab have no ${family}`,
			...(place && {at: place}),
		}));
}
