/** Calico's part of a lab: what is wrong with it, with its place, and what the Cluster becomes by it. */
import {addressOf} from '../../topology/addresses.js';
import {isCalicoKind} from '../../topology/calico/objects.js';
import type {CalicoObjects, IpPool} from '../../topology/calico/types.js';
import type {SourceObject} from '../../topology/kubernetes/objects.js';
import type {LoadedLab} from '../../topology/lab.js';
import type {Cluster, Ipam, Notice} from '../../topology/model.js';
import type {Locate, Place, Report} from '../../topology/problems.js';
import type {Mode} from '../plan/mode.js';
import {withCalico} from './calico.js';
import type {ChosenMode} from './choose-mode.js';
import {ownProblems, type PoolField, poolProblems} from './ipam/check-pools.js';
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
	const around = {underlay: bare.underlay, mode: chosen.mode, modes};
	const wrong = pools.filter(pool => ownProblems(pool).length > 0);
	// What is wrong with a written one by itself was told when it was read.
	const made = wrong.filter(pool => !objects.pools.includes(pool));
	const problems = [...made.flatMap(ownProblems), ...poolProblems(pools, around)];
	for (const {pool, field, ...problem} of problems) report({...problem, ...placed(pool.name, field, parts)});
	checkNodes(bare, parts, report);
	if (running) checkChanges(running, pools, {parts, report});
	const unsound = new Set([...wrong, ...problems.map(({pool}) => pool)]);
	const sound = pools.filter(pool => !unsound.has(pool));
	const before = running ? {...keepClaims({...bare, ipam: nothing}, running), pods: running.pods} : bare;
	const {cluster, without, notices} = withCalico(before, {chosen, objects, pools: sound});
	for (const {node, reason} of without) {
		report({
			code: 'cidr-exhausted',
			message: `the tunnel of ${node.name} gets no address: ${reason}`,
			hint: 'make the pool larger, or its blocks smaller',
			...(node.place && {at: node.place}),
		});
	}
	const told = [...unusedPools(pools, bare), ...notices].map((each): Notice => ({...each, live: true}));
	return {...cluster, pods: [], notices: told};
}

/** The address that Calico's Node says is the node's own. */
function checkNodes({nodes}: Cluster, {objects, written}: CalicoParts, report: Report): void {
	for (const {name, ipv4Address, ipv6Address, place} of objects.nodes) {
		const node = nodes.find(each => each.name === name);
		if (!node) continue;
		for (const [family, said] of [
			['ipv4', ipv4Address],
			['ipv6', ipv6Address],
		] as const) {
			const own = node.attachment.addresses[family];
			if (said === undefined || (own !== undefined && addressOf(own) === addressOf(said))) continue;
			const at = locateIn(written, 'Node', name)?.(['spec', 'bgp', `${family}Address`]) ?? place;
			const message = `Node ${name} says that its address is ${said}, and ${own === undefined ? `it has no ${family}` : `it has ${own}`}`;
			const hint = own === undefined ? 'take it out' : `${own}; only the prefix length may be another`;
			report({code: 'bad-value', message, hint, ...(at && {at})});
		}
	}
}

function locateIn(
	written: readonly SourceObject[],
	kind: 'IPPool' | 'Node',
	name: string,
): Locate | undefined {
	return written.find(({object}) => isCalicoKind(kind, object) && object.metadata.name === name)?.locate;
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
	const locate = locateIn(written, 'IPPool', name);
	const known = objects.pools.find(pool => pool.name === name)?.place;
	const at = locate
		? (locate(field === 'name' ? ['metadata', 'name'] : ['spec', field]) ?? known)
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
export function unusedPools(pools: readonly IpPool[], {families}: Pick<Cluster, 'families'>): Notice[] {
	return pools
		.filter(({family}) => !families.includes(family))
		.map(({name, family, place}) => ({
			subject: `IPPool ${name}`,
			message: `is not used: the pods of this lab have no ${family}`,
			...(place && {at: place}),
		}));
}
