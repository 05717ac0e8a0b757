/**
 * Which pools a request may be served from, in the order in which they are tried: that of their names, as the datastore
 * lists them, or that of the request. Facts: projectcalico/calico libcalico-go/lib/ipam/ipam.go (determinePools).
 */
import {formatCidr, parseCidr, parseInterfaceAddress} from '../../../topology/addresses.js';
import {matches, parseSelector} from '../../../topology/calico/selector.js';
import type {IpPool} from '../../../topology/calico/types.js';
import {compareText} from '../../../topology/kubernetes/objects.js';
import type {Family, Labels, Node} from '../../../topology/model.js';

export type PoolRequest = {
	readonly family: Family;
	readonly use: IpPool['allowedUses'][number];
	readonly node: Pick<Node, 'name' | 'labels'>;
	/** Of the pod's namespace. */
	readonly namespace?: Labels;
	/** Names or CIDRs: then selectors are not asked. */
	readonly requested?: readonly string[] | undefined;
};

/** A text says why there is none, as Calico's IPAM says it. */
export function poolsFor(pools: readonly IpPool[], request: PoolRequest): readonly IpPool[] | string {
	const {family, use, node, requested = []} = request;
	const enabled = inOrder(pools.filter(pool => pool.family === family && !pool.disabled));
	if (enabled.length === 0) return 'cannot find a qualified ippool';
	const chosen = requested.length > 0 ? named(pools, enabled, request) : selecting(enabled, request);
	if (typeof chosen === 'string') return chosen;
	if (chosen.length === 0) return `no configured Calico pools for node ${node.name}`;
	const usable = chosen.filter(({allowedUses}) => allowedUses.includes(use));
	return usable.length > 0
		? usable
		: `cannot find a qualified ippool, no pools match the required use (${use})`;
}

/** A text that is no selector selects nothing: it is reported where it is read. */
export function selects(selector: string, labels: Labels): boolean {
	const parsed = parseSelector(selector);
	return 'selector' in parsed && matches(parsed.selector, labels);
}

export function inOrder(pools: readonly IpPool[]): IpPool[] {
	return pools.toSorted((a, b) => compareText(a.name, b.name));
}

function selecting(enabled: readonly IpPool[], {node, namespace = {}}: PoolRequest): readonly IpPool[] {
	return enabled.filter(
		pool => selects(pool.nodeSelector, node.labels) && selects(pool.namespaceSelector, namespace),
	);
}

function named(
	pools: readonly IpPool[],
	enabled: readonly IpPool[],
	{family, requested = []}: PoolRequest,
): readonly IpPool[] | string {
	const found: IpPool[] = [];
	for (const word of requested) {
		const cidr = cidrNamed(word, pools);
		if (cidr === undefined) return `error parsing pool "${word}": invalid CIDR address: ${word}`;
		if (parseCidr(cidr)?.family !== family)
			return `"${cidr}" isn't a ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address`;
		const pool = enabled.find(each => each.cidr === cidr);
		if (!pool) return `the given pool (${cidr}) does not exist, or is not enabled`;
		found.push(pool);
	}
	return found;
}

/** In canonical form. */
function cidrNamed(word: string, pools: readonly IpPool[]): string | undefined {
	const parsed = parseInterfaceAddress(word);
	return parsed ? formatCidr(parsed.cidr) : pools.find(({name}) => name === word)?.cidr;
}
